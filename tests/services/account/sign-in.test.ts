import { describe, expect, it } from 'vitest';
import { dropExpired } from '#app/services/account/drop-expired.server.ts';
import { readSession } from '#app/services/account/lucia.server.ts';
import { hashPassword } from '#app/services/account/password-hash.server.ts';
import { endOneSession, endOtherSessions, listSessions } from '#app/services/account/sessions.server.ts';
import { signIn } from '#app/services/account/sign-in.server.ts';
import { signOut } from '#app/services/account/sign-out.server.ts';
import { changePassword } from '#app/services/account/change-password.server.ts';
import { sha256 } from '#app/services/work.server.ts';
import { findUser } from '#db/repositories/users.ts';
import { listAudit } from '#db/repositories/audit.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makePartner, makePartnerUser, makeStaff } from '#tests/support/factories.ts';

const password = 'blue kettle sings';
const hashed = hashPassword(password);
const origin = { requestId: 'r-1', ip: '203.0.113.5' };
const typed = (email: string, given = password) => ({ email, password: given, userAgent: 'Firefox' });

describeEachDatabase('sign-in', (database) => {
  const member = async (given = {}) => makePartnerUser(database.work, { passwordHash: await hashed, ...given });
  const actionsNow = async () => (await listAudit(database.db, {}, 100)).map(({ action }) => action).reverse();

  it('starts a session for the right address and password, however the address is typed', async () => {
    const user = await member({ email: 'wang@example.com' });
    const answer = await signIn(database.work, origin, typed('  Wang@Example.COM '));
    expect(answer).toBeGranted();
    if (!answer.ok) return;
    const session = await readSession(database.work, answer.cookie);
    expect(session?.userId).toBe(user.id);
    expect(answer.cookie).toMatch(/HttpOnly/);
    expect(answer.cookie).toMatch(/SameSite=Lax/);
    expect(await actionsNow()).toEqual(['user.signIn']);
    expect(await listAudit(database.db, { actorId: user.id }, 10)).toMatchObject([{ action: 'user.signIn' }]);
    expect((await findUser(database.db, user.id))?.lastSignedInAt).toBe(database.clock.instant);
  });

  it('marks the cookie Secure and binds it to the host where people come by https', async () => {
    const user = await member();
    const work = {
      ...database.work,
      environment: { ...database.work.environment, appUrl: 'https://rightful.example' },
    };
    const answer = await signIn(work, origin, typed(user.email));
    expect(answer.ok && answer.cookie).toMatch(/^__Host-rightful=.*Secure/);
  });

  it('says the same for a wrong password, an unknown address, a suspended user, company and an invited one', async () => {
    const user = await member();
    const suspended = await member({ status: 'suspended' });
    const invited = await makePartnerUser(database.work, { status: 'invited' });
    const closed = await member({ partner: await makePartner(database.work, { status: 'suspended' }) });
    const answers = [
      await signIn(database.work, origin, typed(user.email, 'not this one')),
      await signIn(database.work, origin, typed('nobody@example.com')),
      await signIn(database.work, origin, typed(suspended.email)),
      await signIn(database.work, origin, typed(invited.email)),
      await signIn(database.work, origin, typed(closed.email)),
    ];
    for (const answer of answers) expect(answer).toEqual({ ok: false, reason: 'refused' });
  });

  it('writes nothing a reader of the audit trail could take for an unknown address', async () => {
    await signIn(database.work, origin, typed('nobody@example.com'));
    const [event] = await listAudit(database.db, {}, 10);
    expect(event).toMatchObject({
      action: 'user.signInFailed',
      subjectKind: 'address',
      subjectLabel: null,
      visibility: 'staff',
    });
    expect(event?.subjectId).toBe(sha256('nobody@example.com').slice(0, 36));
  });

  it('pauses an account after five failures, refuses even the right password then, and forgets after success', async () => {
    const user = await member();
    for (let attempt = 0; attempt < 5; attempt += 1)
      await signIn(database.work, origin, typed(user.email, 'wrong one'));
    expect(await actionsNow()).toContain('user.lockOut');
    expect(await signIn(database.work, origin, typed(user.email))).toBeRefusedWith('refused');
    database.clock.advance({ ms: 59_999 });
    expect(await signIn(database.work, origin, typed(user.email))).toBeRefusedWith('refused');
    database.clock.advance({ ms: 1 });
    expect(await signIn(database.work, origin, typed(user.email))).toBeGranted();
    expect(await findUser(database.db, user.id)).toMatchObject({ failedSignIns: 0, lockedUntil: null });
  });

  it('pauses longer each time', async () => {
    const user = await member();
    for (let attempt = 0; attempt < 5; attempt += 1)
      await signIn(database.work, origin, typed(user.email, 'wrong one'));
    database.clock.advance({ minutes: 1 });
    await signIn(database.work, origin, typed(user.email, 'wrong one'));
    database.clock.advance({ ms: 119_999 });
    expect(await signIn(database.work, origin, typed(user.email))).toBeRefusedWith('refused');
    database.clock.advance({ ms: 1 });
    expect(await signIn(database.work, origin, typed(user.email))).toBeGranted();
  });

  it('does not prolong a pause by what is tried during it', async () => {
    const user = await member();
    for (let attempt = 0; attempt < 9; attempt += 1)
      await signIn(database.work, origin, typed(user.email, 'wrong one'));
    expect((await findUser(database.db, user.id))?.failedSignIns).toBe(5);
    database.clock.advance({ minutes: 1 });
    expect(await signIn(database.work, origin, typed(user.email))).toBeGranted();
  });

  it('stops an address after twenty failures, whether it has an account or not', async () => {
    const user = await member();
    for (const email of [user.email, 'nobody@example.com']) {
      for (let attempt = 0; attempt < 20; attempt += 1) {
        expect(await signIn(database.work, { ...origin, ip: null }, typed(email, 'wrong one'))).toBeRefusedWith(
          'refused',
        );
      }
      expect(await signIn(database.work, { ...origin, ip: null }, typed(email, 'wrong one'))).toBeRefusedWith(
        'tooMany',
        {
          retryAfterMs: 15 * 60_000,
        },
      );
    }
  });

  it('does not count good sign-ins against an address or a network', async () => {
    const user = await member();
    for (let attempt = 0; attempt < 25; attempt += 1) {
      expect(await signIn(database.work, origin, typed(user.email))).toBeGranted();
    }
  });

  it('ends a session on sign-out, and does no harm twice', async () => {
    const user = await member();
    const answer = await signIn(database.work, origin, typed(user.email));
    if (!answer.ok) throw new Error('not signed in');
    const { cookie } = await signOut(database.work, user.actor, origin, answer.cookie);
    expect(cookie).toMatch(/Max-Age=0/);
    expect(await readSession(database.work, answer.cookie)).toBeNull();
    await signOut(database.work, null, origin, answer.cookie);
    expect(await actionsNow()).toEqual(['user.signIn', 'user.signOut']);
  });

  it('knows no session past its end, and clears it out', async () => {
    const user = await member();
    const answer = await signIn(database.work, origin, typed(user.email));
    if (!answer.ok) throw new Error('not signed in');
    await database.db.updateTable('sessions').set({ expiresAt: '2020-01-01T00:00:00.000Z' }).execute();
    expect(await listSessions(database.work, { actor: user.actor, sessionHash: '' })).toEqual([]);
    await dropExpired(database.work);
    expect(await database.db.selectFrom('sessions').select('idHash').execute()).toEqual([]);
    expect(await readSession(database.work, answer.cookie)).toBeNull();
  });

  describe('sessions', () => {
    const twoDevices = async () => {
      const user = await member();
      const cookies: string[] = [];
      for (const userAgent of ['Phone', 'Laptop']) {
        const answer = await signIn(database.work, origin, { ...typed(user.email), userAgent });
        if (!answer.ok) throw new Error('not signed in');
        cookies.push(answer.cookie);
      }
      const [phone = '', laptop = ''] = cookies;
      const session = await readSession(database.work, laptop);
      return { user, phone, laptop, signedIn: { actor: user.actor, sessionHash: session?.sessionHash ?? '' } };
    };

    it('are listed with this one first', async () => {
      const { signedIn } = await twoDevices();
      expect(
        (await listSessions(database.work, signedIn)).map(({ userAgent, current }) => [userAgent, current]),
      ).toEqual([
        ['Laptop', true],
        ['Phone', false],
      ]);
    });

    it('end one by one, but never another person’s', async () => {
      const { phone, laptop, signedIn } = await twoDevices();
      const stranger = await makeStaff(database.work);
      const other = (await listSessions(database.work, signedIn)).find(({ current }) => !current)?.id ?? '';
      expect(await endOneSession(database.work, { actor: stranger.actor, sessionHash: '' }, origin, other)).toBe(false);
      expect(await readSession(database.work, phone)).not.toBeNull();
      expect(await endOneSession(database.work, signedIn, origin, other)).toBe(true);
      expect(await readSession(database.work, phone)).toBeNull();
      expect(await readSession(database.work, laptop)).not.toBeNull();
    });

    it('end everywhere but here', async () => {
      const { phone, laptop, signedIn } = await twoDevices();
      expect(await endOtherSessions(database.work, signedIn, origin)).toBe(1);
      expect(await readSession(database.work, phone)).toBeNull();
      expect(await readSession(database.work, laptop)).not.toBeNull();
    });

    it('end everywhere but here when the password changes', async () => {
      const { user, phone, laptop, signedIn } = await twoDevices();
      const change = { current: password, password: 'green kettle hums' };
      expect(await changePassword(database.work, signedIn, origin, { ...change, current: 'a guess' })).toBeRefusedWith(
        'wrongPassword',
      );
      expect(
        await changePassword(database.work, signedIn, origin, { ...change, password: 'password123' }),
      ).toBeRefusedWith('password', {
        problem: { code: 'commonPassword' },
      });
      expect(await changePassword(database.work, signedIn, origin, change)).toBeGranted();
      expect(await readSession(database.work, phone)).toBeNull();
      expect(await readSession(database.work, laptop)).not.toBeNull();
      expect(await signIn(database.work, origin, typed(user.email))).toBeRefusedWith('refused');
      expect(await signIn(database.work, origin, typed(user.email, change.password))).toBeGranted();
    });

    it('let nobody guess the current password without end', async () => {
      const { signedIn } = await twoDevices();
      const change = { current: 'a guess', password: 'green kettle hums' };
      for (let attempt = 0; attempt < 10; attempt += 1) {
        expect(await changePassword(database.work, signedIn, origin, change)).toBeRefusedWith('wrongPassword');
      }
      expect(await changePassword(database.work, signedIn, origin, { ...change, current: password })).toBeRefusedWith(
        'tooMany',
      );
    });
  });
});
