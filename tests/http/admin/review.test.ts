// The review page and the conflict case over HTTP: each decision, what it answers when it cannot be, and where it leads.
import { beforeEach, expect, it } from 'vitest';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { paths } from '#app/http/paths.ts';
import { action as ruleAction, loader as conflictLoader } from '#app/routes/admin+/conflicts.$id.tsx';
import { loader as conflictsLoader } from '#app/routes/admin+/conflicts._index.tsx';
import { action, loader } from '#app/routes/admin+/review.$id.tsx';
import { loader as queueLoader } from '#app/routes/admin+/review.tsx';
import type { ConflictView } from '#app/services/conflict/view.server.ts';
import type { OwnDecision } from '#app/services/registration/own-decision.server.ts';
import type { ReviewQueue } from '#app/services/registration/review-queue.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import type { ReviewView } from '#app/services/registration/view-for-review.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { makePartner, makePartnerUser, makeProductLine, makeStaff } from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';
import { type Browser, openBrowser } from '#tests/support/requests.ts';

describeOnSqlite('the review page', (database) => {
  let line: { id: string };
  let anna: PartnerActor;
  let boris: PartnerActor;
  let operations: { id: string };
  let browser: Browser;

  beforeEach(async () => {
    const { work } = database;
    line = await makeProductLine(work);
    const partner = () => makePartner(work, { productLines: [line.id] });
    anna = (await makePartnerUser(work, { partner: await partner() })).actor;
    boris = (await makePartnerUser(work, { partner: await partner() })).actor;
    operations = await makeStaff(work, { roles: ['operations'] });
    for (const [list, code] of [
      ['rejectReason', 'notReal'],
      ['rulingReason', 'earlierValid'],
    ] as const) {
      const entry = { list, code, nameEn: `the code ${code}`, nameZh: code, position: 1, status: 'active', version: 1 };
      await database.db.insertInto('codeListEntries').values(entry).execute();
    }
    await rebuildEngine(work);
    browser = await openBrowser(work, operations);
  });

  /** Submits and moves the clock, so that promises stand in the order of submission. */
  async function submit(actor: PartnerActor, content: Partial<RegistrationContent>) {
    const id = database.work.newId();
    const submission = { id, version: null, content: contentOf({ productLineId: line.id, ...content }) };
    expect(await submitRegistration(database.work, actor, null, submission)).toBeGranted();
    database.clock.advance({ minutes: 1 });
    return id;
  }
  const view = async (id: string, query = '', by = browser) =>
    (await by.get(loader, paths.admin.reviewRegistration(id) + query, { params: { id } })).body as { view: ReviewView };
  const queue = async (query = '') =>
    (await browser.get(queueLoader, paths.admin.review() + query)).body as {
      queue: ReviewQueue;
      decision: OwnDecision | null;
    };
  async function decide(
    id: string,
    intent: string,
    fields: Record<string, string | string[]> = {},
    query = '',
    by = browser,
  ) {
    const { registration } = (await view(id)).view;
    const body = { intent, version: String(registration.version), ...fields };
    return by.post(action, paths.admin.reviewRegistration(id) + query, body, { params: { id } });
  }
  const statusOf = async (id: string) => (await view(id)).view.registration.status;

  it('opens the next of the chosen queue after a decision, and offers to take it back', async () => {
    const first = await submit(anna, { companyName: '青岛海风泵业有限公司' });
    await submit(boris, { companyName: '兰州黄河阀门有限公司', kind: 'lead' });
    const third = await submit(anna, { companyName: '昆明滇池化工有限公司' });
    const query = `?partner=${anna.partnerId}`;
    const answer = await decide(first, 'approve', { resolution: 'new' }, query);
    expect(answer.status).toBe(303);
    expect(answer.location).toBe(paths.admin.reviewRegistration(third, { partner: anna.partnerId, decided: first }));
    expect(await statusOf(first)).toBe('approved');
    const { queue: left, decision } = await queue(`${query}&decided=${first}`);
    expect(left.items.map(({ id }) => id)).toEqual([third]);
    expect(decision).toMatchObject({ id: first, became: 'approved' });
  });

  it('takes a decision back and opens the registration again', async () => {
    const id = await submit(anna, {});
    await decide(id, 'reject', { reasonCode: 'notReal' });
    const { decision } = await queue(`?decided=${id}`);
    const undone = await decide(id, 'undo', { version: String(decision?.version) });
    expect(undone.location).toBe(paths.admin.reviewRegistration(id));
    expect(await statusOf(id)).toBe('inReview');
    expect((await queue(`?decided=${id}`)).decision).toBeNull();
  });

  it('says when it is too late to take a decision back', async () => {
    const id = await submit(anna, {});
    await decide(id, 'reject', { reasonCode: 'notReal' });
    database.clock.advance({ minutes: 1 });
    expect(await decide(id, 'undo')).toMatchObject({ status: 409, body: { intent: 'undo', refusal: 'tooLate' } });
    expect(await statusOf(id)).toBe('rejected');
  });

  it('leads back to the list when nothing is left', async () => {
    const id = await submit(anna, {});
    const answer = await decide(id, 'return', { 'fields[]': ['uscc', 'evidence'] });
    expect(answer.location).toBe(paths.admin.review({ decided: id }));
    const { registration } = (await view(id)).view;
    expect(registration).toMatchObject({ status: 'returned', returnFields: ['uscc', 'evidence'] });
  });

  it('asks for what a decision needs, keeps what was typed, and decides nothing', async () => {
    const id = await submit(anna, {});
    const cases: [string, Record<string, string>, string][] = [
      ['reject', { note: 'typed' }, 'reasonCode'],
      ['reject', { note: 'typed', reasonCode: 'made-up' }, 'reasonCode'],
      ['reject', { note: 'typed', reasonCode: 'notReal', message: 'x'.repeat(2001) }, 'message'],
      ['return', { note: 'typed' }, 'message'],
      ['approve', { note: 'typed' }, 'resolution'],
      ['approve', { note: 'typed', resolution: 'same:nobody' }, 'resolution'],
      ['dispute', { note: 'typed' }, 'claimId'],
    ];
    for (const [intent, fields, field] of cases) {
      const answer = await decide(id, intent, fields);
      expect(answer, `${intent} ${JSON.stringify(fields)}`).toMatchObject({
        status: 400,
        body: { intent, values: { note: 'typed' } },
      });
      expect(Object.keys((answer.body as { problems: object }).problems)).toEqual([field]);
    }
    expect(await statusOf(id)).toBe('inReview');
  });

  it('refuses a decision made on what is no longer so, and keeps what was typed', async () => {
    const id = await submit(anna, {});
    const stale = await decide(id, 'reject', { version: '1', reasonCode: 'notReal', note: 'long thought' });
    expect(stale).toMatchObject({ status: 409, body: { refusal: 'stale', values: { note: 'long thought' } } });
    await decide(id, 'approve', { resolution: 'new' });
    expect(await decide(id, 'reject', { reasonCode: 'notReal' })).toMatchObject({
      status: 409,
      body: { refusal: 'notPossible' },
    });
    expect(await statusOf(id)).toBe('approved');
  });

  it('refuses a company that is not in the master list', async () => {
    const id = await submit(anna, {});
    const answer = await decide(id, 'approve', { resolution: `same:${database.work.newId()}` });
    expect(answer).toMatchObject({ status: 409, body: { refusal: 'unknownCustomer' } });
  });

  it('checks again on request and comes back to the registration', async () => {
    const id = await submit(anna, {});
    const answer = await decide(id, 'recheck', {}, '?overdue=1');
    expect(answer.location).toBe(paths.admin.reviewRegistration(id, { overdue: 1 }));
  });

  it('opens a conflict with a look-alike’s claim, shows it, and rules it', async () => {
    const held = await submit(anna, { companyName: '杭州西湖泵业有限公司' });
    await decide(held, 'approve', { resolution: 'new' });
    // Not alike enough for the rules to open the case themselves.
    const contacts = [{ name: '周强', title: null, phone: '13900139000', email: null }];
    const rival = await submit(boris, { companyName: '杭州西湖泵业有限公司苏州分公司', contacts });
    expect(await statusOf(rival)).toBe('inReview');
    const { candidates } = (await view(rival)).view;
    const claim = candidates.find(({ standing }) => standing.claim)?.standing.claim;
    const opened = await decide(rival, 'dispute', { claimId: claim?.claimId ?? '' });
    expect(opened.status).toBe(303);
    const id = opened.location?.split('/').at(-1) ?? '';
    expect((await view(rival)).view).toMatchObject({ registration: { status: 'disputed' }, conflict: { id } });
    expect((await browser.get(conflictsLoader, paths.admin.conflicts())).body).toMatchObject({
      page: { items: [{ id }] },
    });

    const at = { params: { id } };
    const read = async () =>
      (await browser.get(conflictLoader, paths.admin.conflict(id), at)).body as { view: ConflictView; told: object };
    const { view: open, told } = await read();
    expect(open).toMatchObject({
      incumbent: { registration: { id: held } },
      challenger: { registration: { id: rival } },
    });
    expect(JSON.stringify(told)).not.toContain('西湖');

    const ruling = {
      version: String(open.conflict.version),
      outcome: 'incumbent',
      reasonCode: 'earlierValid',
      reasonText: 'First.',
    };
    const post = (fields: Record<string, string>) => browser.post(ruleAction, paths.admin.conflict(id), fields, at);
    const wrong = await post({ ...ruling, reasonCode: 'made-up', reasonText: ' ' });
    expect(wrong).toMatchObject({ status: 400, body: { values: { outcome: 'incumbent' } } });
    expect(Object.keys((wrong.body as { problems: object }).problems).sort()).toEqual(['reasonCode', 'reasonText']);
    expect(await post({ ...ruling, version: '99' })).toMatchObject({
      status: 409,
      body: { refusal: 'stale', values: { reasonText: 'First.' } },
    });
    expect((await post(ruling)).location).toBe(paths.admin.conflict(id));
    expect((await read()).view.ruling).toMatchObject({
      outcome: 'incumbent',
      reason: 'the code earlierValid',
      text: 'First.',
    });
    expect(await statusOf(rival)).toBe('rejected');
    expect(await post(ruling)).toMatchObject({ status: 409 });
  });

  it('lets an auditor read and not decide, and hides everything from partners', async () => {
    const id = await submit(anna, {});
    const auditor = await openBrowser(database.work, await makeStaff(database.work, { roles: ['auditor'] }));
    expect((await view(id, '', auditor)).view.mayDecide).toBe(false);
    expect((await decide(id, 'approve', { resolution: 'new' }, '', auditor)).status).toBe(403);
    const partner = await openBrowser(database.work, { id: anna.userId });
    expect((await partner.get(loader, paths.admin.reviewRegistration(id), { params: { id } })).status).toBe(404);
    expect(
      (await partner.post(action, paths.admin.reviewRegistration(id), { intent: 'approve' }, { params: { id } }))
        .status,
    ).toBe(404);
    expect(await statusOf(id)).toBe('inReview');
  });

  it('answers nonsense with 400 and an unknown registration with 404', async () => {
    const id = await submit(anna, {});
    expect((await decide(id, 'shred')).status).toBe(400);
    const nobody = database.work.newId();
    expect((await browser.get(loader, paths.admin.reviewRegistration(nobody), { params: { id: nobody } })).status).toBe(
      404,
    );
    expect((await browser.get(loader, '/admin/review/x', { params: { id: 'x' } })).status).toBe(404);
    expect((await queue('?partner=x&line=1&kind=all&verdict=%00&after=zzz')).queue.items).toHaveLength(1);
  });
});
