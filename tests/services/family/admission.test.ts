// A registration of one member of a family whose other member is claimed: what each policy of the product line makes of it.
import { expect, it } from 'vitest';
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import type { FamilyPolicy } from '#app/domain/customer/family.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { ruleConflict } from '#app/services/conflict/rule.server.ts';
import { relateCustomers } from '#app/services/family/relate.server.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { contestRefusal } from '#app/services/registration/contest.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { viewForReview } from '#app/services/registration/view-for-review.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { listOpenConflictsOf } from '#db/repositories/conflicts.ts';
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

const groupName = '瀚川智造集团有限公司';
const plantName = '苏州擎雷机器人有限公司';

describeEachDatabase('Registering a member of a family', (database) => {
  let manager: StaffActor;
  let anna: PartnerActor;
  let boris: PartnerActor;
  let group: { id: string };
  let plant: { id: string };
  let line: { id: string };

  async function begin(policy: FamilyPolicy, related = true) {
    const { work } = database;
    line = await makeProductLine(work, { familyPolicy: policy });
    const staff = await makeStaff(work);
    manager = staff.actor;
    const partner = () => makePartner(work, { productLines: [line.id], channelManagerId: staff.id });
    anna = (await makePartnerUser(work, { partner: await partner() })).actor;
    boris = (await makePartnerUser(work, { partner: await partner() })).actor;
    group = await makeCustomer(work, { legalName: groupName, uscc: usccOf(601) });
    plant = await makeCustomer(work, { legalName: plantName, uscc: usccOf(602) });
    await rebuildEngine(work);
    if (related) {
      const relation = { customerId: plant.id, relatedId: group.id, relatedName: null, kind: 'subsidiary' as const };
      const open = { validFrom: null, validUntil: null, evidence: null };
      expect(await relateCustomers(work, manager, null, { ...relation, ...open })).toBeGranted();
    }
  }
  async function submit(actor: PartnerActor, content: Partial<RegistrationContent>) {
    const id = database.work.newId();
    const phone = actor === anna ? '13800138000' : '13900139000';
    const contacts = [{ name: '王敏', title: null, phone, email: null }];
    const answer = await submitRegistration(database.work, actor, null, {
      id,
      version: null,
      content: contentOf({ productLineId: line.id, contacts, ...content }),
    });
    expect(answer).toBeGranted();
    return read(id);
  }
  async function read(id: string) {
    const registration = await findRegistration(database.db, id, null);
    if (!registration) throw new Error('not there');
    return registration;
  }
  /** Anna holds the group; Boris comes with the plant. */
  async function annaHoldsGroup() {
    const first = await submit(anna, { companyName: groupName, uscc: usccOf(601) });
    const approval = {
      id: first.id,
      version: first.version,
      resolution: { kind: 'same', customerId: group.id },
    } as const;
    expect(await approveRegistration(database.work, manager, null, approval)).toBeGranted();
    return first;
  }
  const plantOf = (actor: PartnerActor) => submit(actor, { companyName: plantName, uscc: usccOf(602) });
  const admissionRow = async (id: string) => {
    const rows = await database.db
      .selectFrom('decisions')
      .select(['trace', 'facts'])
      .where('subjectId', '=', id)
      .execute();
    return JSON.parse(rows[0]?.trace ?? '[]') as string[];
  };

  it('one claim for all: a rival is refused as for the same customer, the holder is told it is its own', async () => {
    await begin('sameClaim');
    await annaHoldsGroup();
    const rival = await plantOf(boris);
    expect(rival).toMatchObject({ status: 'rejected', answer: 'unavailable', customerId: plant.id, claimId: null });
    expect(await admissionRow(rival.id)).toEqual(['familyClaimedByAnother']);
    const own = await plantOf(anna);
    expect(own).toMatchObject({ answer: 'owned' });
    expect(await admissionRow(own.id)).toEqual(['familyOwnClaim']);
  });

  it('one claim for all: the refused may contest, and a ruling for it leaves two companies', async () => {
    await begin('sameClaim');
    const held = await annaHoldsGroup();
    const rival = await plantOf(boris);
    const contested = await contestRefusal(database.work, boris, null, {
      id: rival.id,
      version: rival.version,
      statement: 'The plant buys on its own.',
    });
    expect(contested).toBeGranted();
    const [conflict] = await listOpenConflictsOf(database.db, rival.id);
    expect(conflict).toMatchObject({ cause: 'family', incumbentRegistrationId: held.id });
    const ruled = await ruleConflict(database.work, manager, null, {
      id: conflict?.id ?? '',
      version: conflict?.version ?? 0,
      outcome: 'challenger',
      reasonCode: 'customerChoice',
      reasonText: 'The plant decides alone.',
    });
    expect(ruled).toBeGranted();
    expect(await read(rival.id)).toMatchObject({ status: 'approved', customerId: plant.id });
    const live = await database.db
      .selectFrom('claims')
      .select(['customerId', 'ownerPartnerId'])
      .where('liveKey', 'is not', null)
      .execute();
    expect(live).toEqual([{ customerId: plant.id, ownerPartnerId: boris.partnerId }]);
    const merged = await database.db.selectFrom('customers').select('id').where('status', '=', 'merged').execute();
    expect(merged).toEqual([]);
  });

  it('one claim for all: a likely member opens a conflict, and cannot be approved around it', async () => {
    await begin('sameClaim');
    await annaHoldsGroup();
    const likely = await submit(boris, { companyName: '苏州擎雷机器人公司' });
    expect(likely.verdict).toBe('likely');
    expect(likely).toMatchObject({ status: 'disputed', answer: 'needsReview' });
    const [conflict] = await listOpenConflictsOf(database.db, likely.id);
    expect(conflict).toMatchObject({ cause: 'family' });
    const ruled = await ruleConflict(database.work, manager, null, {
      id: conflict?.id ?? '',
      version: conflict?.version ?? 0,
      outcome: 'different',
      reasonCode: 'differentCompany',
      reasonText: 'To be looked at.',
    });
    expect(ruled).toBeGranted();
    const back = await read(likely.id);
    const approval = {
      id: back.id,
      version: back.version,
      resolution: { kind: 'same', customerId: plant.id },
    } as const;
    expect(await approveRegistration(database.work, manager, null, approval)).toBeRefusedWith('familyClaimed');
  });

  it('warn: a person looks at it, with the relation and the holder before the eyes, and may approve', async () => {
    await begin('warn');
    await annaHoldsGroup();
    const rival = await plantOf(boris);
    expect(rival).toMatchObject({ status: 'inReview', answer: 'needsReview', customerId: plant.id });
    expect(await admissionRow(rival.id)).toEqual(['familyClaimedElsewhere']);
    const view = await viewForReview(database.work, manager, staffScopeOf(manager), {
      id: rival.id,
      candidateId: null,
      language: 'en',
    });
    expect(view).toMatchObject({
      familyPolicy: 'warn',
      chosen: {
        customerId: plant.id,
        family: [{ customerId: group.id, relation: { kind: 'subsidiary', isLower: false }, claim: { own: false } }],
      },
    });
    const approval = {
      id: rival.id,
      version: rival.version,
      resolution: { kind: 'same', customerId: plant.id },
    } as const;
    expect(await approveRegistration(database.work, manager, null, approval)).toBeGranted();
    const own = await plantOf(anna);
    expect(await admissionRow(own.id)).toEqual(['claimedByAnother']);
  });

  it('independent: nothing, not even for a name that is merely kin', async () => {
    await begin('independent');
    await annaHoldsGroup();
    const rival = await plantOf(boris);
    expect(rival).toMatchObject({ answer: 'clear' });
    expect(await admissionRow(rival.id)).toEqual(['exactFree']);
    const branch = await submit(boris, { companyName: `${groupName}上海分公司` });
    expect(branch).toMatchObject({ answer: 'clear', verdict: 'none' });
  });

  it('a likeness nobody confirmed joins nothing: under every other policy a person looks', async () => {
    for (const policy of ['sameClaim', 'warn'] as const) {
      await begin(policy, false);
      await annaHoldsGroup();
      expect(await plantOf(boris)).toMatchObject({ answer: 'clear' });
      const branch = await submit(boris, { companyName: `${groupName}上海分公司` });
      expect(branch).toMatchObject({ answer: 'needsReview', verdict: 'related' });
      await database.db.updateTable('customers').set({ status: 'merged' }).execute();
    }
  });

  it('ends with the relation', async () => {
    await begin('sameClaim');
    await annaHoldsGroup();
    await database.db.updateTable('customerRelations').set({ validUntil: database.clock.instant }).execute();
    expect(await plantOf(boris)).toMatchObject({ answer: 'clear' });
  });
});
