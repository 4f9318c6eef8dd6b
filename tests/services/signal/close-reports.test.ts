// Similar customers reported by different partners near in time and place: the flag, both sides of it, and that it changes
// nothing for anybody else.
import { beforeEach, expect, it } from 'vitest';
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import { defaultRuleSet } from '#app/domain/rule/rule-set.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { viewOwnRegistration } from '#app/services/registration/view-own.server.ts';
import { returnRegistration } from '#app/services/registration/return.server.ts';
import { viewRecord } from '#app/services/registration/view-record.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { flagCloseReports } from '#app/services/signal/flag-close-reports.server.ts';
import { viewSignals } from '#app/services/signal/view.server.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { insertRuleSet } from '#db/repositories/rule-sets.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makePartner, makePartnerUser, makeProductLine, makeStaff } from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';

describeEachDatabase('close reports', (database) => {
  let line: { id: string };
  let anna: PartnerActor;
  let boris: PartnerActor;
  let operations: StaffActor;
  let manager: StaffActor;

  beforeEach(async () => {
    const { work } = database;
    line = await makeProductLine(work);
    const staff = await makeStaff(work, { roles: ['channelManager'] });
    manager = staff.actor;
    operations = (await makeStaff(work, { roles: ['operations'] })).actor;
    const sells = { productLines: [line.id] };
    const hers = await makePartner(work, { ...sells, name: '华东一部', channelManagerId: staff.id });
    anna = (await makePartnerUser(work, { partner: hers })).actor;
    boris = (await makePartnerUser(work, { partner: await makePartner(work, { ...sells, name: '华东二部' }) })).actor;
    await rebuildEngine(work);
  });

  let phone = 13_900_000_000;
  const submit = async (actor: PartnerActor, content: Partial<RegistrationContent>) => {
    const id = database.work.newId();
    phone += 7919;
    const contacts = [{ name: '王敏', title: null, phone: String(phone), email: null }];
    const answer = await submitRegistration(database.work, actor, null, {
      id,
      version: null,
      content: contentOf({ productLineId: line.id, contacts, ...content }),
    });
    expect(answer).toBeGranted();
    return id;
  };
  const signalsOf = async (id: string, actor = operations) => {
    const scope = staffScopeOf(actor);
    const record = await viewRecord(database.work, actor, scope, { id, language: 'en' });
    return viewSignals(database.work, actor, scope, { record, language: 'en' });
  };

  it('flags both sides, with what was typed, when and by whom', async () => {
    const { work, clock } = database;
    const first = await submit(anna, { companyName: '苏州恒力精密机械有限公司' });
    clock.advance({ days: 3 });
    const second = await submit(boris, { companyName: '苏州恒利精密机械有限公司' });
    expect(await flagCloseReports(work)).toBe(2);
    const [atFirst, atSecond] = [await signalsOf(first), await signalsOf(second)];
    expect(atFirst.close).toMatchObject([
      {
        verdict: 'possible',
        cityName: 'Suzhou',
        daysApart: 3,
        windowDays: 7,
        isLater: false,
        label: null,
        other: { id: second, companyName: '苏州恒利精密机械有限公司', partnerName: '华东二部', within: true },
      },
    ]);
    expect(atSecond.close).toMatchObject([
      { isLater: true, daysApart: 3, other: { id: first, partnerName: '华东一部' } },
    ]);
    expect(atSecond.own).toMatchObject({ partnerName: '华东二部', companyName: '苏州恒利精密机械有限公司' });
    expect(await flagCloseReports(work)).toBe(0);
    expect(await database.db.selectFrom('closeReports').select('id').execute()).toHaveLength(1);
  });

  it('shows a channel manager the other side without a way into it', async () => {
    const { work } = database;
    const first = await submit(anna, { companyName: '苏州恒力精密机械有限公司' });
    const second = await submit(boris, { companyName: '苏州恒利精密机械有限公司' });
    await flagCloseReports(work);
    expect((await signalsOf(first, manager)).close).toMatchObject([
      { other: { partnerName: '华东二部', within: false } },
    ]);
    await expect(signalsOf(second, manager)).rejects.toThrow('registration not found');
  });

  it.each([
    ['too late', { companyName: '苏州恒利精密机械有限公司' }, 8, 'boris'],
    ['elsewhere', { companyName: '无锡恒力精密机械有限公司' }, 1, 'boris'],
    ['nothing alike', { companyName: '苏州远洋捕捞有限公司' }, 1, 'boris'],
    ['the very same', { companyName: '苏州恒力精密机械有限公司' }, 1, 'boris'],
    ['by the same partner', { companyName: '苏州恒利精密机械有限公司' }, 1, 'anna'],
  ])('leaves alone what is %s', async (_, content, days, who) => {
    const { work, clock } = database;
    await submit(anna, { companyName: '苏州恒力精密机械有限公司' });
    clock.advance({ days });
    await submit(who === 'anna' ? anna : boris, content);
    await flagCloseReports(work);
    expect(await database.db.selectFrom('closeReports').select('id').execute()).toEqual([]);
  });

  it('takes the days from the rules', async () => {
    const { work, clock } = database;
    await insertRuleSet(
      work.db,
      { ...defaultRuleSet, version: 2, signals: { ...defaultRuleSet.signals, nearbyDays: 20 } },
      { authorId: null, validFrom: clock.instant },
    );
    const first = await submit(anna, { companyName: '苏州恒力精密机械有限公司' });
    clock.advance({ days: 15 });
    await submit(boris, { companyName: '苏州恒利精密机械有限公司' });
    await flagCloseReports(work);
    expect((await signalsOf(first)).close).toMatchObject([{ windowDays: 20, daysApart: 15 }]);
  });

  it('takes the flag down when the answer to a return names another company', async () => {
    const { work, clock } = database;
    const first = await submit(anna, { companyName: '苏州恒力精密机械有限公司' });
    const second = await submit(boris, { companyName: '苏州恒利精密机械有限公司' });
    await flagCloseReports(work);
    expect((await signalsOf(first)).close).toHaveLength(1);
    const before = await findRegistration(work.db, second, null);
    const returned = await returnRegistration(work, operations, null, {
      id: second,
      version: before?.version ?? 0,
      fields: ['companyName'],
      message: 'Please check the name.',
    });
    expect(returned).toBeGranted();
    clock.advance({ hours: 1 });
    const opened = await findRegistration(work.db, second, null);
    const answered = await submitRegistration(work, boris, null, {
      id: second,
      version: opened?.version ?? null,
      content: contentOf({ productLineId: line.id, companyName: '昆山远洋捕捞有限公司' }),
    });
    expect(answered).toBeGranted();
    await flagCloseReports(work);
    expect((await signalsOf(first)).close).toEqual([]);
    const rows = await database.db.selectFrom('closeReports').select(['clearedAt']).execute();
    expect(rows).toEqual([{ clearedAt: clock.instant }]);
  });

  it('changes no answer, verdict or claim, and the partner reads nothing of it', async () => {
    const { work } = database;
    await submit(anna, { companyName: '苏州恒力精密机械有限公司' });
    const second = await submit(boris, { companyName: '苏州恒利精密机械有限公司' });
    const state = async () => ({
      row: await findRegistration(work.db, second, null),
      claims: await database.db.selectFrom('claims').selectAll().execute(),
      ledger: await database.db.selectFrom('ledgerEntries').select('hash').execute(),
      audit: await database.db.selectFrom('auditEvents').select('id').execute(),
      seen: await viewOwnRegistration(work, boris, second),
    });
    const before = await state();
    await flagCloseReports(work);
    expect((await signalsOf(second)).close).toHaveLength(1);
    expect(await state()).toEqual(before);
  });

  it('is done once by two workers', async () => {
    const first = await submit(anna, { companyName: '苏州恒力精密机械有限公司' });
    await submit(boris, { companyName: '苏州恒利精密机械有限公司' });
    const counts = await Promise.all([flagCloseReports(database.work), flagCloseReports(database.anotherServer())]);
    expect(counts[0] + counts[1]).toBe(2);
    expect((await signalsOf(first)).close).toHaveLength(1);
  });
});
