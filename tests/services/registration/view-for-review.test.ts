// What a reviewer reads of one registration: the look-alikes as they stand today, when the check has to be made again, and who may read what.
import { beforeEach, expect, it } from 'vitest';
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { findOwnDecision, undoOfferedMs } from '#app/services/registration/own-decision.server.ts';
import { recheckRegistration } from '#app/services/registration/recheck.server.ts';
import { rejectRegistration } from '#app/services/registration/reject.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { viewForReview } from '#app/services/registration/view-for-review.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import {
  makeCustomer,
  makePartner,
  makePartnerUser,
  makeProductLine,
  makeRegistration,
  makeStaff,
} from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';

describeEachDatabase('a registration as its reviewer reads it', (database) => {
  let line: { id: string };
  let anna: PartnerActor;
  let boris: PartnerActor;
  let operations: StaffActor;

  beforeEach(async () => {
    const { work } = database;
    line = await makeProductLine(work, { nameEn: 'Pumps', nameZh: '水泵' });
    operations = (await makeStaff(work, { roles: ['operations'] })).actor;
    anna = (
      await makePartnerUser(work, { partner: await makePartner(work, { productLines: [line.id], name: '甲方分销' }) })
    ).actor;
    boris = (await makePartnerUser(work, { partner: await makePartner(work, { productLines: [line.id] }) })).actor;
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
    return id;
  }
  const read = (id: string, { actor = operations, candidateId = null as string | null } = {}) =>
    viewForReview(database.work, actor, staffScopeOf(actor), { id, candidateId, language: 'en' });
  const approve = async (id: string) => {
    const { registration } = await read(id);
    const { version } = registration;
    expect(
      await approveRegistration(database.work, operations, null, { id, version, resolution: { kind: 'new' } }),
    ).toBeGranted();
  };

  it('lays the best look-alike beside what was typed, with the reasons', async () => {
    const known = await makeCustomer(database.work, {
      legalName: '苏州恒力精密机械有限公司',
      regionCode: null,
      phones: ['+8613900000000'],
    });
    const view = await read(await submit(anna, { companyName: '苏州恒力精密机戒有限公司' }));
    expect(view.registration.companyName).toBe('苏州恒力精密机戒有限公司');
    expect(view.candidates.map(({ customerId }) => customerId)).toContain(known.id);
    expect(view.chosen).toMatchObject({
      customerId: known.id,
      legalName: '苏州恒力精密机械有限公司',
      phones: ['+8613900000000'],
    });
    expect(view.chosen?.explanation.fields.find(({ field }) => field === 'name')?.left).toBe(
      '苏州恒力精密机戒有限公司',
    );
    expect(view).toMatchObject({ productLine: 'Pumps', partner: { name: '甲方分销' }, stale: false, mayDecide: true });
    expect(view.check?.admissionRow).not.toBeNull();
    expect(view.seal?.seq).toBe(view.registration.ledgerSeq);
  });

  it('shows the look-alike that was asked for, and the best when it is none of them', async () => {
    const first = await makeCustomer(database.work, { legalName: '宁波海天塑机有限公司' });
    const second = await makeCustomer(database.work, { legalName: '宁波海天塑机集团有限公司' });
    const id = await submit(anna, { companyName: '宁波海天塑机公司' });
    const { candidates, chosen } = await read(id);
    expect(new Set(candidates.map(({ customerId }) => customerId))).toEqual(new Set([first.id, second.id]));
    const other = candidates.find(({ customerId }) => customerId !== chosen?.customerId);
    expect((await read(id, { candidateId: other?.customerId ?? null })).chosen?.customerId).toBe(other?.customerId);
    expect((await read(id, { candidateId: database.work.newId() })).chosen?.customerId).toBe(chosen?.customerId);
  });

  it('says who holds a look-alike today, not when the check was made', async () => {
    const annas = await submit(anna, { companyName: '杭州西湖泵业有限公司' });
    const boriss = await submit(boris, { companyName: '杭州西湖泵业集团有限公司' });
    const before = await read(boriss);
    expect(before.candidates[0]?.standing.claim).toMatchObject({
      partnerName: '甲方分销',
      status: 'provisional',
      own: false,
    });
    await approve(annas);
    expect((await read(boriss)).candidates[0]?.standing.claim).toMatchObject({
      partnerName: '甲方分销',
      status: 'active',
    });
  });

  it('is stale once a company that could be the same appears, and not any more when it was checked again', async () => {
    const id = await submit(anna, { companyName: '成都蓉城流体有限公司' });
    expect(await read(id)).toMatchObject({ stale: false, candidates: [] });
    database.clock.advance({ minutes: 5 });
    const newcomer = await makeCustomer(database.work, { legalName: '成都蓉城流体有限公司' });
    expect((await read(id)).stale).toBe(true);
    database.clock.advance({ minutes: 5 });
    await recheckRegistration(database.work, operations, null, { id });
    const again = await read(id);
    expect(again.stale).toBe(false);
    expect(again.chosen?.customerId).toBe(newcomer.id);
  });

  it('does not call the check stale because of the registration’s own prospective customer, or of strangers', async () => {
    const id = await submit(anna, { companyName: '大连北方阀门有限公司' });
    database.clock.advance({ minutes: 5 });
    await makeCustomer(database.work, { legalName: '哈尔滨东北制药有限公司' });
    expect((await read(id)).stale).toBe(false);
  });

  it('tells what happened with the reason in words, the message and the note', async () => {
    await database.db
      .insertInto('codeListEntries')
      .values({
        list: 'rejectReason',
        code: 'late',
        nameEn: 'Reported too late',
        nameZh: '超期',
        position: 1,
        status: 'active',
        version: 1,
      })
      .execute();
    const id = await submit(anna);
    const { registration } = await read(id);
    await rejectRegistration(database.work, operations, null, {
      id,
      version: registration.version,
      reasonCode: 'late',
      message: 'Too late, sorry',
      note: 'Second time',
    });
    const view = await read(id);
    expect(view).toMatchObject({ reason: 'Reported too late', decidedBy: operations.name });
    expect(view.events.find(({ action }) => action === 'registration.reject')).toMatchObject({
      actor: operations.name,
      reason: 'Reported too late',
      message: 'Too late, sorry',
      sealed: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    });
    expect(view.events.map(({ note }) => note)).toContain('Second time');
    expect(view.events.map(({ action }) => action)).toContain('claim.release');
  });

  it('masks telephone numbers and addresses for an auditor, in the reasons too', async () => {
    await makeCustomer(database.work, {
      legalName: '苏州恒力精密机械厂',
      phones: ['13800138000'],
      emails: ['a@hengli.cn'],
    });
    const id = await submit(anna);
    const auditor = (await makeStaff(database.work, { roles: ['auditor'] })).actor;
    const seen = JSON.stringify(await read(id, { actor: auditor }));
    const open = JSON.stringify(await read(id));
    expect(open).toContain('13800138000');
    expect(seen).not.toContain('13800138000');
    expect(seen).not.toContain('a@hengli.cn');
    expect((await read(id, { actor: auditor })).mayDecide).toBe(false);
  });

  it('is not there for a channel manager of other partners, and a draft for nobody', async () => {
    const id = await submit(anna);
    const stranger = (await makeStaff(database.work)).actor;
    await expect(read(id, { actor: stranger })).rejects.toBeInstanceOf(NotFound);
    const draft = await makeRegistration(database.work, { status: 'draft' });
    await expect(read(draft.id)).rejects.toBeInstanceOf(NotFound);
  });

  it('offers to take back one’s own decision for ten seconds, and nobody else’s', async () => {
    const id = await submit(anna);
    await approve(id);
    const offer = (actor: StaffActor) => findOwnDecision(database.work, actor, staffScopeOf(actor), id);
    const other = (await makeStaff(database.work, { roles: ['operations'] })).actor;
    expect(await offer(operations)).toMatchObject({ became: 'approved', msLeft: undoOfferedMs });
    expect(await offer(other)).toBeNull();
    database.clock.advance({ ms: undoOfferedMs - 1 });
    expect((await offer(operations))?.msLeft).toBe(1);
    database.clock.advance({ ms: 1 });
    expect(await offer(operations)).toBeNull();
  });
});
