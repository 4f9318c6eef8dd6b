// Deciding: approve, reject, return, undo and withdraw, and what each does to the claim.
import { beforeEach, expect, it } from 'vitest';
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { expireClaims } from '#app/services/claim/expire.server.ts';
import { verifyLedger } from '#app/services/ledger/verify.server.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { rejectRegistration } from '#app/services/registration/reject.server.ts';
import { returnRegistration } from '#app/services/registration/return.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { undoDecision } from '#app/services/registration/undo.server.ts';
import { withdrawRegistration } from '#app/services/registration/withdraw.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { findCustomer } from '#db/repositories/customers.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCustomer, makePartner, makePartnerUser, makeProductLine, makeStaff } from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';

describeEachDatabase('decide a registration', (database) => {
  let line: { id: string };
  let anna: PartnerActor;
  let boris: PartnerActor;
  let manager: StaffActor;

  beforeEach(async () => {
    const { work } = database;
    line = await makeProductLine(work);
    const staff = await makeStaff(work);
    manager = staff.actor;
    const partner = () => makePartner(work, { productLines: [line.id], channelManagerId: staff.id });
    anna = (await makePartnerUser(work, { partner: await partner() })).actor;
    boris = (await makePartnerUser(work, { partner: await partner() })).actor;
    await rebuildEngine(work);
  });

  async function submit(actor: PartnerActor, content: Partial<RegistrationContent> = {}) {
    const id = database.work.newId();
    const answer = await submitRegistration(database.work, actor, null, {
      id,
      version: null,
      content: contentOf({ productLineId: line.id, ...content }),
    });
    expect(answer).toBeGranted();
    return read(id);
  }
  async function read(id: string) {
    const registration = await findRegistration(database.db, id, null);
    if (!registration) throw new Error('not there');
    return registration;
  }
  const claims = () =>
    database.db
      .selectFrom('claims')
      .select(['status', 'ownerPartnerId', 'customerId', 'protectedUntil', 'liveKey', 'endReason'])
      .orderBy('createdAt')
      .execute();
  const mailsTo = async (userId: string) =>
    (
      await database.db
        .selectFrom('outbox')
        .select(['payload', 'deliveredAt'])
        .where('topic', '=', 'mail.send')
        .orderBy('position')
        .execute()
    )
      .map((row) => ({
        ...(JSON.parse(row.payload) as { userId: string; message: { name: string } }),
        cancelled: row.deliveredAt !== null,
      }))
      .filter((mail) => mail.userId === userId)
      .map((mail) => `${mail.message.name}${mail.cancelled ? ' cancelled' : ''}`);
  const approve = (id: string, version: number) =>
    approveRegistration(database.work, manager, null, { id, version, resolution: { kind: 'new' } });

  it('approves as new: the claim is active for 90 days, the company enters the master list, the partner is told', async () => {
    const { id, version, customerId } = await submit(anna);
    expect(await approve(id, version)).toBeGranted();
    expect(await read(id)).toMatchObject({ status: 'approved', decidedBy: manager.userId, dueAt: null });
    const [claim] = await claims();
    expect(claim).toMatchObject({ status: 'active', ownerPartnerId: anna.partnerId });
    expect(Date.parse(claim?.protectedUntil ?? '') - database.clock.now().getTime()).toBe(90 * 86_400_000);
    expect(await findCustomer(database.db, customerId ?? '')).toMatchObject({ status: 'active' });
    expect(await mailsTo(anna.userId)).toEqual(['submitted', 'approved']);
  });

  it('approves as a known company: the prospect is merged into it, its spelling learnt, the claim moved', async () => {
    const known = await makeCustomer(database.work, { legalName: '苏州恒立精密机械制造有限公司' });
    const { id, version, customerId } = await submit(anna, { companyName: '苏州恒力精密机械有限公司' });
    const resolution = { kind: 'same' as const, customerId: known.id };
    expect(await approveRegistration(database.work, manager, null, { id, version, resolution })).toBeGranted();
    expect(await read(id)).toMatchObject({ customerId: known.id, companyName: '苏州恒力精密机械有限公司' });
    expect((await claims()).map((claim) => claim.customerId)).toEqual([known.id]);
    expect(await findCustomer(database.db, customerId ?? '')).toMatchObject({
      status: 'merged',
      canonicalId: known.id,
    });
    const names = (await findCustomer(database.db, known.id))?.names.map((name) => `${name.kind} ${name.value}`);
    expect(names).toContain('alias 苏州恒力精密机械有限公司');
  });

  it("refuses to resolve to a company on which another partner's claim is live", async () => {
    const first = await submit(anna, { companyName: '南通海瑞纺织机械有限公司' });
    await approve(first.id, first.version);
    const second = await submit(boris, { companyName: '温州瓯江电气有限公司' });
    const resolution = { kind: 'same' as const, customerId: first.customerId ?? '' };
    expect(
      await approveRegistration(database.work, manager, null, { id: second.id, version: second.version, resolution }),
    ).toBeRefusedWith('claimed');
    expect(await read(second.id)).toMatchObject({ status: 'inReview' });
    expect(await verifyLedger(database.work)).toMatchObject({ ok: true, entries: 3 });
  });

  it('rejects: the claim is released and a rival may have the customer', async () => {
    const { id, version } = await submit(anna);
    expect(
      await rejectRegistration(database.work, manager, null, {
        id,
        version,
        reasonCode: 'notReal',
        message: null,
        note: 'called',
      }),
    ).toBeGranted();
    expect(await claims()).toMatchObject([{ status: 'released', liveKey: null, endReason: 'rejected' }]);
    expect(await submit(boris)).toMatchObject({ answer: 'clear', status: 'inReview' });
  });

  it('returns and takes the answer: the number, the place in line and the claim stay', async () => {
    const before = await submit(anna);
    expect(
      await returnRegistration(database.work, manager, null, {
        id: before.id,
        version: before.version,
        fields: ['requirement'],
        message: 'More, please',
      }),
    ).toBeGranted();
    const returned = await read(before.id);
    // The partner holds it: nobody promises anything meanwhile.
    expect(before.dueAt).toBe('2026-11-04T08:00:00.000Z');
    expect(returned).toMatchObject({ status: 'returned', holderRole: 'partner', dueAt: null });
    expect(returned.returnFields).toEqual(['requirement']);
    expect(await submit(boris)).toMatchObject({ answer: 'unavailable' });
    const content = contentOf({ productLineId: line.id, requirement: 'Two sets, 45 kW, by March' });
    expect(
      await submitRegistration(database.work, anna, null, { id: before.id, version: returned.version, content }),
    ).toBeGranted();
    expect(await read(before.id)).toMatchObject({
      status: 'inReview',
      number: before.number,
      ledgerSeq: before.ledgerSeq,
      claimId: before.claimId,
      requirement: 'Two sets, 45 kW, by March',
    });
  });

  it('an answer that names another company gives up the old claim', async () => {
    const before = await submit(anna, { companyName: '苏州恒力精密机械有限公司' });
    await returnRegistration(database.work, manager, null, {
      id: before.id,
      version: before.version,
      fields: ['companyName'],
      message: 'Which company?',
    });
    const content = contentOf({ productLineId: line.id, companyName: '芜湖江东汽车零部件有限公司' });
    await submitRegistration(database.work, anna, null, {
      id: before.id,
      version: (await read(before.id)).version,
      content,
    });
    expect((await claims()).map(({ status, endReason }) => [status, endReason])).toEqual([
      ['released', 'changed'],
      ['provisional', null],
    ]);
    const otherPerson = [{ name: '钱进', title: null, phone: '13900139000', email: null }];
    expect(await submit(boris, { companyName: '苏州恒力精密机械有限公司', contacts: otherPerson })).toMatchObject({
      answer: 'clear',
    });
  });

  it('undoes an approval within the window: claim, prospect and mail as if it had not been', async () => {
    const known = await makeCustomer(database.work, { legalName: '苏州恒立精密机械制造有限公司' });
    const { id, version, customerId } = await submit(anna);
    database.clock.advance({ minutes: 5 });
    await approveRegistration(database.work, manager, null, {
      id,
      version,
      resolution: { kind: 'same', customerId: known.id },
    });
    database.clock.advance({ ms: 8_000 });
    expect(await undoDecision(database.work, manager, null, { id, version: (await read(id)).version })).toBeGranted();
    expect(await read(id)).toMatchObject({
      status: 'inReview',
      customerId,
      decidedAt: null,
      holderRole: 'channelManager',
    });
    expect(await claims()).toMatchObject([{ status: 'provisional', customerId, protectedUntil: null }]);
    expect(await findCustomer(database.db, customerId ?? '')).toMatchObject({
      status: 'prospective',
      canonicalId: null,
    });
    expect((await findCustomer(database.db, known.id))?.names).toHaveLength(1);
    expect(await mailsTo(anna.userId)).toEqual(['submitted', 'approved cancelled']);
    expect(await verifyLedger(database.work)).toMatchObject({ ok: true, entries: 3 });
  });

  it('undoes a rejection, unless a rival took the customer meanwhile or the window has closed', async () => {
    const reject = async () => {
      const registration = await submit(anna);
      await rejectRegistration(database.work, manager, null, {
        id: registration.id,
        version: registration.version,
        reasonCode: 'other',
        message: null,
        note: null,
      });
      return read(registration.id);
    };
    const first = await reject();
    expect(await undoDecision(database.work, manager, null, first)).toBeGranted();
    expect((await claims()).map(({ status }) => status)).toEqual(['provisional']);
    const again = await read(first.id);
    await rejectRegistration(database.work, manager, null, {
      id: again.id,
      version: again.version,
      reasonCode: 'other',
      message: null,
      note: null,
    });
    await submit(boris);
    expect(await undoDecision(database.work, manager, null, await read(first.id))).toBeRefusedWith('notPossible');
    database.clock.advance({ minutes: 1 });
    expect(await undoDecision(database.work, manager, null, await read(first.id))).toBeRefusedWith('tooLate');
  });

  it('refuses a decision on what somebody else has just decided', async () => {
    const { id, version } = await submit(anna);
    await approve(id, version);
    expect(await approve(id, version)).toBeRefusedWith('stale');
    expect(
      await rejectRegistration(database.work, manager, null, {
        id,
        version: version + 1,
        reasonCode: 'other',
        message: null,
        note: null,
      }),
    ).toBeRefusedWith('notPossible');
  });

  it("does not find a registration of a partner that is not the manager's", async () => {
    const { id, version } = await submit(anna);
    const stranger = (await makeStaff(database.work)).actor;
    await expect(
      approveRegistration(database.work, stranger, null, { id, version, resolution: { kind: 'new' } }),
    ).rejects.toThrow('not found');
  });

  it('withdraws: the customer is free again', async () => {
    const { id, version } = await submit(anna);
    await expect(withdrawRegistration(database.work, boris, null, { id, version })).rejects.toThrow('not found');
    expect(await withdrawRegistration(database.work, anna, null, { id, version })).toBeGranted();
    expect(await read(id)).toMatchObject({ status: 'withdrawn' });
    expect(await submit(boris)).toMatchObject({ answer: 'clear' });
    expect(await withdrawRegistration(database.work, anna, null, { id, version: version + 1 })).toBeRefusedWith(
      'notPossible',
    );
  });

  it('ends protection on its day; the former owner waits out the cooldown, a rival need not', async () => {
    const { id, version } = await submit(anna);
    await approve(id, version);
    database.clock.advance({ days: 90, ms: -1 });
    expect(await expireClaims(database.work, { kind: 'system', name: 'test' })).toBe(0);
    database.clock.advance({ ms: 1 });
    expect(await expireClaims(database.work, { kind: 'system', name: 'test' })).toBe(1);
    expect(await submit(anna)).toMatchObject({ answer: 'unavailable' });
    expect(await submit(boris)).toMatchObject({ answer: 'clear' });
  });
});
