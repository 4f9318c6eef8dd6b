// Site visits: taken once, shown near the first contact, forgotten in time; and the tokens that may post them.
import { expect, it } from 'vitest';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import { addDays } from '#app/domain/calendar/instant.ts';
import { admitBearer, createToken, listTokens, mostTokens, revokeToken } from '#app/services/signal/tokens.server.ts';
import { forgetOldVisits, takeVisits } from '#app/services/signal/visits.server.ts';
import { viewRecord } from '#app/services/registration/view-record.server.ts';
import { viewSignals } from '#app/services/signal/view.server.ts';
import { sha256 } from '#app/services/work.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeRegistration, makeStaff } from '#tests/support/factories.ts';

const tokenId = '01900000-0000-7000-8000-000000000001';

describeEachDatabase('site visits', (database) => {
  const visit = (daysAgo: number, page = '/products', domain = 'hengli-pump.com') => ({
    domain,
    page,
    at: addDays(database.clock.instant, -daysAgo),
  });
  const take = (...visits: unknown[]) => takeVisits(database.work, tokenId, { visits });

  it('are taken once, however often they are sent', async () => {
    expect(await take(visit(1), visit(2), visit(1))).toEqual({ ok: true, accepted: 2, known: 1 });
    expect(await take(visit(1), visit(3))).toEqual({ ok: true, accepted: 1, known: 1 });
    const rows = await database.db.selectFrom('siteVisits').select(['domain', 'page', 'tokenId']).execute();
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual({ domain: 'hengli-pump.com', page: '/products', tokenId });
  });

  it('are taken whole or not at all, under the company’s own domain', async () => {
    expect(await take(visit(1), visit(1, '/', 'mail.qq.com'))).toEqual({
      ok: false,
      problems: [{ path: 'visits.1.domain', code: 'domain' }],
    });
    expect(await take(visit(1), visit(40))).toMatchObject({ ok: false });
    expect(await database.db.selectFrom('siteVisits').select('id').execute()).toEqual([]);
    await take(visit(1, '/', 'shop.hengli-pump.com'));
    expect(await database.db.selectFrom('siteVisits').select('domain').execute()).toEqual([
      { domain: 'hengli-pump.com' },
    ]);
  });

  it('in a full post are taken at once', async () => {
    const visits = Array.from({ length: 500 }, (_, index) => visit(1, `/page/${index}`));
    expect(await take(...visits)).toEqual({ ok: true, accepted: 500, known: 0 });
    expect(await take(...visits)).toEqual({ ok: true, accepted: 0, known: 500 });
  });

  it('show beside a registration that names the domain, near its first contact', async () => {
    const { work, clock } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const day = addDays(clock.instant, -10).slice(0, 10);
    const registration = await makeRegistration(work, {
      status: 'inReview',
      website: 'www.hengli-pump.com',
      firstContactOn: day,
      submittedAt: clock.instant,
      contacts: [{ email: 'wang@163.com' }],
    });
    await take(visit(5, '/pumps'), visit(12, '/contact'), visit(29, '/jobs'), visit(5, '/pumps', 'other-company.com'));
    const scope = staffScopeOf(actor);
    const visitsOf = async (id: string) => {
      const record = await viewRecord(work, actor, scope, { id, language: 'en' });
      return (await viewSignals(work, actor, scope, { record, language: 'en' })).visits;
    };
    const visits = await visitsOf(registration.id);
    expect(visits).toMatchObject({
      domains: ['hengli-pump.com'],
      around: day,
      isFirstContact: true,
      days: 14,
      count: 2,
    });
    expect(visits.shown.map(({ page }) => page)).toEqual(['/pumps', '/contact']);
    const without = await makeRegistration(work, {
      status: 'inReview',
      submittedAt: clock.instant,
      contacts: [{ email: null }],
    });
    expect(await visitsOf(without.id)).toMatchObject({ domains: [], count: 0, shown: [] });
  });

  it('are forgotten when the rules keep them no longer', async () => {
    const { work, clock } = database;
    await take(visit(1), visit(20));
    clock.advance({ days: 165 });
    expect(await forgetOldVisits(work)).toBe(1);
    expect(await forgetOldVisits(work)).toBe(0);
    expect(await database.db.selectFrom('siteVisits').select('id').execute()).toHaveLength(1);
  });
});

