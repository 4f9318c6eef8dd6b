// Comparing records and labelling pairs: what is kept, what a changed mind leaves behind, and who sees what.
import { expect, it } from 'vitest';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import type { PairLabel } from '#app/domain/duplicate/label.ts';
import { type RecordRef, pairKey } from '#app/domain/duplicate/pair.ts';
import { compareRecords } from '#app/services/duplicate/compare.server.ts';
import { labelPair, unlabelPair } from '#app/services/duplicate/label.server.ts';
import { exportLabels, listLabels, readLabelFigures } from '#app/services/duplicate/list-labels.server.ts';
import { mergeCustomers } from '#app/services/customer/merge.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { type TestDatabase, describeEachDatabase } from '#tests/support/databases.ts';
import { makeCustomer, makePartner, makePartnerUser, makeRegistration, makeStaff } from '#tests/support/factories.ts';

const reading = (actor: StaffActor) => ({ actor, scope: staffScopeOf(actor), language: 'en' as const });
const customer = ({ id }: { id: string }): RecordRef => ({ kind: 'customer', id });
const everything = { label: null, verdict: null, disagreeing: false };
const firstPage = { after: null, before: null };

async function makePair(work: Work) {
  const one = await makeCustomer(work, { legalName: '苏州恒力精密机械有限公司', phones: ['051288886666'] });
  const other = await makeCustomer(work, { legalName: '苏州恒利精密机械有限公司' });
  return { one, other };
}

async function evidenceOf(work: Work, actor: StaffActor, left: RecordRef, right: RecordRef): Promise<string> {
  const { evidence } = await compareRecords(work, reading(actor), { left, right, picking: null });
  return evidence ?? '';
}

async function say(work: Work, actor: StaffActor, left: RecordRef, right: RecordRef, label: PairLabel) {
  const evidence = await evidenceOf(work, actor, left, right);
  return labelPair(work, reading(actor), null, { left, right, label, note: `because ${label}`, evidence });
}

async function rowsOf({ db }: TestDatabase) {
  return db.selectFrom('pairLabels').selectAll().orderBy('createdAt').orderBy('id').execute();
}

describeEachDatabase('Comparing records', (database) => {
  it('adds up from the prior to the verdict and is the same both ways round', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const { one, other } = await makePair(work);
    const there = await compareRecords(work, reading(actor), {
      left: customer(one),
      right: customer(other),
      picking: null,
    });
    const back = await compareRecords(work, reading(actor), {
      left: customer(other),
      right: customer(one),
      picking: null,
    });
    const { explanation } = there;
    expect(explanation?.engine).toBe('direct');
    expect(explanation?.families.length).toBeGreaterThan(0);
    expect(explanation?.bits).toBe(explanation?.fields.reduce((sum, { bits }) => sum + bits, explanation.priorBits));
    expect(back.explanation).toMatchObject({ verdict: explanation?.verdict, bits: explanation?.bits });
    expect(back.evidence).toBe(there.evidence);
    expect(there.left).toMatchObject({ name: one.legalName, phones: ['051288886666'] });
  });

  it('knows a registration only within the scope, and masks contacts for auditors', async () => {
    const { work } = database;
    const { one } = await makePair(work);
    const manager = await makeStaff(work, { roles: ['channelManager'] });
    const stranger = await makeStaff(work, { roles: ['channelManager'] });
    const auditor = await makeStaff(work, { roles: ['auditor'] });
    const partner = await makePartner(work, { channelManagerId: manager.id });
    const author = await makePartnerUser(work, { partner });
    const typed = await makeRegistration(work, {
      partnerId: author.partnerId,
      createdBy: author.id,
      companyName: '苏州恒力机械',
      status: 'inReview',
      contacts: [{ phone: '051288886666' }],
    });
    const asked = { left: { kind: 'registration' as const, id: typed.id }, right: customer(one), picking: null };
    const seen = await compareRecords(work, reading(manager.actor), asked);
    expect(seen.left).toMatchObject({ name: '苏州恒力机械', registration: { partnerName: partner.name } });
    await expect(compareRecords(work, reading(stranger.actor), asked)).rejects.toThrow('registration not found');
    const masked = await compareRecords(work, reading(auditor.actor), asked);
    expect(JSON.stringify([masked.left, masked.right, masked.explanation])).not.toContain('88886666');
    expect(masked.mayLabel).toBe(false);
  });

  it('suggests what looks like the side that is chosen, and what the words find', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const { one, other } = await makePair(work);
    const far = await makeCustomer(work, { legalName: '青岛远洋捕捞有限公司' });
    const beside = (text: string) =>
      compareRecords(work, reading(actor), { left: customer(one), right: null, picking: { side: 'right', text } });
    expect((await beside('')).suggested?.map(({ id }) => id)).toEqual([other.id]);
    expect((await beside('远洋捕捞')).suggested?.map(({ id }) => id)).toContain(far.id);
  });
});

