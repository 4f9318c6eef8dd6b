// What arrives by mail: invitations and password resets.
import { describe, expect, it } from 'vitest';
import { Forbidden, NotFound } from '#app/domain/access/errors.ts';
import { partnerScopeOf, staffScopeOf } from '#app/domain/access/scope.ts';
import { acceptInvitation, findInvitation } from '#app/services/account/accept-invitation.server.ts';
import { dropExpired } from '#app/services/account/drop-expired.server.ts';
import { forgotPassword } from '#app/services/account/forgot-password.server.ts';
import { inviteUser } from '#app/services/account/invite-user.server.ts';
import { limits } from '#app/services/account/limits.server.ts';
import { listTeam } from '#app/services/account/list-team.server.ts';
import { readSession } from '#app/services/account/lucia.server.ts';
import { hashPassword } from '#app/services/account/password-hash.server.ts';
import { resendInvitation } from '#app/services/account/resend-invitation.server.ts';
import { findPasswordReset, resetPassword } from '#app/services/account/reset-password.server.ts';
import { signIn } from '#app/services/account/sign-in.server.ts';
import { reactivateUser, suspendUser } from '#app/services/account/suspend-user.server.ts';
import { viewUser } from '#app/services/account/view-users.server.ts';
import type { OutboxTopics } from '#app/services/outbox/topics.server.ts';
import { listAudit } from '#db/repositories/audit.ts';
import { listOutboxAfter } from '#db/repositories/outbox.ts';
import { findListedUser } from '#db/repositories/user-lists.ts';
import { findUser } from '#db/repositories/users.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makePartner, makePartnerUser, makeStaff } from '#tests/support/factories.ts';

const origin = { requestId: 'r-1', ip: '203.0.113.5' };
const password = 'blue kettle sings';

