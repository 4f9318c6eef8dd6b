import { describe, expect, it } from 'vitest';
import { hashPassword } from '#app/services/account/password-hash.server.ts';
import { inviteUser } from '#app/services/account/invite-user.server.ts';
import { forgotPassword } from '#app/services/account/forgot-password.server.ts';
import { loader as home } from '#app/routes/_public+/_index.tsx';
import {
  action as accept,
  headers as invitationHeaders,
  loader as invitation,
} from '#app/routes/_public+/invitation.$token.tsx';
import { action as setPreferences } from '#app/routes/_public+/preferences.ts';
import {
  action as reset,
  headers as resetHeaders,
  loader as resetPage,
} from '#app/routes/_public+/reset-password.$token.tsx';
import { action as secondStep, loader as secondStepPage } from '#app/routes/_public+/sign-in_.second-factor.tsx';
import { action as signIn, loader as signInPage } from '#app/routes/_public+/sign-in.tsx';
import { action as signOut } from '#app/routes/_public+/sign-out.tsx';
import { action as forgot } from '#app/routes/_public+/forgot-password.tsx';
import { findUser } from '#db/repositories/users.ts';
import { listOutboxAfter } from '#db/repositories/outbox.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { makePartner, makePartnerUser, makeStaff } from '#tests/support/factories.ts';
import { openBrowser } from '#tests/support/requests.ts';

const password = 'blue kettle sings';
const hashed = hashPassword(password);

