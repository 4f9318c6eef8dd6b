// The review queue: whose registrations are in it, in which order, what the filters leave, and what comes next.
import { beforeEach, expect, it } from 'vitest';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import { addMs, hourMs } from '#app/domain/calendar/instant.ts';
import { parsePageKey } from '#app/domain/calendar/page-key.ts';
import {
  type QueueChoice,
  type QueueFrom,
  findNextToReview,
  pageSize,
  readReviewQueue,
} from '#app/services/registration/review-queue.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import {
  makePartner,
  makePartnerUser,
  makeProductLine,
  makeRegistration,
  makeStaff,
} from '#tests/support/factories.ts';

const wholeQueue: QueueChoice = {
  mine: false,
  overdue: false,
  partnerId: null,
  productLineId: null,
  kind: null,
  verdict: null,
};

describeEachDatabase('the review queue', (database) => {
  let operations: StaffActor;
  let partner: { id: string };
  let author: { id: string; partnerId: string };
  let line: { id: string; nameEn: string; nameZh: string };

  beforeEach(async () => {
    const { work } = database;
    operations = (await makeStaff(work, { roles: ['operations'] })).actor;
    partner = await makePartner(work, { name: '苏州锐联流体技术有限公司' });
    author = await makePartnerUser(work, { partner });
    line = await makeProductLine(work, { nameEn: 'Industrial pumps', nameZh: '工业泵' });
  });

  /** One that waits, promised so many hours from now. */
  const wait = (hours: number, given: Parameters<typeof makeRegistration>[1] = {}) => {
    const now = database.clock.instant;
    return makeRegistration(database.work, {
      status: 'inReview',
      verdict: 'none',
      partnerId: partner.id,
      createdBy: author.id,
      productLineId: line.id,
      companyName: `due in ${hours}`,
      holderSince: addMs(now, -hourMs),
      dueAt: addMs(now, hours * hourMs),
      ...given,
    });
  };
  const read = (choice: Partial<QueueChoice> = {}, from: QueueFrom = null, actor = operations) =>
    readReviewQueue(database.work, actor, staffScopeOf(actor), {
      choice: { ...wholeQueue, ...choice },
      from,
      withFilters: true,
      language: 'en',
    });
  const names = async (choice: Partial<QueueChoice> = {}, actor = operations) =>
    (await read(choice, null, actor)).items.map(({ companyName }) => companyName);

  it('shows what waits, the oldest promise first, and nothing else', async () => {
    await wait(5);
    await wait(-3);
    await wait(1);
    for (const status of ['draft', 'returned', 'approved', 'rejected', 'withdrawn', 'disputed'] as const)
      await wait(2, { status });
    expect(await names()).toEqual(['due in -3', 'due in 1', 'due in 5']);
  });

  it('says who registers what in the viewer’s language', async () => {
    await wait(1, { kind: 'deal', verdict: 'likely' });
    const asked = { choice: wholeQueue, from: null, withFilters: false };
    const en = await readReviewQueue(database.work, operations, staffScopeOf(operations), { ...asked, language: 'en' });
    const zh = await readReviewQueue(database.work, operations, staffScopeOf(operations), {
      ...asked,
      language: 'zh-CN',
    });
    expect(en.items[0]).toMatchObject({
      partnerName: '苏州锐联流体技术有限公司',
      productLine: 'Industrial pumps',
      kind: 'deal',
      verdict: 'likely',
    });
    expect(zh.items[0]?.productLine).toBe('工业泵');
  });

  it('filters by holder, promise, partner, product line, kind and verdict, each alone and together', async () => {
    const other = await makePartner(database.work);
    const otherAuthor = await makePartnerUser(database.work, { partner: other });
    const otherLine = await makeProductLine(database.work);
    await wait(-1, { companyName: 'late and mine', holderUserId: operations.userId, kind: 'deal', verdict: 'exact' });
    await wait(2, { companyName: 'another partner', partnerId: other.id, createdBy: otherAuthor.id, kind: 'lead' });
    await wait(3, { companyName: 'another line', productLineId: otherLine.id, verdict: 'likely' });
    expect(await names({ mine: true })).toEqual(['late and mine']);
    expect(await names({ overdue: true })).toEqual(['late and mine']);
    expect(await names({ partnerId: other.id })).toEqual(['another partner']);
    expect(await names({ productLineId: otherLine.id })).toEqual(['another line']);
    expect(await names({ kind: 'lead' })).toEqual(['another partner']);
    expect(await names({ verdict: 'likely' })).toEqual(['another line']);
    expect(await names({ verdict: 'likely', mine: true })).toEqual([]);
  });

  it('counts the whole queue beside each filter, whatever is chosen', async () => {
    await wait(-1, { holderUserId: operations.userId, kind: 'deal', verdict: 'exact' });
    await wait(1, { kind: 'deal', verdict: 'likely' });
    await wait(2, { kind: 'lead', verdict: 'likely' });
    const { counts } = await read({ kind: 'lead' });
    expect(counts).toMatchObject({ more: false, all: 3, mine: 1, overdue: 1 });
    expect(counts.filters?.kinds).toEqual([
      { value: 'lead', count: 1 },
      { value: 'customer', count: 0 },
      { value: 'deal', count: 2 },
    ]);
    expect(counts.filters?.verdicts.filter(({ count }) => count > 0)).toEqual([
      { value: 'exact', count: 1 },
      { value: 'likely', count: 2 },
    ]);
    expect(counts.filters?.productLines).toEqual([{ value: line.id, label: 'Industrial pumps', count: 3 }]);
    expect(counts.filters?.partners).toEqual([{ value: partner.id, label: '苏州锐联流体技术有限公司', count: 3 }]);
  });

  it('pages forwards and back over equal promises without losing or repeating one', async () => {
    const total = 2 * pageSize + 5;
    // All promised for two moments only: the id decides between equals.
    for (let index = 0; index < total; index += 1) await wait(index % 2, { companyName: `number ${index}` });
    const all: string[] = [];
    let from: QueueFrom = null;
    let page = await read();
    for (let pages = 0; pages < 5; pages += 1) {
      all.push(...page.items.map(({ id }) => id));
      const place = parsePageKey(page.next);
      if (!place) break;
      from = { direction: 'after', place };
      page = await read({}, from);
    }
    expect(all).toHaveLength(total);
    expect(new Set(all).size).toBe(total);

    const back = parsePageKey(page.previous);
    if (!back) throw new Error('the last page has one before it');
    const before = await read({}, { direction: 'before', place: back });
    expect(before.items.map(({ id }) => id)).toEqual(all.slice(pageSize, 2 * pageSize));
    expect((await read()).previous).toBeNull();
  });

  it('gives a channel manager the partners assigned by name or region, and no others', async () => {
    const manager = await makeStaff(database.work);
    const managed = await makePartner(database.work, { channelManagerId: manager.id });
    const managedAuthor = await makePartnerUser(database.work, { partner: managed });
    await wait(1, { companyName: 'somebody else’s' });
    await wait(2, { companyName: 'assigned', partnerId: managed.id, createdBy: managedAuthor.id });
    expect(await names({}, manager.actor)).toEqual(['assigned']);
    const { counts } = await read({}, null, manager.actor);
    expect(counts).toMatchObject({ all: 1 });
  });

  it('opens the next in the chosen queue, at the end the one before, and nothing when it was the last', async () => {
    const [first, second, third] = [await wait(1), await wait(2, { kind: 'deal' }), await wait(3)];
    const next = (id: string, choice: Partial<QueueChoice> = {}) =>
      findNextToReview(database.work, operations, staffScopeOf(operations), { ...wholeQueue, ...choice }, id);
    expect(await next(first.id)).toBe(second.id);
    expect(await next(first.id, { kind: 'customer' })).toBe(third.id);
    expect(await next(third.id)).toBe(second.id);
    expect(await next(second.id, { kind: 'deal' })).toBeNull();
  });
});
