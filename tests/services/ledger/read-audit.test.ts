// The audit trail as it is read: whose acts can be chosen, and the way from page to page.
import { expect, it } from 'vitest';
import { listAuditActors, pageSize, readAudit } from '#app/services/ledger/read-audit.server.ts';
import { parsePageKey } from '#app/domain/calendar/page-key.ts';
import { commit } from '#app/services/unit-of-work.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makePartner, makePartnerUser, makeStaff } from '#tests/support/factories.ts';

const system = { kind: 'system', name: 'test' } as const;

describeEachDatabase('The audit trail', (database) => {
  const note = (n: number, actor: Parameters<typeof commit>[1] = system) =>
    commit(database.work, actor, null, async (unit) =>
      unit.audit({ action: 'settings.edit', subjectKind: 'settings', subjectId: String(n) }),
    );

  it('can be read by what anybody did: staff, partners’ people, and the system', async () => {
    const { work } = database;
    const { actor, ...auditor } = await makeStaff(work, { roles: ['auditor'], name: 'Zhou' });
    const partner = await makePartner(work, { name: '华东泵业' });
    const seller = await makePartnerUser(work, { partner, name: 'Ma', status: 'active' });
    await makePartnerUser(work, { partner, name: 'Not yet', status: 'invited' });
    expect(await listAuditActors(work, actor, null)).toEqual([
      { id: auditor.id, name: 'Zhou', company: null },
      { id: seller.id, name: 'Ma', company: '华东泵业' },
    ]);
    await note(1, seller.actor);
    await note(2);
    const subjects = async (actorId: string | null) =>
      (await readAudit(work, actor, { actorId }, {})).rows.map(({ subjectId }) => subjectId);
    expect(await subjects(seller.id)).toEqual(['1']);
    expect(await subjects(null)).toEqual(['2']);
    expect(await subjects(auditor.id)).toEqual([]);
  });

  it('leads on and back', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['auditor'] });
    for (let n = 0; n < pageSize + 5; n += 1) {
      // Several in one moment: the id decides.
      if (n % 3 === 0) database.clock.advance({ ms: 1 });
      await note(n);
    }
    const question = { action: 'settings.edit' };
    const first = await readAudit(work, actor, question, {});
    expect(first).toMatchObject({ previous: null, rows: { length: pageSize } });
    const second = await readAudit(work, actor, question, { after: parsePageKey(first.next) });
    expect(second).toMatchObject({ next: null, rows: { length: 5 } });
    expect(await readAudit(work, actor, question, { before: parsePageKey(second.previous) })).toEqual(first);
  });
});
