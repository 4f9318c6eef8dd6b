// The pre-check: its quota, what it says while it rests, and that what it finds cannot be read from the work it does.
import { beforeEach, expect, it } from 'vitest';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { defaultRuleSet } from '#app/domain/rule/rule-set.ts';
import { precheck, precheckQuota } from '#app/services/registration/precheck.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { insertRuleSet } from '#db/repositories/rule-sets.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCustomer, makePartner, makePartnerUser, makeProductLine } from '#tests/support/factories.ts';
import { obstacles, standInTheWay } from '#tests/support/obstacles.ts';
import { watched } from '#tests/support/query-log.ts';
import { contentOf } from '#tests/support/registrations.ts';

const question = { uscc: null, phone: null, email: null, website: null, regionCode: null, projectName: null };

describeEachDatabase('The pre-check', (database) => {
  let lineId: string;
  let partner: { id: string };
  let asker: PartnerActor;

  beforeEach(async () => {
    const { work } = database;
    lineId = (await makeProductLine(work)).id;
    partner = await makePartner(work, { productLines: [lineId] });
    asker = (await makePartnerUser(work, { partner })).actor;
    await rebuildEngine(work);
  });

  const ask = (companyName = '苏州恒力精密机械有限公司', actor = asker) =>
    precheck(database.work, actor, { ...question, companyName, productLineId: lineId });

  it('says how many are left today, and takes none for an incomplete question', async () => {
    expect(await precheckQuota(database.work, asker)).toBe(60);
    expect(await ask('')).toEqual({ ok: true, answer: 'incomplete', left: 60 });
    expect(await ask()).toEqual({ ok: true, answer: 'clear', left: 59 });
    expect(await precheckQuota(database.work, asker)).toBe(59);
  });

  it('has a new day’s worth from midnight of the company’s place', async () => {
    const { work, clock } = database;
    // Ten minutes to midnight in Shanghai.
    clock.set('2026-11-02T15:50:00.000Z');
    await ask();
    expect(await precheckQuota(work, asker)).toBe(59);
    clock.advance({ minutes: 10 });
    expect(await precheckQuota(work, asker)).toBe(60);
    await ask();
    // Midnight in Greenwich is the middle of that day.
    clock.set('2026-11-03T00:00:00.000Z');
    expect(await precheckQuota(work, asker)).toBe(59);
  });

  it('rests once the day’s or the minute’s are used up, for that user alone, while submissions are answered', async () => {
    const { work, db, clock } = database;
    await insertRuleSet(
      db,
      { ...defaultRuleSet, version: 2, precheck: { perDay: 4, perMinute: 2 } },
      { authorId: null, validFrom: '2026-01-01T00:00:00.000Z' },
    );
    await ask();
    await ask();
    expect(await ask()).toBeRefusedWith('quota', { of: 'minute' });
    clock.advance({ minutes: 1 });
    await ask();
    expect(await ask()).toMatchObject({ ok: true, left: 0 });
    clock.advance({ minutes: 1 });
    expect(await ask()).toBeRefusedWith('quota', { of: 'day' });
    expect(await precheckQuota(work, asker)).toBe(0);
    const colleague = await makePartnerUser(work, { partner });
    expect(await ask(undefined, colleague.actor)).toMatchObject({ ok: true, left: 3 });
    const content = contentOf({ productLineId: lineId });
    expect(await submitRegistration(work, asker, null, { id: work.newId(), version: null, content })).toMatchObject({
      ok: true,
      answer: 'clear',
    });
    clock.advance({ days: 1 });
    expect(await ask()).toMatchObject({ ok: true, left: 3 });
  });

  it('does the same work whatever it finds', async () => {
    const rival = (await makePartnerUser(database.work, { partner: await makePartner(database.work) })).actor;
    const { work, take } = watched(database.work);
    await rebuildEngine(work);
    const behind = async (companyName: string, actor: PartnerActor) => {
      const given = { ...question, companyName, productLineId: lineId };
      take();
      const answered = await precheck(work, actor, given);
      return { answer: answered.ok ? answered.answer : answered.reason, log: take().sort() };
    };
    const colleague = async () => (await makePartnerUser(database.work, { partner })).actor;
    const seen: { what: string; answer: string; log: string[] }[] = [];
    const names = ['磐石轴承制造', '瑞霖阀门', '云帆船舶配件', '沃禾农机'];
    for (const [index, obstacle] of obstacles.entries()) {
      const legalName = `常州${names[index] ?? ''}有限公司`;
      const customer = await makeCustomer(work, { legalName });
      await standInTheWay(work, obstacle, { customerId: customer.id, productLineId: lineId, asker, rival });
      seen.push({ what: obstacle, ...(await behind(legalName, asker)) });
    }
    await makeCustomer(work, { legalName: '宿迁琅嬛造纸有限公司', uscc: null, status: 'decoy' });
    seen.push({ what: 'decoy', ...(await behind('宿迁琅嬛造纸有限公司', asker)) });
    await makeCustomer(work, { legalName: '淮安沧溟仪表有限公司' });
    seen.push({ what: 'free', ...(await behind('淮安沧溟仪表有限公司', asker)) });
    seen.push({ what: 'nobody of that name', ...(await behind('常州阆苑轴承制造有限公司', asker)) });
    const restricted = await colleague();
    const alert = { id: database.work.newId(), kind: 'variants', status: 'open', partnerId: partner.id, userId: null };
    const at = database.clock.instant;
    const unread = { decoyId: null, raisedAt: at, acknowledgedAt: null, acknowledgedBy: null, note: null, version: 1 };
    await database.db
      .insertInto('probeAlerts')
      .values({ ...alert, ...unread, probes: '[]' })
      .execute();
    const since = { id: database.work.newId(), alertId: alert.id, since: at, liftedAt: null, liftedBy: null };
    await database.db
      .insertInto('probeRestrictions')
      .values({ ...since, userId: restricted.userId })
      .execute();
    seen.push({ what: 'held back', ...(await behind('淮安沧溟仪表有限公司', restricted)) });

    expect(seen.map(({ what, answer }) => `${what}: ${answer}`)).toEqual([
      ...obstacles.map((obstacle) => `${obstacle}: unavailable`),
      'decoy: unavailable',
      'free: clear',
      'nobody of that name: clear',
      'held back: needsReview',
    ]);
    expect(seen[0]?.log).toContain('engine.candidates');
    for (const { what, log } of seen) expect(log, what).toEqual(seen[0]?.log);
  });
});
