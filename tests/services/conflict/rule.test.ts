// From a contested refusal to a ruling: the case, the claim that follows it, and what each side is told.
import { beforeEach, expect, it } from 'vitest';
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { openConflict } from '#app/services/conflict/open.server.ts';
import { type RulingOutcome, ruleConflict } from '#app/services/conflict/rule.server.ts';
import { verifyLedger } from '#app/services/ledger/verify.server.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { contestRefusal } from '#app/services/registration/contest.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { withdrawRegistration } from '#app/services/registration/withdraw.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { findConflict, listOpenConflictsOf } from '#db/repositories/conflicts.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import {
  makeCustomer,
  makePartner,
  makePartnerUser,
  makeProductLine,
  makeStaff,
  usccOf,
} from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';

describeEachDatabase('rule on a conflict', (database) => {
  let line: { id: string };
  let anna: PartnerActor;
  let boris: PartnerActor;
  let manager: StaffActor;

  beforeEach(async () => {
    const { work } = database;
    line = await makeProductLine(work);
    manager = (await makeStaff(work, { roles: ['operations'] })).actor;
    anna = (await makePartnerUser(work, { partner: await makePartner(work, { productLines: [line.id] }) })).actor;
    boris = (await makePartnerUser(work, { partner: await makePartner(work, { productLines: [line.id] }) })).actor;
    await rebuildEngine(work);
  });

  async function read(id: string) {
    const registration = await findRegistration(database.db, id, null);
    if (!registration) throw new Error('not there');
    return registration;
  }
  async function submit(actor: PartnerActor, content: Partial<RegistrationContent> = {}) {
    const id = database.work.newId();
    await submitRegistration(database.work, actor, null, {
      id,
      version: null,
      content: contentOf({ productLineId: line.id, ...content }),
    });
    return read(id);
  }
  async function contested() {
    const incumbent = await submit(anna);
    await approveRegistration(database.work, manager, null, {
      id: incumbent.id,
      version: incumbent.version,
      resolution: { kind: 'new' },
    });
    const challenger = await submit(boris);
    const answer = await contestRefusal(database.work, boris, null, {
      id: challenger.id,
      version: challenger.version,
      statement: 'We met them first.',
    });
    expect(answer).toBeGranted();
    const [conflict] = await listOpenConflictsOf(database.db, challenger.id);
    if (!conflict) throw new Error('no conflict');
    return { incumbent, challenger, conflict };
  }
  const rule = (conflict: { id: string; version: number }, outcome: RulingOutcome) =>
    ruleConflict(database.work, manager, null, {
      id: conflict.id,
      version: conflict.version,
      outcome,
      reasonCode: 'strongerEvidence',
      reasonText: 'Minutes of three visits.',
    });
  const liveOwners = async () =>
    (await database.db.selectFrom('claims').select('ownerPartnerId').where('liveKey', 'is not', null).execute()).map(
      (claim) => claim.ownerPartnerId,
    );

  it('a contest opens a case with both sides, and the registration is disputed', async () => {
    const { incumbent, challenger, conflict } = await contested();
    expect(conflict).toMatchObject({
      cause: 'contest',
      incumbentRegistrationId: incumbent.id,
      challengerRegistrationId: challenger.id,
      statement: 'We met them first.',
    });
    expect(await read(challenger.id)).toMatchObject({ status: 'disputed', holderRole: 'channelManager' });
    expect(await liveOwners()).toEqual([anna.partnerId]);
  });

  it('for the incumbent: the claim stays, the challenger is told it lost', async () => {
    const { incumbent, challenger, conflict } = await contested();
    expect(await rule(conflict, 'incumbent')).toBeGranted();
    expect(await liveOwners()).toEqual([anna.partnerId]);
    expect(await read(challenger.id)).toMatchObject({ status: 'rejected', reasonCode: 'strongerEvidence' });
    expect(await read(incumbent.id)).toMatchObject({ status: 'approved' });
  });

  it('for the challenger: the old claim is overridden, the new one protected, both in one ledger entry', async () => {
    const { incumbent, challenger, conflict } = await contested();
    expect(await rule(conflict, 'challenger')).toBeGranted();
    expect(await liveOwners()).toEqual([boris.partnerId]);
    expect(await read(incumbent.id)).toMatchObject({ status: 'rejected' });
    const won = await read(challenger.id);
    expect(won).toMatchObject({ status: 'approved', customerId: incumbent.customerId });
    expect(await findConflict(database.db, conflict.id)).toMatchObject({
      status: 'ruled',
      winnerRegistrationId: challenger.id,
    });
    expect(await verifyLedger(database.work)).toMatchObject({ ok: true });
  });

  it('as different companies: the challenger gets a claim of its own to be reviewed', async () => {
    const { challenger, incumbent, conflict } = await contested();
    expect(await rule(conflict, 'different')).toBeGranted();
    const again = await read(challenger.id);
    expect(again).toMatchObject({ status: 'inReview', answer: 'needsReview' });
    expect(again.customerId).not.toBe(incumbent.customerId);
    expect(
      await approveRegistration(database.work, manager, null, {
        id: again.id,
        version: again.version,
        resolution: { kind: 'same', customerId: again.customerId ?? '' },
      }),
    ).toBeGranted();
    expect((await liveOwners()).sort()).toEqual([anna.partnerId, boris.partnerId].sort());
  });

  it('a likely look-alike of a live claim opens a case by itself; ruled for the challenger, its prospect is absorbed', async () => {
    const incumbent = await submit(anna, {
      companyName: '北京拓云智能科技有限公司',
      contacts: [{ name: '王敏', title: null, phone: '13800138111', email: null }],
    });
    const challenger = await submit(boris, {
      companyName: '北京拓芸智能科技有限公司',
      contacts: [{ name: '王敏', title: null, phone: '13800138111', email: null }],
    });
    expect(challenger).toMatchObject({ status: 'disputed', answer: 'needsReview', verdict: 'likely' });
    const [conflict] = await listOpenConflictsOf(database.db, challenger.id);
    expect(conflict).toMatchObject({ cause: 'likelySame', incumbentRegistrationId: incumbent.id });
    if (!conflict) return;
    expect(await rule(conflict, 'challenger')).toBeGranted();
    expect(await liveOwners()).toEqual([boris.partnerId]);
    expect(await read(challenger.id)).toMatchObject({ status: 'approved', customerId: incumbent.customerId });
  });

  it("a contest against the manufacturer's own customer opens a case too, and may be won", async () => {
    const customer = await makeCustomer(database.work, { productLines: [line.id], uscc: usccOf(77) });
    const challenger = await submit(boris, { companyName: customer.legalName, uscc: usccOf(77) });
    expect(challenger).toMatchObject({ answer: 'unavailable' });
    await contestRefusal(database.work, boris, null, {
      id: challenger.id,
      version: challenger.version,
      statement: 'New plant, new buyer.',
    });
    const [conflict] = await listOpenConflictsOf(database.db, challenger.id);
    expect(conflict).toMatchObject({ claimId: null, incumbentRegistrationId: null });
    if (!conflict) return;
    expect(await rule(conflict, 'challenger')).toBeGranted();
    expect(await liveOwners()).toEqual([boris.partnerId]);
  });

  it('a reviewer opens a case against the claim of a candidate', async () => {
    const incumbent = await submit(anna, { companyName: '佛山南海陶瓷机械有限公司' });
    const other = await submit(boris, { companyName: '济南泉城锅炉有限公司' });
    const opened = await openConflict(database.work, manager, null, {
      registrationId: other.id,
      version: other.version,
      claimId: incumbent.claimId ?? '',
    });
    expect(opened).toBeGranted();
    expect(await read(other.id)).toMatchObject({ status: 'disputed' });
  });

  it('is closed when the challenger withdraws, and sends it back to review when the incumbent does', async () => {
    const first = await contested();
    const disputed = await read(first.challenger.id);
    expect(await withdrawRegistration(database.work, boris, null, disputed)).toBeGranted();
    expect(await findConflict(database.db, first.conflict.id)).toMatchObject({ status: 'closed' });
  });

  it('is ruled once', async () => {
    const { conflict } = await contested();
    await rule(conflict, 'incumbent');
    expect(await rule(conflict, 'challenger')).toBeRefusedWith('stale');
    expect(await rule({ ...conflict, version: conflict.version + 1 }, 'challenger')).toBeRefusedWith('notPossible');
  });

  it('is contested only after `unavailable`', async () => {
    const own = await submit(anna);
    expect(
      await contestRefusal(database.work, anna, null, { id: own.id, version: own.version, statement: 'x' }),
    ).toBeRefusedWith('notPossible');
  });
});
