// Posting visits over HTTP: who is let in, what each mistake is answered, and the page that makes the tokens.
import { beforeEach, describe, expect, it } from 'vitest';
import { paths } from '#app/http/paths.ts';
import { action as settingsAction, loader as settingsLoader } from '#app/routes/admin+/settings.api-tokens.tsx';
import { action, loader } from '#app/routes/api+/visits.ts';
import { useWork } from '#app/services/boot.server.ts';
import { createToken } from '#app/services/signal/tokens.server.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { makeStaff } from '#tests/support/factories.ts';
import { type Browser, contextFrom, openBrowser } from '#tests/support/requests.ts';

interface Refusal {
  error: { code: string; message: string; problems?: { path: string; code: string; message: string }[] };
}

describeOnSqlite('the address visits are posted to', (database) => {
  let token: string;
  let administrator: { id: string };

  beforeEach(async () => {
    useWork(database.work);
    const staff = await makeStaff(database.work, { roles: ['administrator'] });
    administrator = staff;
    const created = await createToken(database.work, staff.actor, null, 'analytics');
    token = created.ok ? created.token : '';
  });

  const post = async (body: string, headers: Record<string, string> = {}) => {
    const request = new Request(new URL(paths.api.visits(), 'http://localhost:3000'), {
      method: 'POST',
      body,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
    });
    const response = await action({ request, params: {}, context: contextFrom('127.0.0.1') });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Refusal };
  };
  const good = () =>
    JSON.stringify({ visits: [{ domain: 'hengli-pump.com', at: database.clock.instant, page: '/pumps?who=wang' }] });

  it('takes them from whoever bears a token, whatever site the request is from', async () => {
    expect(await post(good())).toMatchObject({ status: 200, body: { accepted: 1, known: 0 } });
    expect(await post(good(), { Origin: 'https://elsewhere.example' })).toMatchObject({
      status: 200,
      body: { accepted: 0, known: 1 },
    });
    const rows = await database.db.selectFrom('siteVisits').select(['domain', 'page']).execute();
    expect(rows).toEqual([{ domain: 'hengli-pump.com', page: '/pumps' }]);
  });

  it('lets nobody in by a session', async () => {
    const browser = await openBrowser(database.work, administrator);
    const answer = await post(good(), { Authorization: '', Cookie: browser.cookie });
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'token' } } });
    expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(await database.db.selectFrom('siteVisits').select('id').execute()).toEqual([]);
  });

  it.each([
    ['no JSON', '{"visits": [', {}, 400, 'json'],
    ['an empty body', '', {}, 400, 'json'],
    ['a form', 'a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415, 'type'],
    ['too much', JSON.stringify({ visits: ['x'.repeat(600_000)] }), {}, 413, 'tooLarge'],
    ['another shape', '[]', {}, 422, 'invalid'],
    ['a bad visit', '{"visits":[{"domain":"x","at":"yesterday"}]}', {}, 422, 'invalid'],
    ['deep nesting', `{"visits":[${'['.repeat(5000)}${']'.repeat(5000)}]}`, {}, 422, 'invalid'],
    ['a forged prototype', '{"visits":[{"__proto__":{"domain":"a.com"}}]}', {}, 422, 'invalid'],
  ])('refuses %s and says why', async (_, body, headers, status, code) => {
    const answer = await post(body, headers);
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    expect(answer.body.error.message.length).toBeGreaterThan(10);
    expect(await database.db.selectFrom('siteVisits').select('id').execute()).toEqual([]);
  });

  it('names every problem by its place, in the language asked for', async () => {
    const body = JSON.stringify({ visits: [{ at: database.clock.instant }, { domain: 'a.com', at: '2026-11-20' }] });
    expect((await post(body)).body.error.problems).toEqual([
      { path: 'visits.0.domain', code: 'missing', message: 'This must be given.' },
      { path: 'visits.1.at', code: 'time', message: expect.stringContaining('2026-01-31T08:30:00Z') as string },
    ]);
    const chinese = await post(body, { 'Accept-Language': 'zh-CN' });
    expect(chinese.body.error.problems?.[0]?.message).toBe('此项必填。');
  });

  it('says when to come back, and answers nothing but posts', async () => {
    for (let count = 0; count < 120; count += 1) await post('[]');
    const answer = await post(good());
    expect(answer).toMatchObject({ status: 429, body: { error: { code: 'tooMany' } } });
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    const request = new Request('http://localhost:3000/api/visits');
    const read = await loader({ request, params: {}, context: contextFrom(null) });
    expect([read.status, read.headers.get('Allow')]).toEqual([405, 'POST']);
  });
});

describeOnSqlite('the tokens page', (database) => {
  const here = paths.admin.apiTokens();
  let browser: Browser;

  beforeEach(async () => {
    browser = await openBrowser(database.work, await makeStaff(database.work, { roles: ['administrator'] }));
  });

  describe('makes a token', () => {
    it('that is in this answer and in no later one', async () => {
      const made = await browser.post(settingsAction, here, { intent: 'create', name: ' web  analytics ' });
      const { token } = made.body as { token: string };
      expect(token).toMatch(/^rf_/);
      const list = await browser.get(settingsLoader, here);
      expect(list.body).toMatchObject({
        tokens: [{ name: 'web analytics', prefix: token.slice(0, 8) }],
        mayWrite: true,
      });
      expect(JSON.stringify(list.body)).not.toContain(token);
    });

    it('with a name', async () => {
      const nameless = await browser.post(settingsAction, here, { intent: 'create', name: '  ' });
      expect(nameless).toMatchObject({ status: 400, body: { problems: { name: { code: 'required' } } } });
      const long = await browser.post(settingsAction, here, { intent: 'create', name: 'x'.repeat(101) });
      expect(long).toMatchObject({ status: 400, body: { problems: { name: { code: 'tooLong' } } } });
    });
  });

  it('revokes one, also for browsers without scripts', async () => {
    await browser.post(settingsAction, here, { intent: 'create', name: 'analytics' });
    const { tokens } = (await browser.get(settingsLoader, here)).body as { tokens: { id: string }[] };
    const id = tokens[0]?.id ?? '';
    const asked = await browser.get(settingsLoader, `${here}?revoke=${id}`);
    expect(asked.body).toMatchObject({ revoking: { id } });
    expect(await browser.post(settingsAction, here, { intent: 'revoke', id })).toMatchObject({ status: 303 });
    expect((await browser.get(settingsLoader, `${here}?revoke=${id}`)).body).toMatchObject({ revoking: null });
    expect((await browser.post(settingsAction, here, { intent: 'revoke', id: 'x' })).status).toBe(400);
  });
});