describeEachDatabase('Labelling pairs', (database) => {
  it('keeps the label with the evidence as seen, who and when', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['channelManager'] });
    const { one, other } = await makePair(work);
    expect(await say(work, actor, customer(other), customer(one), 'different')).toBeGranted();
    const [row] = await rowsOf(database);
    const { explanation } = await compareRecords(work, reading(actor), {
      left: customer(one),
      right: customer(other),
      picking: null,
    });
    expect(row).toMatchObject({
      pairKey: pairKey(customer(one), customer(other)),
      leftName: one.legalName,
      rightName: other.legalName,
      label: 'different',
      note: 'because different',
      verdict: explanation?.verdict,
      rule: explanation?.rule,
      weightsHash: explanation?.weightsHash,
      createdBy: actor.userId,
      createdAt: work.now().toISOString(),
      endedAt: null,
    });
    expect(JSON.parse(row?.explanation ?? '')).toEqual(explanation);
    const [event] = await work.db.selectFrom('auditEvents').select(['action', 'visibility']).execute();
    expect(event).toEqual({ action: 'pair.label', visibility: 'staff' });
  });

  it('keeps what was said before when somebody changes their mind or takes it back', async () => {
    const { work, clock } = database;
    const first = await makeStaff(work, { roles: ['channelManager'] });
    const second = await makeStaff(work, { roles: ['operations'] });
    const { one, other } = await makePair(work);
    const pair = { left: customer(one), right: customer(other) };
    await say(work, first.actor, pair.left, pair.right, 'same');
    clock.advance({ minutes: 1 });
    await say(work, second.actor, pair.right, pair.left, 'related');
    clock.advance({ minutes: 1 });
    const { labels } = await compareRecords(work, reading(first.actor), { ...pair, picking: null });
    expect(labels.map(({ label, endedAt }) => [label, endedAt === null])).toEqual([
      ['related', true],
      ['same', false],
    ]);
    await unlabelPair(work, reading(second.actor), null, pair);
    await unlabelPair(work, reading(second.actor), null, pair);
    const rows = await rowsOf(database);
    expect(rows.map((row) => [row.label, row.currentKey, row.endedBy])).toEqual([
      ['same', null, second.actor.userId],
      ['related', null, second.actor.userId],
    ]);
    expect((await listLabels(work, first.actor, staffScopeOf(first.actor), everything, firstPage)).rows).toEqual([]);
  });

  it('lets one of two at the same moment through', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const { one, other } = await makePair(work);
    const answers = await Promise.all([
      say(work, actor, customer(one), customer(other), 'same'),
      say(work, actor, customer(one), customer(other), 'different'),
    ]);
    const rows = await rowsOf(database);
    expect(rows.filter((row) => row.currentKey !== null)).toHaveLength(1);
    expect(rows).toHaveLength(answers.filter(({ ok }) => ok).length);
  });

  it('refuses what changed meanwhile, one record twice, and whoever may not', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const auditor = await makeStaff(work, { roles: ['auditor'] });
    const { one, other } = await makePair(work);
    const pair = { left: customer(one), right: customer(other) };
    const evidence = await evidenceOf(work, actor, pair.left, pair.right);
    const label = { ...pair, label: 'same' as const, note: null, evidence };
    await work.db
      .updateTable('customers')
      .set({ uscc: '91320594MA1MXYZA1B' })
      .where('id', 'in', [one.id, other.id])
      .execute();
    expect(await labelPair(work, reading(actor), null, label)).toBeRefusedWith('changed');
    await expect(labelPair(work, reading(auditor.actor), null, label)).rejects.toThrow('forbidden');
    await mergeCustomers(work, actor, null, { fromId: one.id, intoId: other.id, fromVersion: 1, intoVersion: 1 });
    expect(await labelPair(work, reading(actor), null, label)).toBeRefusedWith('sameRecord');
    expect(await rowsOf(database)).toEqual([]);
  });

  it('lists, filters and counts the labels that hold; registrations outside the scope are left out', async () => {
    const { work, clock } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const { one, other } = await makePair(work);
    const twin = await makeCustomer(work, { legalName: '苏州恒力精密机械有限公司' });
    const author = await makePartnerUser(work);
    const typed = await makeRegistration(work, {
      partnerId: author.partnerId,
      createdBy: author.id,
      companyName: '青岛远洋捕捞有限公司',
      status: 'inReview',
    });
    await say(work, actor, customer(one), customer(twin), 'same');
    clock.advance({ ms: 1000 });
    await say(work, actor, customer(one), customer(other), 'same');
    clock.advance({ ms: 1000 });
    await say(work, actor, { kind: 'registration', id: typed.id }, customer(one), 'different');
    const scope = staffScopeOf(actor);
    const all = await listLabels(work, actor, scope, everything, firstPage);
    expect(all.rows.map(({ label, verdict }) => [label, verdict])).toEqual([
      ['different', 'none'],
      ['same', 'possible'],
      ['same', 'exact'],
    ]);
    const disagreeing = await listLabels(work, actor, scope, { ...everything, disagreeing: true }, firstPage);
    expect(disagreeing.rows.map(({ rightName }) => rightName)).toEqual([other.legalName]);
    const manager = await makeStaff(work, { roles: ['channelManager'] });
    const own = await listLabels(work, manager.actor, staffScopeOf(manager.actor), everything, firstPage);
    expect(own.rows).toHaveLength(2);

    const { counts, agreements } = await readLabelFigures(work, manager.actor);
    expect(counts).toEqual({ same: 2, different: 1, related: 0 });
    expect(agreements.find(({ level }) => level === 'likely')).toMatchObject({
      precision: { part: 1, whole: 1 },
      recall: { part: 1, whole: 2 },
      specificity: { part: 1, whole: 1 },
    });
    const exported: string[] = [];
    for await (const rows of await exportLabels(work, actor, scope, null, { ...everything, label: 'same' }))
      exported.push(...rows.map(({ rightName }) => rightName));
    expect(exported).toEqual([other.legalName, twin.legalName]);
  });

  it('turns pages by key', async () => {
    const { work, clock } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const scope = staffScopeOf(actor);
    const first = await makeCustomer(work);
    for (let count = 0; count < 32; count += 1) {
      clock.advance({ ms: 1000 });
      await say(work, actor, customer(first), customer(await makeCustomer(work)), 'different');
    }
    const page = await listLabels(work, actor, scope, everything, firstPage);
    expect(page.rows).toHaveLength(30);
    const [at = '', id = ''] = (page.next ?? '').split('_');
    const second = await listLabels(work, actor, scope, everything, { after: { at, id }, before: null });
    expect(second.rows).toHaveLength(2);
    expect(second.next).toBeNull();
    expect(second.previous).not.toBeNull();
  });
});
