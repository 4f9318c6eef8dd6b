// Relating customers by hand and from suggestions: who may be related to whom, what is remembered, what a merge does to it.
import { beforeEach, expect, it } from 'vitest';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { addDays } from '#app/domain/calendar/instant.ts';
import type { RelationKind } from '#app/domain/customer/family.ts';
import { mergeCustomers } from '#app/services/customer/merge.server.ts';
import { unmergeCustomer } from '#app/services/customer/unmerge.server.ts';
import { endRelation, relateCustomers } from '#app/services/family/relate.server.ts';
import {
  confirmSuggestion,
  dismissSuggestion,
  listSuggestions,
  undoSuggestionAnswer,
} from '#app/services/family/suggestion.server.ts';
import { viewFamily } from '#app/services/family/view.server.ts';
import { findSameCompany } from '#app/services/search/find.server.ts';
import { followOutbox, rebuildEngine } from '#app/services/search/sync.server.ts';
import { findStandingMerge } from '#db/repositories/customer-merges.ts';
import { findRelation } from '#db/repositories/customer-relations.ts';
import { probeOf } from '#search/matching/record.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCustomer, makeStaff, usccOf } from '#tests/support/factories.ts';

describeEachDatabase('A corporate family', (database) => {
  let manager: StaffActor;
  let group: { id: string; legalName: string };
  let plant: { id: string; legalName: string };

  beforeEach(async () => {
    const { work } = database;
    manager = (await makeStaff(work)).actor;
    group = await makeCustomer(work, { legalName: '江苏瀚川集团有限公司', uscc: usccOf(601) });
    plant = await makeCustomer(work, { legalName: '江苏瀚川精密机械有限公司', uscc: usccOf(602) });
    await rebuildEngine(work);
  });

  const relate = (customerId: string, relatedId: string | null, given: object = {}) =>
    relateCustomers(database.work, manager, null, {
      customerId,
      relatedId,
      relatedName: null,
      kind: 'subsidiary' as RelationKind,
      validFrom: null,
      validUntil: null,
      evidence: null,
      ...given,
    });
  const family = (id: string) => viewFamily(database.work, manager, id);

  it('is the same tree from every side, with author and dates', async () => {
    const since = addDays(database.clock.instant, -30);
    const answer = await relate(plant.id, group.id, { validFrom: since });
    expect(answer).toBeGranted();
    for (const id of [group.id, plant.id]) {
      const view = await family(id);
      expect(view.tree).toMatchObject({ id: group.id, members: [{ id: plant.id, kind: 'subsidiary' }] });
      expect(view.relations).toMatchObject([
        {
          lower: { id: plant.id },
          upper: { id: group.id },
          validFrom: since,
          createdByName: manager.name,
          inForce: true,
        },
      ]);
    }
    const acts = await database.db
      .selectFrom('auditEvents')
      .select(['action', 'customerId'])
      .where('action', '=', 'customer.relate')
      .execute();
    expect(acts.map(({ customerId }) => customerId).sort()).toEqual([group.id, plant.id].sort());
  });

  it('refuses what cannot be: itself, a circle, a pair related already, dates reversed, a merged or unknown customer', async () => {
    const { work, clock } = database;
    expect(await relate(group.id, group.id)).toBeRefusedWith('same');
    expect(await relate(plant.id, work.newId())).toBeRefusedWith('unknownCustomer');
    const merged = await makeCustomer(work, { status: 'merged', canonicalId: group.id });
    expect(await relate(plant.id, merged.id)).toBeRefusedWith('unknownCustomer');
    const reversed = { validFrom: clock.instant, validUntil: addDays(clock.instant, -1) };
    expect(await relate(plant.id, group.id, reversed)).toBeRefusedWith('datesReversed');
    expect(await relate(plant.id, group.id)).toBeGranted();
    expect(await relate(plant.id, group.id, { kind: 'branch' })).toBeRefusedWith('alreadyRelated');
    expect(await relate(group.id, plant.id)).toBeRefusedWith('alreadyRelated');
    const shop = await makeCustomer(work);
    expect(await relate(shop.id, plant.id)).toBeGranted();
    expect(await relate(group.id, shop.id)).toBeRefusedWith('circle');
    expect(await relate(group.id, null, { relatedName: '瀚川', kind: 'subsidiary' })).toBeRefusedWith('notAName');
    expect(await relate(group.id, null, { relatedName: '--', kind: 'brand' })).toBeRefusedWith('notAName');
  });

  it('ends and begins anew, with its history', async () => {
    const first = await relate(plant.id, group.id);
    const id = first.ok ? first.id : '';
    expect(await endRelation(database.work, manager, null, { customerId: group.id, relationId: id })).toBeGranted();
    expect(await endRelation(database.work, manager, null, { customerId: group.id, relationId: id })).toBeRefusedWith(
      'stale',
    );
    expect(await family(group.id)).toMatchObject({ tree: null, relations: [{ id, inForce: false }] });
    database.clock.advance({ days: 1 });
    const until = addDays(database.clock.instant, 10);
    expect(await relate(plant.id, group.id, { validUntil: until })).toBeGranted();
    database.clock.advance({ days: 10 });
    // Run out by its date: nobody has to end it first.
    expect(await family(group.id)).toMatchObject({ tree: null });
    expect(await relate(plant.id, group.id, { kind: 'branch' })).toBeGranted();
    expect((await family(group.id)).relations).toHaveLength(3);
    const stranger = await makeCustomer(database.work);
    await expect(
      endRelation(database.work, manager, null, { customerId: stranger.id, relationId: id }),
    ).rejects.toThrow('not found');
  });

  it('lets a brand that is no customer find its owner', async () => {
    expect(await relate(group.id, null, { relatedName: '擎雷', kind: 'brand' })).toBeGranted();
    expect(await family(group.id)).toMatchObject({ tree: { members: [{ id: null, name: '擎雷', kind: 'brand' }] } });
    await followOutbox(database.work);
    const { found } = await findSameCompany(database.work, probeOf('擎雷'));
    expect(found[0]).toMatchObject({ customerId: group.id, explanation: { verdict: 'likely' } });
  });

  it('is suggested by the matcher, confirmed by a person, and the answer can be taken back', async () => {
    const { work } = database;
    const branch = await makeCustomer(work, { legalName: '江苏瀚川集团有限公司上海分公司' });
    await followOutbox(work);
    const suggestions = await listSuggestions(work, group.id);
    expect(suggestions).toContainEqual(
      expect.objectContaining({ id: branch.id, proposal: { kind: 'branch', isLower: false } }),
    );
    expect(suggestions).toContainEqual(
      expect.objectContaining({ id: plant.id, proposal: { kind: 'group', isLower: false } }),
    );
    // Suggested is not related.
    expect((await family(group.id)).tree).toBeNull();
    const confirmed = await confirmSuggestion(work, manager, null, { customerId: group.id, otherId: branch.id });
    expect(confirmed).toBeGranted();
    expect((await family(branch.id)).tree).toMatchObject({
      id: group.id,
      members: [{ id: branch.id, kind: 'branch' }],
    });
    const relation = confirmed.ok ? await findRelation(work.db, confirmed.id) : null;
    expect(JSON.parse(relation?.evidence ?? '{}')).toMatchObject({ verdict: 'related', rule: 'branchOfSame' });

    const dismissed = await dismissSuggestion(work, manager, null, { customerId: group.id, otherId: plant.id });
    expect(dismissed).toBeGranted();
    expect(await listSuggestions(work, group.id)).toEqual([]);
    expect((await listSuggestions(work, plant.id)).map(({ id }) => id)).not.toContain(group.id);
    const undo = { customerId: group.id, relationId: dismissed.ok ? dismissed.id : '' };
    const another = (await makeStaff(work)).actor;
    expect(await undoSuggestionAnswer(work, another, null, undo)).toBe(false);
    expect(await undoSuggestionAnswer(work, manager, null, undo)).toBe(true);
    expect((await listSuggestions(work, group.id)).map(({ id }) => id)).toEqual([plant.id]);
    // What was dismissed may still be related by somebody who knows better.
    await dismissSuggestion(work, manager, null, { customerId: group.id, otherId: plant.id });
    expect(await relate(plant.id, group.id)).toBeGranted();
  });

  it('follows its members into a merge and out of it', async () => {
    const { work, db } = database;
    const twin = await makeCustomer(work, { legalName: '苏州擎雷机器人有限公司' });
    const shop = await makeCustomer(work);
    await relate(plant.id, group.id);
    await relate(shop.id, plant.id, { kind: 'branch' });
    await relate(twin.id, group.id);
    const operations = (await makeStaff(work, { roles: ['operations'] })).actor;
    const input = { fromId: plant.id, fromVersion: 1, intoId: twin.id, intoVersion: 1 };
    expect(await mergeCustomers(work, operations, null, input)).toBeGranted();
    expect((await family(twin.id)).tree).toMatchObject({
      id: group.id,
      members: [{ id: twin.id, members: [{ id: shop.id }] }],
    });
    expect((await family(group.id)).tree?.members).toHaveLength(1);
    const mergeId = (await findStandingMerge(db, plant.id))?.id ?? '';
    expect(await unmergeCustomer(work, operations, null, { fromId: plant.id, mergeId })).toBeGranted();
    const { tree } = await family(group.id);
    expect(tree?.members.map(({ id, members }) => [id, members.map((one) => one.id)])).toEqual([
      [plant.id, [shop.id]],
      [twin.id, []],
    ]);
  });

  it('is not for auditors to change', async () => {
    const auditor = (await makeStaff(database.work, { roles: ['auditor'] })).actor;
    await expect(
      Promise.resolve().then(() =>
        endRelation(database.work, auditor, null, { customerId: group.id, relationId: plant.id }),
      ),
    ).rejects.toThrow('forbidden');
  });
});