describeOnSqlite('signing in over HTTP', (database) => {
  const stranger = () => openBrowser(database.work, null);
  const lastToken = async () => {
    const message = (await listOutboxAfter(database.db, 'mail.send', 0, 100)).at(-1);
    return (JSON.parse(message?.payload ?? '{}') as { message?: { token?: string } }).message?.token ?? '';
  };

  it('shows everybody to where they belong', async () => {
    const partner = await makePartnerUser(database.work);
    const staff = await makeStaff(database.work);
    const doors = [
      await stranger(),
      await openBrowser(database.work, partner),
      await openBrowser(database.work, staff),
    ];
    const places = await Promise.all(doors.map(async (browser) => (await browser.get(home, '/')).location));
    expect(places).toEqual(['/sign-in', '/portal', '/admin']);
    expect((await doors[1]?.get(signInPage, '/sign-in'))?.location).toBe('/portal');
  });

  it.each([
    ['', '/portal'],
    ['?returnTo=%2Fportal%2Fregistrations%3Fpage%3D2', '/portal/registrations?page=2'],
    ['?returnTo=%2Faccount%2Fsecurity', '/account/security'],
    ['?returnTo=%2Fadmin', '/portal'],
    ['?returnTo=%2Fportalx', '/portal'],
    ['?returnTo=https%3A%2F%2Fevil.example', '/portal'],
    ['?returnTo=%2F%2Fevil.example', '/portal'],
    ['?returnTo=%2F%5Cevil.example', '/portal'],
  ])('brings a partner from /sign-in%s to %s', async (query, to) => {
    const user = await makePartnerUser(database.work, { passwordHash: await hashed });
    const answer = await (await stranger()).post(signIn, `/sign-in${query}`, { email: user.email, password });
    expect([answer.status, answer.location]).toEqual([303, to]);
    expect(answer.headers.get('Set-Cookie')).toMatch(/^rightful=.*HttpOnly/);
  });

  it('refuses a wrong password and an unknown address to the letter alike, and never gives a password back', async () => {
    const user = await makePartnerUser(database.work, { passwordHash: await hashed });
    const browser = await stranger();
    const known = await browser.post(signIn, '/sign-in', { email: user.email, password: 'a wrong one' });
    const unknown = await browser.post(signIn, '/sign-in', { email: 'nobody@example.com', password: 'a wrong one' });
    const plain = (body: unknown) => JSON.stringify(body).replaceAll(user.email, 'nobody@example.com');
    expect(plain(known.body)).toBe(plain(unknown.body));
    expect([known.status, unknown.status]).toEqual([422, 422]);
    expect(JSON.stringify(known.body)).not.toContain('a wrong one');
    expect(known.headers.get('Set-Cookie')).toBeNull();
  });

  it('tells field by field what is missing, in the viewer’s language', async () => {
    const answer = await (await stranger()).post(signIn, '/sign-in', { email: 'nonsense', password: '' });
    expect(answer.body).toMatchObject({
      problems: { email: { code: 'email' }, password: { code: 'required' } },
      values: { email: 'nonsense' },
    });
  });

  it('answers 429 with the time to wait when there were too many', async () => {
    const browser = await stranger();
    for (let attempt = 0; attempt < 20; attempt += 1)
      await browser.post(signIn, '/sign-in', { email: 'a@example.com', password: 'x' });
    const answer = await browser.post(
      signIn,
      '/sign-in',
      { email: 'a@example.com', password: 'x' },
      { headers: { 'Accept-Language': 'zh-CN' } },
    );
    expect(answer.status).toBe(429);
    expect(answer.headers.get('Retry-After')).toBe('900');
    expect(answer.body).toMatchObject({ sentence: '尝试次数过多，请 15 分钟后再试。' });
  });

  it.each([
    ['another site', { Origin: 'https://evil.example' }],
    ['an opaque origin', { Origin: 'null' }],
  ])('refuses a form from %s', async (_case, headers) => {
    const user = await makePartnerUser(database.work, { passwordHash: await hashed });
    const answer = await (await stranger()).post(signIn, '/sign-in', { email: user.email, password }, { headers });
    expect([answer.status, answer.body]).toEqual([403, expect.objectContaining({ code: 'crossSite' })]);
  });

  it('asks for the second step, and sends whoever has not taken the first one back', async () => {
    const user = await makePartnerUser(database.work, {
      passwordHash: await hashed,
      totpSecret: 'sealed',
      totpConfirmedAt: database.clock.instant,
    });
    const browser = await stranger();
    expect((await browser.get(secondStepPage, '/sign-in/second-factor')).location).toBe('/sign-in');
    const first = await browser.post(signIn, '/sign-in?returnTo=%2Fportal%2Fclaims', { email: user.email, password });
    expect(first.location).toBe('/sign-in/second-factor?returnTo=%2Fportal%2Fclaims');
    const cookie = first.headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(/^rf-second-step=[\w-]{43}; Path=\/sign-in; Max-Age=600; HttpOnly; SameSite=Lax$/);
    const headers = { Cookie: cookie.split(';')[0] ?? '' };
    expect((await browser.get(secondStepPage, '/sign-in/second-factor', { headers })).status).toBe(200);
    const wrong = await browser.post(secondStep, '/sign-in/second-factor', { code: '000000' }, { headers });
    expect([wrong.status, wrong.body]).toEqual([
      422,
      expect.objectContaining({ problems: { code: { code: 'wrongCode' } } }),
    ]);
    expect((await browser.post(secondStep, '/sign-in/second-factor', { code: '000000' })).location).toBe('/sign-in');
  });

  it('signs out with a POST and clears the cookie', async () => {
    const user = await makePartnerUser(database.work, { language: 'zh-CN' });
    const browser = await openBrowser(database.work, user);
    const answer = await browser.post(signOut, '/sign-out', {});
    expect([answer.status, answer.location]).toEqual([303, '/sign-in']);
    expect(answer.headers.getSetCookie()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^rightful=;.*Max-Age=0/),
        expect.stringMatching(/^rf-language=zh-CN/),
      ]),
    );
    expect((await browser.get(home, '/')).location).toBe('/sign-in');
  });

  describe('a link by mail', () => {
    it('is not used up by looking at it, nor by a form with mistakes', async () => {
      const partner = await makePartner(database.work);
      const { actor } = await makeStaff(database.work, { roles: ['operations'] });
      const input = {
        email: 'new@example.com',
        name: 'New',
        partnerId: partner.id,
        roles: ['partnerMember'],
        language: 'en',
      } as const;
      const invited = await inviteUser(database.work, actor, null, input);
      if (!invited.ok) throw new Error(invited.reason);
      const token = await lastToken();
      const browser = await stranger();
      const at = `/invitation/${token}`;
      for (let look = 0; look < 3; look += 1) {
        expect((await browser.get(invitation, at, { params: { token } })).body).toMatchObject({
          invitation: { email: 'new@example.com' },
        });
      }
      const wrong = await browser.post(accept, at, { name: 'N', password, repeat: 'another' }, { params: { token } });
      expect(wrong.body).toMatchObject({ problems: { repeat: { code: 'mismatch' } }, values: { name: 'N' } });
      const right = await browser.post(
        accept,
        at,
        { name: 'Li Wei', password, repeat: password },
        { params: { token } },
      );
      expect([right.status, right.location]).toEqual([303, '/portal']);
      expect(await findUser(database.db, invited.userId)).toMatchObject({ name: 'Li Wei', status: 'active' });
      expect((await browser.get(invitation, at, { params: { token } })).body).toMatchObject({ invitation: null });
    });

    it('sets a new password and leads to sign-in', async () => {
      const user = await makePartnerUser(database.work, { passwordHash: await hashed });
      await forgotPassword(database.work, { requestId: 'r', ip: null }, user.email);
      const token = await lastToken();
      const browser = await stranger();
      const at = `/reset-password/${token}`;
      expect((await browser.get(resetPage, at, { params: { token } })).body).toMatchObject({ email: user.email });
      const common = await browser.post(
        reset,
        at,
        { password: 'password123', repeat: 'password123' },
        { params: { token } },
      );
      expect(common.body).toMatchObject({ problems: { password: { code: 'commonPassword' } } });
      const fresh = 'green kettle hums';
      expect((await browser.post(reset, at, { password: fresh, repeat: fresh }, { params: { token } })).location).toBe(
        '/sign-in',
      );
      expect((await browser.post(signIn, '/sign-in', { email: user.email, password: fresh })).location).toBe('/portal');
      expect((await browser.get(resetPage, at, { params: { token } })).body).toMatchObject({ email: null });
    });

    it('tells no other site its address, and still shows an Origin with its form', () => {
      const args = {} as Parameters<typeof resetHeaders>[0];
      for (const headers of [resetHeaders, invitationHeaders]) {
        expect(headers(args)).toEqual({ 'Referrer-Policy': 'strict-origin' });
      }
    });

    it('is asked for with the same answer whether there is an account or not', async () => {
      const user = await makePartnerUser(database.work, { passwordHash: await hashed });
      const browser = await stranger();
      const [known, unknown] = await Promise.all(
        [user.email, 'nobody@example.com'].map((email) => browser.post(forgot, '/forgot-password', { email })),
      );
      expect([known?.status, known?.location]).toEqual([303, '/forgot-password?sent']);
      expect([unknown?.status, unknown?.location]).toEqual([known?.status, known?.location]);
    });
  });

  describe('preferences', () => {
    it('are a stranger’s in cookies, and go back to the page they came from', async () => {
      const answer = await (
        await stranger()
      ).post(setPreferences, '/preferences', { language: 'zh-CN', returnTo: '/sign-in?x=1' });
      expect([answer.status, answer.location]).toEqual([303, '/sign-in?x=1']);
      expect(answer.headers.getSetCookie()).toEqual([
        expect.stringMatching(/^rf-language=zh-CN; Path=\/; Max-Age=31536000/),
      ]);
    });

    it('are kept with the user who is signed in', async () => {
      const user = await makePartnerUser(database.work);
      const browser = await openBrowser(database.work, user);
      await browser.post(setPreferences, '/preferences', {
        language: 'zh-CN',
        timeZone: 'Europe/Berlin',
        colorScheme: 'dark',
      });
      const row = await database.db
        .selectFrom('users')
        .select(['language', 'timeZone', 'colorScheme'])
        .where('id', '=', user.id)
        .executeTakeFirst();
      expect(row).toEqual({ language: 'zh-CN', timeZone: 'Europe/Berlin', colorScheme: 'dark' });
    });

    it('change nothing that is not known, and lead nowhere else', async () => {
      const user = await makePartnerUser(database.work, { language: 'en' });
      const browser = await openBrowser(database.work, user);
      const answer = await browser.post(setPreferences, '/preferences', {
        language: 'xx',
        timeZone: 'Mars/Olympus',
        colorScheme: 'pink',
        returnTo: '//evil.example',
      });
      expect(answer.location).toBe('/');
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await findUser(database.db, user.id)).toMatchObject({ language: 'en', timeZone: null });
    });
  });
});
