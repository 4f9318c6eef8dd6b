// What may become of a user's roles and standing, and who must stay administrator.
import { expect, it } from 'vitest';
import { NotFound } from '#app/domain/access/errors.ts';
import type { Role } from '#app/domain/access/permission.ts';
import { editUser } from '#app/services/account/edit-user.server.ts';
import { startSession } from '#app/services/account/lucia.server.ts';
import { reactivateUser, suspendUser } from '#app/services/account/suspend-user.server.ts';
import { listAudit } from '#db/repositories/audit.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makePartnerUser, makeRegion, makeStaff } from '#tests/support/factories.ts';

describeEachDatabase('Users looked after', (database) => {
  it('gives a channel manager regions that exist, and takes them away with the role', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const person = await makeStaff(work, { roles: ['auditor'] });
    const region = await makeRegion(work);
    const edit = (version: number, roles: Role[], regionCodes: string[]) =>
      editUser(work, actor, null, { id: person.id, version, roles, regionCodes });
    expect(await edit(1, ['channelManager'], ['forged'])).toBeRefusedWith('unknownRegion');
    expect(await edit(1, ['channelManager'], [region.code])).toBeGranted();
    expect(await work.db.selectFrom('userRegions').select('regionCode').execute()).toHaveLength(1);
    expect(await edit(1, ['auditor'], [region.code])).toBeRefusedWith('stale');
    expect(await edit(2, ['auditor'], [region.code])).toBeGranted();
    expect(await work.db.selectFrom('userRegions').select('regionCode').execute()).toHaveLength(0);
  });

  it('never leaves the house without an administrator', async () => {
    const { work } = database;
    const admin = await makeStaff(work, { roles: ['administrator'] });
    const operations = await makeStaff(work, { roles: ['operations'] });
    const demote = (actor: typeof admin.actor, id: string, version = 1) =>
      editUser(work, actor, null, { id, version, roles: ['auditor'], regionCodes: [] });
    expect(await demote(operations.actor, admin.id)).toBeRefusedWith('roleNotGrantable');
    expect(await demote(admin.actor, admin.id)).toBeRefusedWith('ownAdministrator');
    expect(await suspendUser(work, admin.actor, null, admin.id)).toBeRefusedWith('ownAccount');
    const second = await makeStaff(work, { roles: ['administrator'] });
    expect(await suspendUser(work, admin.actor, null, second.id)).toBeGranted();
    // The suspended one, still signed in somewhere, is the only other administrator there is.
    expect(await demote(second.actor, admin.id)).toBeRefusedWith('lastAdministrator');
  });

  it('refuses roles that do not go with the account', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const person = await makePartnerUser(work);
    const give = (roles: Role[]) => editUser(work, actor, null, { id: person.id, version: 1, roles, regionCodes: [] });
    expect(await give(['operations'])).toBeRefusedWith('rolesDoNotFit');
    expect(await give([])).toBeRefusedWith('rolesDoNotFit');
    expect(await give(['partnerManager'])).toBeGranted();
  });

  it('signs a suspended user out, and asks one who never accepted to accept again', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const person = await makePartnerUser(work);
    await startSession(work, person.id, { ip: null, userAgent: null }, true);
    expect(await suspendUser(work, actor, null, person.id)).toBeGranted();
    expect(await work.db.selectFrom('sessions').select('userId').execute()).toEqual([]);
    expect(await reactivateUser(work, actor, null, person.id)).toBeGranted();
    const row = await work.db.selectFrom('users').select('status').where('id', '=', person.id).executeTakeFirst();
    expect(row?.status).toBe('invited');
  });

  it('has the same rules at the back office and at a partner’s', async () => {
    const { work } = database;
    const admin = await makeStaff(work, { roles: ['administrator'] });
    const manager = await makePartnerUser(work, { roles: ['partnerManager'] });
    const partner = { id: manager.actor.partnerId };
    const direct = await makePartnerUser(work, { partner, roles: ['directSales'] });
    const colleague = await makePartnerUser(work, { partner });
    const elsewhere = await makePartnerUser(work);
    expect(await suspendUser(work, manager.actor, null, manager.id)).toBeRefusedWith('ownAccount');
    for (const foreign of [elsewhere, admin]) {
      await expect(suspendUser(work, manager.actor, null, foreign.id)).rejects.toThrow(NotFound);
      await expect(reactivateUser(work, manager.actor, null, foreign.id)).rejects.toThrow(NotFound);
    }
    for (const person of [colleague, direct]) {
      expect(await suspendUser(work, manager.actor, null, person.id)).toBeGranted();
      // A second click changes nothing.
      expect(await suspendUser(work, manager.actor, null, person.id)).toBeGranted();
    }
    expect(await reactivateUser(work, manager.actor, null, colleague.id)).toBeGranted();
    expect(await reactivateUser(work, manager.actor, null, direct.id)).toBeRefusedWith('roleNotGrantable');
    expect(await reactivateUser(work, admin.actor, null, direct.id)).toBeGranted();
    const events = await listAudit(work.db, {}, 50);
    expect(events.filter(({ action }) => action === 'user.suspend')).toHaveLength(2);
  });

  it('is not for channel managers', async () => {
    const { work } = database;
    const manager = await makeStaff(work);
    const person = await makePartnerUser(work);
    await expect(suspendUser(work, manager.actor, null, person.id)).rejects.toThrow('forbidden');
  });
});
