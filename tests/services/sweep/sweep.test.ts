// The sweep: what it finds after the master list changed, that it finds nothing twice, where it goes on, and how its lines are
// answered.
import { beforeEach, expect, it } from 'vitest';
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { ruleConflict } from '#app/services/conflict/rule.server.ts';
import { editCustomer } from '#app/services/customer/edit.server.ts';
import { emptyCustomerFields, insertCustomer } from '#app/services/customer/write.server.ts';
import { verifyLedger } from '#app/services/ledger/verify.server.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { followOutbox, rebuildEngine } from '#app/services/search/sync.server.ts';
import { followChanges } from '#app/services/sweep/follow.server.ts';
import { continueFullSweep, readLatestRun, startFullSweep, stopFullSweep } from '#app/services/sweep/full.server.ts';
import { resolveItem } from '#app/services/sweep/resolve.server.ts';
import { readSweep, viewSweepItem } from '#app/services/sweep/view.server.ts';
import { commit } from '#app/services/unit-of-work.server.ts';
import { findConflict } from '#db/repositories/conflicts.ts';
import { findLatestVerdict, findRegistration } from '#db/repositories/registrations.ts';
import { findReaderPosition } from '#db/repositories/sweep-runs.ts';
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

const system = { kind: 'system', name: 'test' } as const;

