// Names learned from confirmed matches: a brand that shares no text with the legal name is found once somebody confirmed it.
import { beforeEach, expect, it } from 'vitest';
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import { findForgottenName, forgetName, restoreName } from '#app/services/alias/forget.server.ts';
import { mergeCustomers } from '#app/services/customer/merge.server.ts';
import { planUnmerge } from '#app/services/customer/plan-unmerge.server.ts';
import { unmergeCustomer } from '#app/services/customer/unmerge.server.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { undoDecision } from '#app/services/registration/undo.server.ts';
import { findSameCompany } from '#app/services/search/find.server.ts';
import { followOutbox, rebuildEngine } from '#app/services/search/sync.server.ts';
import { findStandingMerge } from '#db/repositories/customer-merges.ts';
import { findCustomer } from '#db/repositories/customers.ts';
import { listKnownNamesOf } from '#db/repositories/learned-names.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { probeOf } from '#search/matching/record.ts';
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

describeEachDatabase('Names learned from confirmed matches', (database) => {
  let line: { id: string };
  let anna: PartnerActor;
  let manager: StaffActor;
  let legal: { id: string };

  beforeEach(async () => {
    const { work } = database;
    line = await makeProductLine(work);
    const staff = await makeStaff(work);
    manager = staff.actor;
    const partner = await makePartner(work, { productLines: [line.id], channelManagerId: staff.id });
    anna = (await makePartnerUser(work, { partner })).actor;
    legal = await makeCustomer(work, { legalName: '行吟信息科技（上海）有限公司', uscc: usccOf(901) });
    await rebuildEngine(work);
  });

  async function submit(companyName: string, uscc: string | null) {
    const id = database.work.newId();
    const content = contentOf({ productLineId: line.id, companyName, uscc, regionCode: '310000' });
    expect(await submitRegistration(database.work, anna, null, { id, version: null, content })).toBeGranted();
    return read(id);
  }
  async function read(id: string) {
    const registration = await findRegistration(database.db, id, null);
    if (!registration) throw new Error('not there');
    return registration;
  }
  const approveAs = (registration: { id: string; version: number }, customerId: string) =>
    approveRegistration(database.work, manager, null, {
      id: registration.id,
      version: registration.version,
      resolution: { kind: 'same', customerId },
    });
  async function verdictOf(name: string) {
    await followOutbox(database.work);
    const { found } = await findSameCompany(database.work, probeOf(name));
    return found.find(({ customerId }) => customerId === legal.id)?.explanation.verdict ?? 'none';
  }

  it('finds a brand with no text in common once its registration was approved, with who, when and from which', async () => {
    expect(await verdictOf('小红书')).toBe('none');
    // The code says it is that company, so the registration stands for it from the start.
    const registration = await submit('小红书', usccOf(901));
    expect(registration.customerId).toBe(legal.id);
    expect(await approveAs(registration, legal.id)).toBeGranted();
    expect(await verdictOf('小红书')).toBe('likely');
    expect(await listKnownNamesOf(database.db, legal.id)).toMatchObject([
      {
        kind: 'alias',
        value: '小红书',
        createdBy: manager.userId,
        createdAt: database.clock.instant,
        learnedFrom: 'registration',
        registration: { id: registration.id, number: registration.number, partnerId: anna.partnerId },
      },
    ]);
  });

  it('learns it too where the reviewer, not the matcher, knew', async () => {
    const registration = await submit('小红书', null);
    expect(registration.customerId).not.toBe(legal.id);
    await approveAs(registration, legal.id);
    expect(await verdictOf('小红书')).toBe('likely');
    // The prospect it had been can be split off again, and the name goes with it.
    const prospectId = registration.customerId ?? '';
    const operations = (await makeStaff(database.work, { roles: ['operations'] })).actor;
    const plan = await planUnmerge(database.work, operations, prospectId);
    expect(plan).toMatchObject({ ok: true, merge: { kind: 'resolution' }, names: ['小红书'], staying: 0 });
    const mergeId = plan.ok ? plan.merge.id : '';
    expect(await unmergeCustomer(database.work, operations, null, { fromId: prospectId, mergeId })).toMatchObject({
      ok: true,
      registrations: 1,
      claims: 1,
    });
    expect(await verdictOf('小红书')).toBe('none');
    expect(await findCustomer(database.db, prospectId)).toMatchObject({ status: 'active', canonicalId: null });
    expect(await read(registration.id)).toMatchObject({ customerId: prospectId, status: 'approved' });
  });

  it('learns no second spelling that reads the same', async () => {
    const registration = await submit('行吟信息科技(上海)有限公司', usccOf(901));
    await approveAs(registration, legal.id);
    expect(await listKnownNamesOf(database.db, legal.id)).toEqual([]);
  });

  it.each([
    ['by the code', usccOf(901)],
    ['by the reviewer', null],
  ])('forgets it when the approval is undone, learned %s', async (_how, uscc) => {
    const registration = await submit('小红书', uscc);
    await approveAs(registration, legal.id);
    expect(await listKnownNamesOf(database.db, legal.id)).toHaveLength(1);
    const { version } = await read(registration.id);
    expect(await undoDecision(database.work, manager, null, { id: registration.id, version })).toBeGranted();
    expect(await listKnownNamesOf(database.db, legal.id)).toEqual([]);
    expect(await verdictOf('小红书')).toBe('none');
    expect(await findStandingMerge(database.db, registration.customerId ?? '')).toBeNull();
  });

  it('learns from a merge and forgets with its split', async () => {
    const { work } = database;
    const brand = await makeCustomer(work, { legalName: '小红书' });
    const operations = (await makeStaff(work, { roles: ['operations'] })).actor;
    const input = { fromId: brand.id, fromVersion: 1, intoId: legal.id, intoVersion: 1 };
    expect(await mergeCustomers(work, operations, null, input)).toBeGranted();
    expect(await verdictOf('小红书')).toBe('likely');
    expect(await listKnownNamesOf(database.db, legal.id)).toMatchObject([
      { value: '小红书', learnedFrom: 'merge', mergedName: '小红书', createdBy: operations.userId },
    ]);
    const plan = await planUnmerge(work, operations, brand.id);
    const mergeId = plan.ok ? plan.merge.id : '';
    expect(await unmergeCustomer(work, operations, null, { fromId: brand.id, mergeId })).toBeGranted();
    expect(await verdictOf('小红书')).toBe('none');
  });

  it('is taken off by hand and put back as it was', async () => {
    const { work, db } = database;
    const registration = await submit('小红书', usccOf(901));
    await approveAs(registration, legal.id);
    const [learned] = await listKnownNamesOf(db, legal.id);
    const input = { customerId: legal.id, nameId: learned?.id ?? '' };
    database.clock.advance({ days: 3 });
    expect(await forgetName(work, manager, null, input)).toBe(true);
    expect(await forgetName(work, manager, null, input)).toBe(false);
    expect(await verdictOf('小红书')).toBe('none');
    expect(await findForgottenName(db, legal.id, input.nameId)).toMatchObject({ value: '小红书' });
    expect(await restoreName(work, manager, null, input)).toBe(true);
    expect(await restoreName(work, manager, null, input)).toBe(false);
    expect(await listKnownNamesOf(db, legal.id)).toEqual([learned]);
    expect(await verdictOf('小红书')).toBe('likely');
    const legalName = (await findCustomer(db, legal.id))?.names.find(({ kind }) => kind === 'legal');
    expect(await forgetName(work, manager, null, { customerId: legal.id, nameId: legalName?.id ?? '' })).toBe(false);
  });
});