describeEachDatabase('API tokens', (database) => {
  const bearer = (token: string, ip = '10.0.0.1') => admitBearer(database.work, `Bearer ${token}`, ip);

  it('are shown once, kept as a hash, noted when used, and refused once revoked', async () => {
    const { work, clock } = database;
    const { actor } = await makeStaff(work, { roles: ['administrator'] });
    const created = await createToken(work, actor, null, 'web analytics');
    const token = created.ok ? created.token : '';
    expect(token).toMatch(/^rf_[\w-]{43}$/);
    const [row] = await database.db.selectFrom('apiTokens').selectAll().execute();
    expect(row).toMatchObject({ tokenHash: sha256(token), prefix: token.slice(0, 8), lastUsedAt: null });
    expect(JSON.stringify(await database.db.selectFrom('auditEvents').selectAll().execute())).not.toContain(token);
    expect(JSON.stringify(await listTokens(work, actor))).not.toContain(token.slice(8));

    expect(await bearer(token)).toEqual({ ok: true, bearer: { id: row?.id, name: 'web analytics' } });
    const used = clock.instant;
    clock.advance({ ms: 500 });
    await bearer(token);
    expect((await listTokens(work, actor))[0]?.lastUsedAt).toBe(used);

    expect(await revokeToken(work, actor, null, row?.id ?? '')).toBe(true);
    expect(await revokeToken(work, actor, null, row?.id ?? '')).toBe(false);
    expect(await bearer(token)).toEqual({ ok: false, reason: 'unknown' });
    const acts = await database.db.selectFrom('auditEvents').select('action').orderBy('id').execute();
    expect(acts.map(({ action }) => action)).toEqual(['token.create', 'token.revoke']);
  });

  it('are for administrators alone to make, and not without end', async () => {
    const { work } = database;
    const operations = await makeStaff(work, { roles: ['operations'] });
    const { actor } = await makeStaff(work, { roles: ['administrator'] });
    await expect(createToken(work, operations.actor, null, 'x')).rejects.toThrow('forbidden');
    for (let count = 0; count < mostTokens; count += 1) await createToken(work, actor, null, `token ${count}`);
    expect(await createToken(work, actor, null, 'one more')).toBeRefusedWith('tooMany');
    const [first] = await listTokens(work, actor);
    await expect(revokeToken(work, operations.actor, null, first?.id ?? '')).rejects.toThrow('forbidden');
  });

  it('pause when used too often, each on its own; wrong ones by where they come from', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['administrator'] });
    const made = [await createToken(work, actor, null, 'one'), await createToken(work, actor, null, 'two')];
    const [one = '', two = ''] = made.map((created) => (created.ok ? created.token : ''));
    for (let count = 0; count < 120; count += 1) expect((await bearer(one)).ok).toBe(true);
    expect(await bearer(one)).toMatchObject({ ok: false, reason: 'tooMany' });
    expect((await bearer(two)).ok).toBe(true);
    const wrong = `rf_${'x'.repeat(43)}`;
    for (let count = 0; count < 60; count += 1) expect(await bearer(wrong)).toMatchObject({ reason: 'unknown' });
    expect(await bearer(wrong)).toMatchObject({ ok: false, reason: 'tooMany' });
    expect(await bearer(wrong, '10.0.0.2')).toMatchObject({ reason: 'unknown' });
    expect((await bearer(two)).ok).toBe(true);
  });

  it.each([null, '', 'Bearer', 'Bearer rf_', 'Basic cm9vdDpyb290', `bearer rf_${'x'.repeat(43)}`])(
    'are not what %s says',
    async (authorization) => {
      expect(await admitBearer(database.work, authorization, null)).toEqual({ ok: false, reason: 'unknown' });
    },
  );
});
