// A case that a partner did not ask for: nothing of it can be read in the portal, on either side, until it is told; and what
// is told at the end names nobody.
import { beforeEach, expect, it } from 'vitest';
import type { LoaderFunctionArgs } from '@remix-run/node';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { loader as homeLoader } from '#app/routes/portal+/_index.tsx';
import { loader as layoutLoader } from '#app/routes/portal+/_layout.tsx';
import { action as detailAction, loader as detailLoader } from '#app/routes/portal+/registrations.$id._index.tsx';
import { loader as receiptLoader } from '#app/routes/portal+/registrations.$id.receipt.tsx';
import { loader as listLoader } from '#app/routes/portal+/registrations._index.tsx';
import { loader as exportLoader } from '#app/routes/portal+/registrations[.]csv.ts';
import { openConflict } from '#app/services/conflict/open.server.ts';
import { type RulingOutcome, ruleConflict } from '#app/services/conflict/rule.server.ts';
import { deliverDueMail } from '#app/services/outbox/deliver-mail.server.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { contestRefusal } from '#app/services/registration/contest.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { withdrawRegistration } from '#app/services/registration/withdraw.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { listOpenConflictsOf } from '#db/repositories/conflicts.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makePartner, makePartnerUser, makeProductLine, makeStaff } from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';
import { openBrowser } from '#tests/support/requests.ts';

type Route = (args: LoaderFunctionArgs) => unknown;
type Person = Awaited<ReturnType<typeof makePartnerUser>>;

/** The id that a follow-up would get is made anew at every look. */
function withoutFormIds(body: unknown): unknown {
  const isOffer = typeof body === 'object' && body !== null && 'followUpId' in body;
  return isOffer ? { ...body, followUpId: body.followUpId === null ? null : 'offered' } : body;
}