describeEachDatabase('links by mail', (database) => {
  const mails = async () =>
    (await listOutboxAfter(database.db, 'mail.send', 0, 100)).map(
      ({ payload }) => JSON.parse(payload) as OutboxTopics['mail.send'],
    );
  const lastToken = async () => {
    const message = (await mails()).at(-1)?.message;
    if (!message || !('token' in message)) throw new Error('no link was sent');
    return message.token;
  };

  describe('an invitation', () => {
    const invite = async (given: Partial<Parameters<typeof inviteUser>[3]> = {}) => {
      const { actor } = await makeStaff(database.work, { roles: ['operations'], name: 'Chen Ling' });
      const partner = await makePartner(database.work, { name: '华东泵业' });
      const input = {
        email: 'New.Person@Example.com',
        name: 'New',
        partnerId: partner.id,
        roles: ['partnerMember'],
        language: 'zh-CN',
        ...given,
      } as const;
      return { partner, actor, answer: await inviteUser(database.work, actor, origin, input) };
    };
    const accepting = (token: string, given = {}) => ({ token, name: '新 人', password, userAgent: null, ...given });

    it('makes an account that cannot sign in yet, and sends the link', async () => {
      const { answer } = await invite();
      if (!answer.ok) throw new Error(answer.reason);
      expect(await findUser(database.db, answer.userId)).toMatchObject({
        email: 'new.person@example.com',
        status: 'invited',
        language: 'zh-CN',
      });
      expect((await findListedUser(database.db, answer.userId))?.roles).toEqual(['partnerMember']);
      expect(await mails()).toEqual([
        {
          userId: answer.userId,
          message: {
            name: 'invitation',
            token: expect.stringMatching(/^[\w-]{43}$/),
            inviter: 'Chen Ling',
            company: '华东泵业',
          },
        },
      ]);
      expect(await findInvitation(database.work, await lastToken())).toEqual({
        email: 'new.person@example.com',
        name: 'New',
        company: '华东泵业',
      });
    });

    it('keeps no token in the clear', async () => {
      await invite();
      const rows = await database.db.selectFrom('tokens').select('tokenHash').execute();
      expect(rows.map((row) => row.tokenHash)).not.toContain(await lastToken());
    });

    it('is accepted once: name and password are set and the person is in', async () => {
      const { answer } = await invite();
      const token = await lastToken();
      expect(await acceptInvitation(database.work, origin, accepting(token, { password: 'short' }))).toBeRefusedWith(
        'password',
      );
      const accepted = await acceptInvitation(database.work, origin, accepting(token));
      if (!accepted.ok || !answer.ok) throw new Error('refused');
      expect((await readSession(database.work, accepted.cookie))?.userId).toBe(answer.userId);
      expect(await findUser(database.db, answer.userId)).toMatchObject({ status: 'active', name: '新 人' });
      expect(await acceptInvitation(database.work, origin, accepting(token))).toBeRefusedWith('linkOver');
      expect(
        await signIn(database.work, origin, { email: 'new.person@example.com', password, userAgent: null }),
      ).toBeGranted();
    });

    it('is accepted by one of two clicks at once', async () => {
      await invite();
      const token = await lastToken();
      const answers = await Promise.all([1, 2].map(() => acceptInvitation(database.work, origin, accepting(token))));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    });

    it('ends after seven days, and is then forgotten', async () => {
      await invite();
      const token = await lastToken();
      database.clock.advance({ days: 7, ms: -1 });
      expect(await findInvitation(database.work, token)).not.toBeNull();
      database.clock.advance({ ms: 1 });
      expect(await findInvitation(database.work, token)).toBeNull();
      database.clock.advance({ days: 1, ms: 1 });
      await dropExpired(database.work);
      expect(await database.db.selectFrom('tokens').select('id').execute()).toEqual([]);
    });

    it('can be sent again, which ends the link before', async () => {
      const { actor, answer } = await invite();
      if (!answer.ok) throw new Error(answer.reason);
      const first = await lastToken();
      expect(await resendInvitation(database.work, actor, origin, answer.userId)).toBeGranted();
      expect(await findInvitation(database.work, first)).toBeNull();
      expect(await findInvitation(database.work, await lastToken())).not.toBeNull();
      await acceptInvitation(database.work, origin, accepting(await lastToken()));
      expect(await resendInvitation(database.work, actor, origin, answer.userId)).toBeRefusedWith('notInvited');
    });

    it('is over when the company was suspended meanwhile', async () => {
      const { partner } = await invite();
      await database.db.updateTable('partners').set({ status: 'suspended' }).where('id', '=', partner.id).execute();
      expect(await acceptInvitation(database.work, origin, accepting(await lastToken()))).toBeRefusedWith('linkOver');
    });

    it('is refused for an address that has an account, also when two invite at once', async () => {
      const { actor } = await invite();
      const again = {
        email: 'NEW.person@example.com',
        name: 'N',
        partnerId: null,
        roles: ['auditor'],
        language: 'en',
      } as const;
      expect(await inviteUser(database.work, actor, origin, again)).toBeRefusedWith('emailTaken');
      const both = await Promise.all(
        [1, 2].map(() => inviteUser(database.work, actor, origin, { ...again, email: 'two@example.com' })),
      );
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both.find(({ ok }) => !ok)).toBeRefusedWith('emailTaken');
    });

    describe('by a partner’s manager of an address that belongs to somebody else', () => {
      const setUp = async () => {
        const manager = await makePartnerUser(database.work, { roles: ['partnerManager'] });
        const rival = await makePartnerUser(database.work);
        const staff = await makeStaff(database.work, { roles: ['operations'] });
        const scope = partnerScopeOf(manager.actor);
        const ask = (email: string) =>
          inviteUser(database.work, manager.actor, origin, {
            email,
            name: 'Wang Fang',
            partnerId: manager.actor.partnerId,
            roles: ['partnerMember'],
            language: 'en',
          });
        return { manager, rival, staff, scope, ask };
      };

      it('looks like any other invitation, and sends nothing', async () => {
        const { manager, rival, staff, scope, ask } = await setUp();
        const addresses = ['nobody@example.com', rival.email, staff.email];
        const seen = [];
        for (const email of addresses) {
          const answer = await ask(email);
          if (!answer.ok) throw new Error(answer.reason);
          const listed = (await listTeam(database.work, scope)).find(({ id }) => id === answer.userId);
          expect(listed?.email).toBe(email);
          const again = await resendInvitation(database.work, manager.actor, origin, answer.userId);
          const twice = await ask(email);
          await suspendUser(database.work, manager.actor, origin, answer.userId);
          const back = await reactivateUser(database.work, manager.actor, origin, answer.userId);
          seen.push({ ...answer, userId: '', listed: { ...listed, id: '', email: '' }, again, twice, back });
        }
        expect(seen[1]).toEqual(seen[0]);
        expect(seen[2]).toEqual(seen[0]);
        expect(seen[0]).toMatchObject({ listed: { status: 'invited' }, again: { ok: true }, back: { ok: true } });
        expect(seen[0]?.twice).toBeRefusedWith('emailTaken');
        expect((await mails()).map(({ message }) => message.name)).toEqual(['invitation', 'invitation']);
        expect(await findUser(database.db, rival.id)).toMatchObject({ email: rival.email, status: 'active' });
      });

      it('is told as it is to staff, and to the manager of a colleague', async () => {
        const { manager, rival, staff, ask } = await setUp();
        const colleague = await makePartnerUser(database.work, { partner: { id: manager.actor.partnerId } });
        expect(await ask(colleague.email)).toBeRefusedWith('emailTaken');
        const answer = await ask(rival.email);
        if (!answer.ok) throw new Error(answer.reason);
        expect(await resendInvitation(database.work, staff.actor, origin, answer.userId)).toBeRefusedWith(
          'addressTaken',
        );
        const { user } = await viewUser(database.work, staff.actor, staffScopeOf(staff.actor), answer.userId);
        expect(user.invitedAs).toBe(rival.email);
      });

      it('counts like any other, before anything is looked up', async () => {
        const { rival, ask } = await setUp();
        const answers = [];
        for (let n = 0; n < limits.inviteByPartner.limit; n += 1) answers.push(await ask(`new${n}@example.com`));
        expect(answers.every(({ ok }) => ok)).toBe(true);
        expect(await ask(rival.email)).toBeRefusedWith('tooMany');
        expect(await ask('new0@example.com')).toBeRefusedWith('tooMany');
      });
    });

    it('is refused with roles that do not fit or are not the inviter’s to give', async () => {
      expect((await invite({ roles: ['auditor'] })).answer).toBeRefusedWith('rolesDoNotFit');
      expect((await invite({ partnerId: null, roles: ['administrator'] })).answer).toBeRefusedWith('roleNotGrantable');
    });

    it('is for those who may: staff by role, a partner’s manager at home', async () => {
      const own = await makePartner(database.work);
      const manager = await makePartnerUser(database.work, { roles: ['partnerManager'], partner: own });
      const elsewhere = await makePartner(database.work);
      const input = {
        email: 'a@example.com',
        name: 'A',
        partnerId: own.id,
        roles: ['partnerMember'],
        language: 'en',
      } as const;
      expect(await inviteUser(database.work, manager.actor, origin, input)).toBeGranted();
      await expect(
        inviteUser(database.work, manager.actor, origin, { ...input, partnerId: elsewhere.id }),
      ).rejects.toThrow(Forbidden);
      await expect(
        inviteUser(database.work, manager.actor, origin, { ...input, partnerId: null, roles: ['auditor'] }),
      ).rejects.toThrow(Forbidden);
      const member = await makePartnerUser(database.work, { partner: own });
      await expect(inviteUser(database.work, member.actor, origin, input)).rejects.toThrow(Forbidden);
      const auditor = await makeStaff(database.work, { roles: ['auditor'] });
      await expect(inviteUser(database.work, auditor.actor, origin, input)).rejects.toThrow(Forbidden);
      const foreign = await makePartnerUser(database.work, { partner: elsewhere, status: 'invited' });
      await expect(resendInvitation(database.work, manager.actor, origin, foreign.id)).rejects.toThrow(NotFound);
    });
  });

  describe('a forgotten password', () => {
    const forget = async () => {
      const user = await makePartnerUser(database.work, { passwordHash: await hashPassword('the old password') });
      await forgotPassword(database.work, origin, ` ${user.email.toUpperCase()} `);
      return user;
    };

    it('is set anew with the link, once; every session ends and a pause is lifted', async () => {
      const user = await forget();
      const before = await signIn(database.work, origin, {
        email: user.email,
        password: 'the old password',
        userAgent: null,
      });
      if (!before.ok) throw new Error('not signed in');
      await database.db
        .updateTable('users')
        .set({ failedSignIns: 9, lockedUntil: '2026-12-31T00:00:00.000Z' })
        .where('id', '=', user.id)
        .execute();
      const token = await lastToken();
      expect(await findPasswordReset(database.work, token)).toEqual({ email: user.email });
      expect(await resetPassword(database.work, origin, { token, password: 'password123' })).toBeRefusedWith(
        'password',
      );
      expect(await resetPassword(database.work, origin, { token, password })).toBeGranted();
      expect(await readSession(database.work, before.cookie)).toBeNull();
      expect(await resetPassword(database.work, origin, { token, password })).toBeRefusedWith('linkOver');
      expect(await findPasswordReset(database.work, token)).toBeNull();
      expect(await signIn(database.work, origin, { email: user.email, password, userAgent: null })).toBeGranted();
    });

    it('answers alike for an address without an account, and sends nothing', async () => {
      const suspended = await makePartnerUser(database.work, { status: 'suspended' });
      for (const email of ['nobody@example.com', suspended.email]) {
        expect(await forgotPassword(database.work, origin, email)).toEqual({ ok: true });
      }
      expect(await mails()).toEqual([]);
      expect((await listAudit(database.db, {}, 10)).map(({ data }) => data)).toEqual([
        { step: 'refused' },
        { step: 'refused' },
      ]);
    });

    it('ends after an hour', async () => {
      await forget();
      const token = await lastToken();
      database.clock.advance({ hours: 1 });
      expect(await resetPassword(database.work, origin, { token, password })).toBeRefusedWith('linkOver');
    });

    it('works with the newest link only', async () => {
      const user = await forget();
      const first = await lastToken();
      await forgotPassword(database.work, origin, user.email);
      expect(await findPasswordReset(database.work, first)).toBeNull();
      expect(await findPasswordReset(database.work, await lastToken())).not.toBeNull();
    });

    it('is sent five times an hour to one address at most, known or not', async () => {
      const user = await forget();
      for (const [email, left] of [
        [user.email, 4],
        ['nobody@example.com', 5],
      ] as const) {
        for (let count = 0; count < left; count += 1)
          expect(await forgotPassword(database.work, origin, email)).toBeGranted();
        expect(await forgotPassword(database.work, origin, email)).toBeRefusedWith('tooMany');
      }
    });

    it('does not open an invitation, nor the other way round', async () => {
      await forget();
      expect(await findInvitation(database.work, await lastToken())).toBeNull();
    });
  });
});