describeEachDatabase('The sweep', (database) => {
  let line: { id: string };
  let manager: StaffActor;
  let operations: StaffActor;
  let anna: PartnerActor;
  let boris: PartnerActor;

  beforeEach(async () => {
    const { work } = database;
    line = await makeProductLine(work);
    const staff = await makeStaff(work);
    manager = staff.actor;
    operations = (await makeStaff(work, { roles: ['operations'] })).actor;
    const partner = () => makePartner(work, { productLines: [line.id], channelManagerId: staff.id });
    anna = (await makePartnerUser(work, { partner: await partner() })).actor;
    boris = (await makePartnerUser(work, { partner: await partner() })).actor;
    await rebuildEngine(work);
    // The first run begins at today.
    expect(await followChanges(work)).toBe(0);
  });

  async function submit(actor: PartnerActor, companyName: string, given: Partial<RegistrationContent> = {}) {
    const { work } = database;
    const id = work.newId();
    const phone = actor === anna ? '13800138000' : '13900139000';
    const contacts = [{ name: '王敏', title: null, phone, email: null }];
    const content = contentOf({ productLineId: line.id, companyName, contacts, ...given });
    expect(await submitRegistration(work, actor, null, { id, version: null, content })).toBeGranted();
    await followOutbox(work);
    return read(id);
  }
  async function read(id: string) {
    const registration = await findRegistration(database.db, id, null);
    if (!registration) throw new Error('not there');
    return registration;
  }
  async function approve({ id, version }: { id: string; version: number }) {
    const input = { id, version, resolution: { kind: 'new' } } as const;
    expect(await approveRegistration(database.work, manager, null, input)).toBeGranted();
    return read(id);
  }
  /** As an import would: an active customer, and the message that it changed. */
  async function addCustomer(legalName: string, given: object = {}) {
    const { work } = database;
    const id = await commit(work, system, null, (unit) =>
      insertCustomer(unit, { newId: work.newId, userId: null }, 'active', {
        ...emptyCustomerFields,
        legalName,
        ...given,
      }),
    );
    await followOutbox(work);
    return id;
  }
  const items = () =>
    database.db
      .selectFrom('sweepItems')
      .select(['id', 'registrationId', 'customerId', 'kind', 'oldVerdict', 'newVerdict', 'status', 'version'])
      .orderBy('id')
      .execute();
  const only = async () => {
    const [item, ...rest] = await items();
    expect(rest).toEqual([]);
    if (!item) throw new Error('no item');
    return item;
  };

  it('finds a new look-alike of an open registration, with both explanations, once', async () => {
    const { work } = database;
    const open = await submit(anna, '苏州恒力精密机械有限公司');
    expect(await followChanges(work)).toBe(0);
    const added = await addCustomer('苏州恒力精密机械股份有限公司');
    expect(await followChanges(work)).toBe(1);
    const item = await only();
    expect(item).toMatchObject({
      registrationId: open.id,
      customerId: added,
      kind: 'newLookAlike',
      oldVerdict: 'none',
      status: 'open',
    });
    const view = await viewSweepItem(work, manager, staffScopeOf(manager), { id: item.id, language: 'en' });
    expect(view).toMatchObject({ before: null, after: { verdict: item.newVerdict }, mayDispute: false });
    // Nothing twice: not on the same change again, not by a full sweep, not after an edit that changes nothing.
    await database.db.updateTable('outboxReaders').set({ position: 0 }).execute();
    expect(await followChanges(work)).toBe(0);
    await startFullSweep(work, operations, null);
    await continueFullSweep(work);
    expect(await readLatestRun(work)).toMatchObject({ status: 'done', done: 1, total: 1, found: 0 });
    expect(await items()).toHaveLength(1);
    expect((await read(open.id)).version).toBe(open.version);
  });

  it('finds it by the database’s keys alone, as a worker without an index of its own does', async () => {
    const worker = { ...database.work };
    await submit(anna, '苏州恒力精密机械有限公司');
    await addCustomer('苏州恒立精密机械有限公司');
    await addCustomer('苏州恒力精密机械股份有限公司');
    expect(await followChanges(worker)).toBe(2);
    expect((await items()).map(({ kind }) => kind)).toEqual(['newLookAlike', 'newLookAlike']);
  });

  it('says nothing of companies that only another registration named, nor of the registration’s own', async () => {
    const { work } = database;
    const own = await approve(await submit(anna, '苏州恒力精密机械有限公司'));
    await submit(boris, '南通海瑞纺织机械有限公司');
    await editName(own.customerId ?? '', '苏州恒力精密机械有限公司', { address: '工业园区 1 号' });
    expect(await followChanges(work)).toBe(0);
  });

  async function editName(id: string, legalName: string, given: object = {}) {
    const { work } = database;
    const before = await database.db.selectFrom('customers').select('version').where('id', '=', id).executeTakeFirst();
    const fields = { ...emptyCustomerFields, legalName, ...given };
    expect(await editCustomer(work, operations, null, { id, version: before?.version ?? 0, fields })).toBeGranted();
    await followOutbox(work);
  }

  it('finds a verdict that changed with an edit, and a look-alike that is one no more', async () => {
    const { work } = database;
    const known = await addCustomer('苏州恒力精密机械股份有限公司');
    await followChanges(work);
    const open = await submit(anna, '苏州恒力精密机械有限公司');
    const before = open.verdict;
    expect(before).not.toBe('exact');
    await editName(known, '苏州恒力精密机械有限公司');
    expect(await followChanges(work)).toBe(1);
    expect(await only()).toMatchObject({ kind: 'verdictChanged', oldVerdict: before, newVerdict: 'exact' });
    // Corrected once more: the open line gives way to what is true now.
    await editName(known, '哈尔滨北方物流有限公司');
    expect(await followChanges(work)).toBe(1);
    expect((await items()).map(({ newVerdict, status }) => [newVerdict, status])).toEqual([
      ['exact', 'superseded'],
      ['none', 'open'],
    ]);
    expect((await read(open.id)).verdict).toBe(before);
  });

  it('finds two protected claims on what turns out to be one company; a conflict over them may leave both registered', async () => {
    const { work, db } = database;
    const first = await approve(await submit(anna, '温州瓯江电气有限公司'));
    const second = await approve(await submit(boris, '芜湖江东汽车零部件有限公司'));
    await followChanges(work);
    // Operations learn that Boris's company is the other under a new name.
    await editName(second.customerId ?? '', '温州瓯江电气有限公司', { uscc: usccOf(78) });
    expect(await followChanges(work)).toBe(1);
    const item = await only();
    expect(item).toMatchObject({ registrationId: first.id, customerId: second.customerId, kind: 'conflictLikely' });
    const view = await viewSweepItem(work, manager, staffScopeOf(manager), { id: item.id, language: 'en' });
    expect(view).toMatchObject({ mayDispute: true, registration: { isClaim: true } });
    const resolved = await resolveItem(work, manager, null, {
      id: item.id,
      version: item.version,
      act: 'conflict',
      reason: null,
    });
    expect(resolved).toBeGranted();
    const conflict = resolved.ok && resolved.conflict ? await findConflict(db, resolved.conflict.id) : null;
    // The later by the ledger challenges the earlier.
    expect(conflict).toMatchObject({ challengerRegistrationId: second.id, incumbentRegistrationId: first.id });
    expect(await read(second.id)).toMatchObject({ status: 'disputed' });
    const live = async () =>
      (await db.selectFrom('claims').select('ownerPartnerId').where('liveKey', 'is not', null).execute()).length;
    expect(await live()).toBe(2);
    const ruled = await ruleConflict(work, manager, null, {
      id: conflict?.id ?? '',
      version: conflict?.version ?? 0,
      outcome: 'different',
      reasonCode: 'differentCompany',
      reasonText: 'Two plants after all.',
    });
    expect(ruled).toBeGranted();
    expect(await read(second.id)).toMatchObject({ status: 'approved', customerId: second.customerId });
    expect(await live()).toBe(2);
    expect(await verifyLedger(work)).toMatchObject({ ok: true });
  });

  it.each(['incumbent', 'challenger'] as const)('a ruling for the %s leaves one claim', async (outcome) => {
    const { work, db } = database;
    const first = await approve(await submit(anna, '温州瓯江电气有限公司'));
    const second = await approve(await submit(boris, '芜湖江东汽车零部件有限公司'));
    await followChanges(work);
    await editName(second.customerId ?? '', '温州瓯江电气有限公司', { uscc: usccOf(78) });
    await followChanges(work);
    const item = await only();
    const resolved = await resolveItem(work, manager, null, { ...item, act: 'conflict', reason: null });
    const conflictId = resolved.ok ? (resolved.conflict?.id ?? '') : '';
    const { version } = (await findConflict(db, conflictId)) ?? { version: 0 };
    const ruling = { id: conflictId, version, outcome, reasonCode: 'earlierValid', reasonText: 'Ruled.' };
    expect(await ruleConflict(work, manager, null, ruling)).toBeGranted();
    const live = await db.selectFrom('claims').select('registrationId').where('liveKey', 'is not', null).execute();
    const [winner, loser] = outcome === 'incumbent' ? [first, second] : [second, first];
    expect(live).toEqual([{ registrationId: winner.id }]);
    expect(await read(winner.id)).toMatchObject({ status: 'approved' });
    expect(await read(loser.id)).toMatchObject({ status: 'rejected' });
    expect(await verifyLedger(work)).toMatchObject({ ok: true });
  });

  it('is dismissed with a reason only, accepted with the new verdict kept, and answered once', async () => {
    const { work, db } = database;
    const open = await submit(anna, '苏州恒力精密机械有限公司');
    await addCustomer('苏州恒力精密机械股份有限公司');
    await addCustomer('苏州恒利精密机械有限公司');
    await followChanges(work);
    const [first, second] = await items();
    if (!first || !second) throw new Error('two differences were expected');
    const answer = (item: typeof first, act: 'dismiss' | 'accept' | 'conflict', reason: string | null) =>
      resolveItem(work, manager, null, { id: item.id, version: item.version, act, reason });
    expect(await answer(first, 'dismiss', null)).toBeRefusedWith('reasonMissing');
    expect(await answer(first, 'conflict', null)).toBeRefusedWith('noClaim');
    expect(await answer(first, 'dismiss', 'A namesake in another trade')).toBeGranted();
    expect(await answer(first, 'accept', null)).toBeRefusedWith('stale');
    const before = await findLatestVerdict(db, open.id);
    expect(await answer(second, 'accept', null)).toBeGranted();
    const after = await findLatestVerdict(db, open.id);
    expect(after?.id).not.toBe(before?.id);
    expect(after?.candidates).toContain(second.customerId);
    const acts = await db.selectFrom('auditEvents').select('action').where('action', 'like', 'sweep.%').execute();
    expect(acts.map(({ action }) => action).sort()).toEqual(['sweep.accept', 'sweep.dismiss']);
    const page = { status: 'resolved', kind: null, after: null } as const;
    expect((await readSweep(work, manager, staffScopeOf(manager), page)).rows).toHaveLength(2);
  });

  it('is not there for a manager to whom the partner is not assigned, nor decided by an auditor', async () => {
    const { work } = database;
    await submit(anna, '苏州恒力精密机械有限公司');
    await addCustomer('苏州恒力精密机械股份有限公司');
    await followChanges(work);
    const item = await only();
    const stranger = (await makeStaff(work)).actor;
    const page = { status: 'open', kind: null, after: null } as const;
    expect(await readSweep(work, stranger, staffScopeOf(stranger), page)).toMatchObject({ rows: [], open: 0 });
    const asked = { id: item.id, language: 'en' } as const;
    await expect(viewSweepItem(work, stranger, staffScopeOf(stranger), asked)).rejects.toThrow('not found');
    const input = { id: item.id, version: 1, act: 'dismiss', reason: 'no' } as const;
    await expect(resolveItem(work, stranger, null, input)).rejects.toThrow('not found');
    const auditor = (await makeStaff(work, { roles: ['auditor'] })).actor;
    await expect(resolveItem(work, auditor, null, input)).rejects.toThrow('forbidden');
  });

  it('sweeps everything in pages, leaves off when asked and goes on from there, and stops for good', async () => {
    const { work } = database;
    for (let number = 0; number < 25; number += 1)
      await submit(anna, `第${number}号${'甲乙丙丁戊己庚辛壬癸'[number % 10] ?? ''}海${number}纺织机械有限公司`);
    await addCustomer('苏州恒力精密机械股份有限公司');
    expect(await startFullSweep(work, operations, null)).toBeGranted();
    expect(await startFullSweep(work, operations, null)).toBeRefusedWith('running');
    const leaving = new AbortController();
    leaving.abort();
    expect(await continueFullSweep(work, leaving.signal)).toBe(0);
    expect(await readLatestRun(work)).toMatchObject({ status: 'running', done: 0, total: 25 });
    // A worker that died holds its lease for a while; then another goes on.
    await database.db.updateTable('sweepRuns').set({ leaseUntil: database.clock.instant }).execute();
    database.clock.advance({ minutes: 3 });
    expect(await continueFullSweep(work)).toBe(25);
    expect(await readLatestRun(work)).toMatchObject({ status: 'done', done: 25, startedByName: operations.name });
    database.clock.advance({ minutes: 1 });
    await startFullSweep(work, operations, null);
    expect(await stopFullSweep(work, operations, null)).toBe(true);
    expect(await stopFullSweep(work, operations, null)).toBe(false);
    expect(await continueFullSweep(work)).toBe(0);
    expect(await readLatestRun(work)).toMatchObject({ status: 'stopped', done: 0 });
    await expect(Promise.resolve().then(() => startFullSweep(work, manager, null))).rejects.toThrow('forbidden');
  });

  it('sweeps everything once after a flood instead of following every change', async () => {
    const { work, db } = database;
    await submit(anna, '苏州恒力精密机械有限公司');
    await followChanges(work);
    const added = await makeCustomer(work, { legalName: '苏州恒力精密机械股份有限公司' });
    await commit(work, system, null, (unit) => {
      unit.emit('customer.changed', { ids: [added.id, ...Array.from({ length: 2_000 }, () => work.newId())] });
      return Promise.resolve();
    });
    expect(await followChanges(work)).toBe(0);
    expect(await readLatestRun(work)).toMatchObject({ status: 'running', startedBy: null });
    expect(await continueFullSweep(work)).toBe(1);
    expect(await only()).toMatchObject({ customerId: added.id, kind: 'newLookAlike' });
    const head = await db.selectFrom('outboxHead').select('position').executeTakeFirstOrThrow();
    expect(await findReaderPosition(db, 'sweep')).toBe(Number(head.position));
  });
});