describeEachDatabase('A case that its partner did not ask for', (database) => {
  let line: { id: string };
  let anna: Person;
  let boris: Person;
  let operations: StaffActor;

  beforeEach(async () => {
    line = await makeProductLine(database.work);
    operations = (await makeStaff(database.work, { roles: ['operations'] })).actor;
    const partner = (name: string) => makePartner(database.work, { name, productLines: [line.id] });
    anna = await makePartnerUser(database.work, { partner: await partner('申泰机电') });
    boris = await makePartnerUser(database.work, { partner: await partner('浙海泵业') });
    await rebuildEngine(database.work);
  });

  async function read(id: string) {
    const row = await findRegistration(database.db, id, null);
    if (!row) throw new Error('not there');
    return row;
  }
  async function submit(person: Person, companyName: string) {
    const id = database.work.newId();
    const content = contentOf({ productLineId: line.id, companyName });
    expect(await submitRegistration(database.work, person.actor, null, { id, version: null, content })).toBeGranted();
    return read(id);
  }
  async function approve(id: string) {
    const { version } = await read(id);
    const approval = { id, version, resolution: { kind: 'new' as const } };
    expect(await approveRegistration(database.work, operations, null, approval)).toBeGranted();
  }
  async function open(challengerId: string, claimId: string | null) {
    const { version } = await read(challengerId);
    const asked = { registrationId: challengerId, version, claimId: claimId ?? '' };
    expect(await openConflict(database.work, operations, null, asked)).toBeGranted();
    expect((await read(challengerId)).status).toBe('disputed');
    const [conflict] = await listOpenConflictsOf(database.db, challengerId);
    if (!conflict) throw new Error('no case');
    return conflict;
  }
  /** All that one side can read of its registration. */
  async function seen(person: Person, id: string) {
    const browser = await openBrowser(database.work, person);
    const at = `/portal/registrations/${id}`;
    const pages: [Route, string][] = [
      [detailLoader, at],
      [receiptLoader, `${at}/receipt`],
      [listLoader, '/portal/registrations'],
      ...['inReview', 'disputed', 'approved'].map((status): [Route, string] => [
        listLoader,
        `/portal/registrations?status=${status}`,
      ]),
      [exportLoader, '/portal/registrations.csv'],
      [homeLoader, '/portal'],
      [layoutLoader, '/portal'],
    ];
    const told = [];
    for (const [loader, path] of pages) {
      const { status, body } = await browser.get(loader, path, { params: { id } });
      told.push({ path, status, body: withoutFormIds(body) });
    }
    return told;
  }
  const mailsTo = async (person: Person) => {
    await deliverDueMail(database.work);
    const mails = await database.db
      .selectFrom('mails')
      .select(['message', 'text'])
      .where('recipient', '=', person.email)
      .where('message', '=', 'conflictRuled')
      .execute();
    return mails.map(({ text }) => text);
  };
  const rule = async (conflict: { id: string; version: number }, outcome: RulingOutcome) =>
    expect(
      await ruleConflict(database.work, operations, null, {
        id: conflict.id,
        version: conflict.version,
        outcome,
        reasonCode: 'strongerEvidence',
        reasonText: 'Minutes of three visits.',
      }),
    ).toBeGranted();

  it('moves nothing that either side can read: neither pages, lists, filters nor files', async () => {
    const incumbent = await submit(anna, '佛山南海陶瓷机械有限公司');
    const challenger = await submit(boris, '济南泉城锅炉有限公司');
    database.clock.advance({ hours: 3 });
    const before = [await seen(anna, incumbent.id), await seen(boris, challenger.id)];
    await open(challenger.id, incumbent.claimId);
    expect([await seen(anna, incumbent.id), await seen(boris, challenger.id)]).toEqual(before);
    expect(JSON.stringify(before[1]?.find(({ path }) => path.endsWith('status=inReview')))).toContain('济南泉城');
    expect(JSON.stringify(before[1]?.find(({ path }) => path.endsWith('status=disputed')))).not.toContain('济南泉城');
    expect(await mailsTo(boris)).toEqual([]);
  });

  it('leaves an approved registration looking approved, and not to be withdrawn', async () => {
    const incumbent = await submit(anna, '佛山南海陶瓷机械有限公司');
    await approve(incumbent.id);
    const challenger = await submit(boris, '济南泉城锅炉有限公司');
    await approve(challenger.id);
    const before = await seen(boris, challenger.id);
    await open(challenger.id, (await read(incumbent.id)).claimId);
    expect(await seen(boris, challenger.id)).toEqual(before);
    expect(before[0]?.body).toMatchObject({ registration: { status: 'approved' }, can: { withdraw: false } });
    const { id, version } = await read(challenger.id);
    expect(await withdrawRegistration(database.work, boris.actor, null, { id, version })).toBeRefusedWith(
      'notPossible',
    );
  });

  it('takes the withdrawal of a form that was open before', async () => {
    const incumbent = await submit(anna, '佛山南海陶瓷机械有限公司');
    const challenger = await submit(boris, '济南泉城锅炉有限公司');
    await open(challenger.id, incumbent.claimId);
    const browser = await openBrowser(database.work, boris);
    const form = { intent: 'withdraw', version: String(challenger.version) };
    const at = `/portal/registrations/${challenger.id}`;
    expect((await browser.post(detailAction, at, form, { params: { id: challenger.id } })).status).toBe(303);
    expect((await read(challenger.id)).status).toBe('withdrawn');
  });

  it('goes as it came when the other side withdraws', async () => {
    const incumbent = await submit(anna, '佛山南海陶瓷机械有限公司');
    const challenger = await submit(boris, '济南泉城锅炉有限公司');
    const before = await seen(boris, challenger.id);
    await open(challenger.id, incumbent.claimId);
    expect(await withdrawRegistration(database.work, anna.actor, null, await read(incumbent.id))).toBeGranted();
    expect((await read(challenger.id)).status).toBe('inReview');
    expect(await seen(boris, challenger.id)).toEqual(before);
  });

  it('is told to both sides when it is ruled that they are different companies', async () => {
    const incumbent = await submit(anna, '佛山南海陶瓷机械有限公司');
    await approve(incumbent.id);
    const challenger = await submit(boris, '济南泉城锅炉有限公司');
    const conflict = await open(challenger.id, (await read(incumbent.id)).claimId);
    await rule(conflict, 'different');
    const [holds] = await seen(anna, incumbent.id);
    const [asks] = await seen(boris, challenger.id);
    expect(holds?.body).toMatchObject({
      registration: { status: 'approved' },
      events: expect.arrayContaining([
        expect.objectContaining({ action: 'conflict.close', outcome: 'kept' }),
      ]) as unknown,
    });
    expect(asks?.body).toMatchObject({
      registration: { status: 'inReview' },
      events: expect.arrayContaining([
        expect.objectContaining({ action: 'conflict.close', outcome: 'back' }),
      ]) as unknown,
    });
    const [toAnna, toBoris] = [await mailsTo(anna), await mailsTo(boris)];
    expect([toAnna.length, toBoris.length]).toEqual([1, 1]);
    for (const told of [JSON.stringify(holds), ...toAnna])
      expect(told).not.toMatch(/浙海|济南泉城|strongerEvidence|three visits/);
    for (const told of [JSON.stringify(asks), ...toBoris])
      expect(told).not.toMatch(/申泰|佛山南海|strongerEvidence|three visits/);
  });

  it('is another matter where the partner contested: it is told when nothing is left to rule', async () => {
    const incumbent = await submit(anna, '佛山南海陶瓷机械有限公司');
    const challenger = await submit(boris, '佛山南海陶瓷机械有限公司');
    const contest = { id: challenger.id, version: challenger.version, statement: 'We were first' };
    expect(await contestRefusal(database.work, boris.actor, null, contest)).toBeGranted();
    const [page] = await seen(boris, challenger.id);
    expect(page?.body).toMatchObject({ registration: { status: 'disputed' } });
    expect(await withdrawRegistration(database.work, anna.actor, null, await read(incumbent.id))).toBeGranted();
    const [after] = await seen(boris, challenger.id);
    expect(after?.body).toMatchObject({ registration: { status: 'inReview' } });
    expect(await mailsTo(boris)).toHaveLength(1);
  });
});
