import { Secret, TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import { hashPassword } from '#app/services/account/password-hash.server.ts';
import { getSecondFactorState } from '#app/services/account/second-factor/get-state.server.ts';
import { openSecret, sealSecret } from '#app/services/account/second-factor/sealed-secret.server.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  findPendingSecret,
  renewRecoveryCodes,
} from '#app/services/account/second-factor/set-up.server.ts';
import { awaitsSecondFactor, signInWithSecondFactor } from '#app/services/account/second-factor/sign-in.server.ts';
import { turnOffSecondFactor } from '#app/services/account/second-factor/turn-off.server.ts';
import { signIn } from '#app/services/account/sign-in.server.ts';
import { findUser } from '#db/repositories/users.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeStaff } from '#tests/support/factories.ts';

const password = 'blue kettle sings';
const hashed = hashPassword(password);
const origin = { requestId: 'r-1', ip: '203.0.113.5' };

describeEachDatabase('the second factor', (database) => {
  const codeOf = (secret: string, at = database.clock.now()) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

  /** Somebody with the second factor on, a step later, so that the code of setting it up is used. */
  const withSecondFactor = async () => {
    const user = await makeStaff(database.work, { passwordHash: await hashed });
    const signedIn = { actor: user.actor, sessionHash: 'none' };
    await beginSecondFactor(database.work, signedIn, { password });
    const secret = (await findPendingSecret(database.work, signedIn))?.secret ?? '';
    const confirmed = await confirmSecondFactor(database.work, signedIn, origin, { code: codeOf(secret) });
    if (!confirmed.ok) throw new Error(confirmed.reason);
    database.clock.advance({ ms: 30_000 });
    return { user, signedIn, secret, recoveryCodes: confirmed.recoveryCodes };
  };
  const firstStep = async (email: string) => {
    const answer = await signIn(database.work, origin, { email, password, userAgent: null });
    if (answer.ok || answer.reason !== 'secondFactor') throw new Error('no second step was asked');
    return answer.token;
  };
  const second = (token: string, code: string) =>
    signInWithSecondFactor(database.work, origin, { token, code, userAgent: null });

  it('is on only after a code proved that the secret arrived', async () => {
    const user = await makeStaff(database.work, { passwordHash: await hashed });
    const signedIn = { actor: user.actor, sessionHash: 'none' };
    expect(await beginSecondFactor(database.work, signedIn, { password: 'a guess' })).toBeRefusedWith('wrongPassword');
    expect(await beginSecondFactor(database.work, signedIn, { password })).toBeGranted();
    const pending = await findPendingSecret(database.work, signedIn);
    expect(pending?.uri).toMatch(
      /^otpauth:\/\/totp\/Rightful:.*secret=[A-Z2-7]{32}&algorithm=SHA1&digits=6&period=30$/,
    );
    expect(await signIn(database.work, origin, { email: user.email, password, userAgent: null })).toBeGranted();
    expect(await confirmSecondFactor(database.work, signedIn, origin, { code: '000000' })).toBeRefusedWith('wrongCode');
    expect(await getSecondFactorState(database.work, signedIn)).toEqual({ since: null, recoveryCodesLeft: 0 });
    const confirmed = await confirmSecondFactor(database.work, signedIn, origin, {
      code: codeOf(pending?.secret ?? ''),
    });
    expect(confirmed.ok && confirmed.recoveryCodes).toHaveLength(10);
    expect(await getSecondFactorState(database.work, signedIn)).toEqual({
      since: database.clock.instant,
      recoveryCodesLeft: 10,
    });
    expect(await findPendingSecret(database.work, signedIn)).toBeNull();
    expect(await beginSecondFactor(database.work, signedIn, { password })).toBeRefusedWith('alreadyOn');
  });

  it('is asked after the password, and lets in with the code of now', async () => {
    const { user, secret } = await withSecondFactor();
    const token = await firstStep(user.email);
    expect(await second(token, codeOf(secret).replace(/^(...)/, '$1 '))).toBeGranted();
    const [session] = await database.db.selectFrom('sessions').select('secondFactorAt').execute();
    expect(session?.secondFactorAt).toBe(database.clock.instant);
  });

  it('forgives one step of drift and no more', async () => {
    const { user, secret } = await withSecondFactor();
    const now = database.clock.now().getTime();
    expect(await second(await firstStep(user.email), codeOf(secret, new Date(now + 60_000)))).toBeRefusedWith(
      'wrongCode',
    );
    expect(await second(await firstStep(user.email), codeOf(secret, new Date(now + 30_000)))).toBeGranted();
  });

  it('takes no code twice, nor an older one after a newer', async () => {
    const { user, secret } = await withSecondFactor();
    const code = codeOf(secret);
    const older = codeOf(secret, new Date(database.clock.now().getTime() - 30_000));
    expect(await second(await firstStep(user.email), code)).toBeGranted();
    expect(await second(await firstStep(user.email), code)).toBeRefusedWith('wrongCode');
    expect(await second(await firstStep(user.email), older)).toBeRefusedWith('wrongCode');
  });

  it('lets one of two through that use the same code at once', async () => {
    const { user, secret } = await withSecondFactor();
    const tokens = [await firstStep(user.email), await firstStep(user.email)];
    const answers = await Promise.all(tokens.map((token) => second(token, codeOf(secret))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { user, signedIn, recoveryCodes } = await withSecondFactor();
    const typed = (recoveryCodes[0] ?? '').toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O');
    expect(await second(await firstStep(user.email), typed)).toBeGranted();
    expect(await second(await firstStep(user.email), typed)).toBeRefusedWith('wrongCode');
    expect((await getSecondFactorState(database.work, signedIn)).recoveryCodesLeft).toBe(9);
  });

  it('replaces recovery codes against the password', async () => {
    const { user, signedIn, recoveryCodes } = await withSecondFactor();
    expect(await renewRecoveryCodes(database.work, signedIn, origin, { password: 'a guess' })).toBeRefusedWith(
      'wrongPassword',
    );
    const renewed = await renewRecoveryCodes(database.work, signedIn, origin, { password });
    if (!renewed.ok) throw new Error(renewed.reason);
    expect(await second(await firstStep(user.email), recoveryCodes[1] ?? '')).toBeRefusedWith('wrongCode');
    expect(await second(await firstStep(user.email), renewed.recoveryCodes[1] ?? '')).toBeGranted();
  });

  it('pauses the account after five wrong codes, and the first step has to be taken again', async () => {
    const { user, secret } = await withSecondFactor();
    const token = await firstStep(user.email);
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await second(token, 'wrong')).toBeRefusedWith('wrongCode');
    expect(await second(token, codeOf(secret))).toBeRefusedWith('startAgain');
    expect(await signIn(database.work, origin, { email: user.email, password, userAgent: null })).toBeRefusedWith(
      'refused',
    );
  });

  it('waits ten minutes for the code, and a first step serves once', async () => {
    const { user, secret } = await withSecondFactor();
    const token = await firstStep(user.email);
    expect(await second(token, codeOf(secret))).toBeGranted();
    database.clock.advance({ ms: 30_000 });
    expect(await second(token, codeOf(secret))).toBeRefusedWith('startAgain');
    const late = await firstStep(user.email);
    expect(await awaitsSecondFactor(database.work, late)).toBe(true);
    database.clock.advance({ minutes: 10 });
    expect(await awaitsSecondFactor(database.work, late)).toBe(false);
    expect(await second(late, codeOf(secret))).toBeRefusedWith('startAgain');
  });

  it('goes with its secret and codes when it is turned off against the password', async () => {
    const { user, signedIn } = await withSecondFactor();
    expect(await turnOffSecondFactor(database.work, signedIn, origin, { password: 'a guess' })).toBeRefusedWith(
      'wrongPassword',
    );
    expect(await turnOffSecondFactor(database.work, signedIn, origin, { password })).toBeGranted();
    expect(await findUser(database.db, user.id)).toMatchObject({ totpSecret: null, totpConfirmedAt: null });
    expect(await getSecondFactorState(database.work, signedIn)).toEqual({ since: null, recoveryCodesLeft: 0 });
    expect(await signIn(database.work, origin, { email: user.email, password, userAgent: null })).toBeGranted();
  });

  it('keeps its secret sealed to the user and the app', async () => {
    const { user, secret } = await withSecondFactor();
    const stored = (await findUser(database.db, user.id))?.totpSecret ?? '';
    expect(stored).not.toContain(secret);
    expect(openSecret(database.work, user.id, stored)).toBe(secret);
    expect(openSecret(database.work, 'somebody else', stored)).toBeNull();
    const elsewhere = { ...database.work, environment: { ...database.work.environment, appSecret: 'x'.repeat(40) } };
    expect(openSecret(elsewhere, user.id, stored)).toBeNull();
    const altered = stored.slice(0, -2) + (stored.endsWith('AA') ? 'BB' : 'AA');
    expect(openSecret(database.work, user.id, altered)).toBeNull();
    expect(sealSecret(database.work, user.id, secret)).not.toBe(stored);
  });
});
