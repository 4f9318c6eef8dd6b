import { expect, it } from 'vitest';
import { action as saveProfile, loader as profilePage } from '#app/routes/_public+/account.tsx';
import {
  action as secondFactorAction,
  loader as secondFactorPage,
} from '#app/routes/_public+/account_.second-factor.tsx';
import { action as securityAction, loader as securityPage } from '#app/routes/_public+/account_.security.tsx';
import { hashPassword } from '#app/services/account/password-hash.server.ts';
import { findUser } from '#db/repositories/users.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { makePartnerUser, makeStaff } from '#tests/support/factories.ts';
import { openBrowser } from '#tests/support/requests.ts';

const password = 'blue kettle sings';
const hashed = hashPassword(password);

describeOnSqlite('the account pages', (database) => {
  const pages = {
    '/account': profilePage,
    '/account/security': securityPage,
    '/account/second-factor': secondFactorPage,
  };

  it.each(Object.entries(pages))('%s is for partners and staff, a stranger signs in first', async (path, loader) => {
    const stranger = await openBrowser(database.work, null);
    expect((await stranger.get(loader, path)).location).toBe(`/sign-in?returnTo=${encodeURIComponent(path)}`);
    for (const [user, home] of [
      [await makePartnerUser(database.work), '/portal'],
      [await makeStaff(database.work), '/admin'],
    ] as const) {
      const browser = await openBrowser(database.work, user);
      expect((await browser.get(loader, path)).body).toMatchObject({ home });
    }
  });

  it('saves name, language and zone, and refuses a zone that is none', async () => {
    const user = await makePartnerUser(database.work);
    const browser = await openBrowser(database.work, user);
    const profile = { name: ' 王芳 ', language: 'zh-CN', timeZone: 'Europe/Berlin' };
    expect((await browser.post(saveProfile, '/account', profile)).location).toBe('/account');
    expect(await findUser(database.db, user.id)).toMatchObject({ ...profile, name: '王芳' });
    const wrong = await browser.post(saveProfile, '/account', { ...profile, timeZone: 'Mars/Olympus' });
    expect(wrong.body).toMatchObject({ problems: { timeZone: { code: 'unknownChoice' } } });
    const empty = await browser.post(saveProfile, '/account', { name: '', language: 'de', timeZone: '' });
    expect(empty.body).toMatchObject({
      problems: { name: { code: 'required' }, language: { code: 'choose' }, timeZone: { code: 'choose' } },
    });
  });

  it('changes a password with the old one only', async () => {
    const user = await makePartnerUser(database.work, { passwordHash: await hashed });
    const browser = await openBrowser(database.work, user);
    const change = {
      intent: 'changePassword',
      current: 'a guess',
      password: 'green kettle hums',
      repeat: 'green kettle hums',
    };
    expect((await browser.post(securityAction, '/account/security', change)).body).toMatchObject({
      problems: { current: { code: 'wrongPassword' } },
    });
    const answer = await browser.post(securityAction, '/account/security', { ...change, current: password });
    expect(answer.location).toBe('/account/security');
  });

  it('shows a device as a person names it, and ends it with a button', async () => {
    const user = await makePartnerUser(database.work);
    const other = await openBrowser(database.work, user);
    const browser = await openBrowser(database.work, user);
    const agent =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1';
    await database.db.updateTable('sessions').set({ userAgent: agent }).execute();
    type Shown = { sessions: { id: string; current: boolean; device: unknown }[] };
    const { sessions } = (await browser.get(securityPage, '/account/security')).body as Shown;
    expect(sessions.map(({ current, device }) => [current, device])).toEqual([
      [true, { browser: 'Safari', system: 'iPhone' }],
      [false, { browser: 'Safari', system: 'iPhone' }],
    ]);
    await browser.post(securityAction, '/account/security', { intent: 'endSession', session: sessions[1]?.id ?? '' });
    expect((await other.get(securityPage, '/account/security')).location).toContain('/sign-in');
    expect((await browser.get(securityPage, '/account/security')).status).toBe(200);
  });

  it('shows the secret only between the password and the proof', async () => {
    const user = await makeStaff(database.work, { passwordHash: await hashed });
    const browser = await openBrowser(database.work, user);
    const path = '/account/second-factor';
    expect((await browser.get(secondFactorPage, path)).body).toMatchObject({ pending: null });
    const wrong = await browser.post(secondFactorAction, path, { intent: 'begin', current: 'a guess' });
    expect(wrong.body).toMatchObject({ intent: 'begin', problems: { current: { code: 'wrongPassword' } } });
    expect((await browser.post(secondFactorAction, path, { intent: 'begin', current: password })).location).toBe(path);
    expect((await browser.get(secondFactorPage, path)).body).toMatchObject({
      pending: {
        secret: expect.stringMatching(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/),
        qr: expect.stringMatching(/^data:image\/svg\+xml;base64,/),
      },
    });
    const code = await browser.post(secondFactorAction, path, { intent: 'confirm', code: 'abcdef' });
    expect(code.body).toMatchObject({ intent: 'confirm', problems: { code: { code: 'wrongCode' } } });
  });
});
