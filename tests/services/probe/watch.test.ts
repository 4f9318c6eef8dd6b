// From a partner's questions to an alert: variants and decoys, what the partner hears before and after, who may look at it.
import { beforeEach, expect, it } from 'vitest';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import { hourMs } from '#app/domain/calendar/instant.ts';
import { acknowledgeProbeAlert, liftProbeRestriction } from '#app/services/probe/acknowledge.server.ts';
import { listProbeAlerts, viewProbeAlert } from '#app/services/probe/view.server.ts';
import { forgetOldProbes, watchProbes } from '#app/services/probe/watch.server.ts';
import { precheck } from '#app/services/registration/precheck.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCustomer, makePartner, makePartnerUser, makeProductLine, makeStaff } from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';

const syllables = Array.from('甲乙丙丁戊己庚辛壬癸');

describeEachDatabase('Watching what partners ask', (database) => {
  let lineId: string;
  let partner: { id: string };
  let vera: PartnerActor;
  let manager: Awaited<ReturnType<typeof makeStaff>>;

  beforeEach(async () => {
    const { work } = database;
    lineId = (await makeProductLine(work)).id;
    manager = await makeStaff(work, { roles: ['channelManager'] });
    partner = await makePartner(work, { productLines: [lineId], channelManagerId: manager.id });
    vera = (await makePartnerUser(work, { partner })).actor;
    await rebuildEngine(work);
  });

  const question = { uscc: null, phone: null, email: null, website: null, regionCode: null, projectName: null };
  const ask = async (companyName: string, actor = vera) => {
    database.clock.advance({ minutes: 1 });
    return precheck(database.work, actor, { ...question, companyName, productLineId: lineId });
  };
  const askAround = async (count: number, actor = vera) => {
    for (const syllable of syllables.slice(0, count)) await ask(`苏州恒${syllable}精密机械有限公司`, actor);
  };
  const alerts = async (by = manager) =>
    (await listProbeAlerts(database.work, staffScopeOf(by.actor), { status: 'open', after: null })).rows;

  it('says nothing of a day of honest work', async () => {
    for (const name of ['苏州恒力机械', '无锡新华水泵', '常州磐石轴承', '扬州瑞霖阀门', '泰州云帆船舶', '盐城沃禾农机'])
      await ask(`${name}有限公司`);
    await watchProbes(database.work);
    expect(await alerts()).toEqual([]);
  });

  it('raises one alert for a series of variants, holds back the answers, and tells the partner nothing', async () => {
    await askAround(5);
    await watchProbes(database.work);
    expect(await alerts()).toEqual([]);
    expect(await ask('苏州恒辛精密机械有限公司')).toMatchObject({ ok: true, answer: 'clear' });
    await watchProbes(database.work);
    expect(await alerts()).toMatchObject([{ kind: 'variants', userName: expect.any(String), questions: 6 }]);

    expect(await ask('南通海瑞纺织有限公司')).toMatchObject({ ok: true, answer: 'needsReview' });
    const submitted = await submitRegistration(database.work, vera, null, {
      id: database.work.newId(),
      version: null,
      content: contentOf({ productLineId: lineId, companyName: '泰兴海瑞纺织有限公司' }),
    });
    expect(submitted).toMatchObject({ ok: true, answer: 'needsReview' });

    await ask('苏州恒壬精密机械有限公司');
    await watchProbes(database.work);
    expect(await alerts()).toHaveLength(1);
    expect(await watchProbes(database.work)).toBe(0);
  });

  it('gives the full answers back when a manager lifts it, and begins to count anew', async () => {
    await askAround(6);
    await watchProbes(database.work);
    const [alert] = await alerts();
    if (!alert) throw new Error('an alert was expected');
    const { work } = database;
    database.clock.advance({ minutes: 1 });
    const input = { id: alert.id, version: 1, note: 'Called them', lift: false };
    expect(await acknowledgeProbeAlert(work, manager.actor, null, input)).toBeGranted();
    expect(await acknowledgeProbeAlert(work, manager.actor, null, input)).toBeRefusedWith('stale');
    expect(await ask('南通海瑞纺织有限公司')).toMatchObject({ answer: 'needsReview' });
    expect(await liftProbeRestriction(work, manager.actor, null, { id: alert.id })).toBeGranted();
    expect(await ask('南通海瑞纺织有限公司')).toMatchObject({ answer: 'clear' });
    await ask('苏州恒壬精密机械有限公司');
    await watchProbes(work);
    expect(await alerts()).toEqual([]);
    const view = await viewProbeAlert(work, manager.actor, staffScopeOf(manager.actor), alert.id);
    expect(view.alert).toMatchObject({ status: 'acknowledged', note: 'Called them', acknowledgedByName: manager.name });
    expect(view.restricted).toEqual([]);
    expect(view.questions.map(({ answer }) => answer)).toEqual(Array.from({ length: 6 }, () => 'clear'));
  });

  it('sees a series spread over a partner’s users, and holds back each of them', async () => {
    const others = [vera];
    for (const name of ['Ada', 'Bea', 'Cora'])
      others.push((await makePartnerUser(database.work, { partner, name })).actor);
    for (const [index, syllable] of syllables.entries())
      await ask(`苏州恒${syllable}精密机械有限公司`, others[index % others.length]);
    await watchProbes(database.work);
    expect(await alerts()).toMatchObject([{ kind: 'variants', userName: null, questions: 10 }]);
    for (const actor of others)
      expect(await ask('南通海瑞纺织有限公司', actor)).toMatchObject({ answer: 'needsReview' });
  });

  it('looks back no further than the rule says, and keeps no question longer', async () => {
    await askAround(5);
    database.clock.advance({ ms: 25 * hourMs });
    await ask('苏州恒辛精密机械有限公司');
    await watchProbes(database.work);
    expect(await alerts()).toEqual([]);
    expect(await forgetOldProbes(database.work)).toBe(5);
    const kept = await database.db.selectFrom('probes').select('companyName').execute();
    expect(kept).toEqual([{ companyName: '苏州恒辛精密机械有限公司' }]);
  });

  it('raises an alert for a decoy, by pre-check and by registration, and answers as for any customer', async () => {
    const { work } = database;
    const decoy = await makeCustomer(work, { legalName: '宿迁琅嬛造纸有限公司', uscc: null, status: 'decoy' });
    expect(await ask('宿迁琅嬛造纸有限公司')).toMatchObject({ ok: true, answer: 'unavailable' });
    const submitted = await submitRegistration(work, vera, null, {
      id: work.newId(),
      version: null,
      content: contentOf({ productLineId: lineId, companyName: '宿迁琅嬛造纸有限公司' }),
    });
    expect(submitted).toMatchObject({ ok: true, answer: 'unavailable' });
    await watchProbes(work);
    expect(await alerts()).toMatchObject([{ kind: 'decoy', questions: 2 }]);
    const [alert] = await alerts();
    const view = await viewProbeAlert(work, manager.actor, staffScopeOf(manager.actor), alert?.id ?? '');
    expect(view.alert.decoyName).toBe(decoy.legalName);
    expect(view.questions.map(({ source }) => source)).toEqual(['precheck', 'submission']);
    expect(await ask('南通海瑞纺织有限公司')).toMatchObject({ answer: 'clear' });
  });

  it('shows an alert to those who look after the partner alone', async () => {
    await askAround(6);
    await watchProbes(database.work);
    const other = await makeStaff(database.work, { roles: ['channelManager'] });
    expect(await alerts(other)).toEqual([]);
    const [alert] = await alerts();
    const { work } = database;
    await expect(viewProbeAlert(work, other.actor, staffScopeOf(other.actor), alert?.id ?? '')).rejects.toThrow(
      'not found',
    );
    const input = { id: alert?.id ?? '', version: 1, note: 'x', lift: true };
    await expect(acknowledgeProbeAlert(work, other.actor, null, input)).rejects.toThrow('not found');
    const auditor = await makeStaff(work, { roles: ['auditor'] });
    await expect(acknowledgeProbeAlert(work, auditor.actor, null, input)).rejects.toThrow('forbidden');
  });
});
