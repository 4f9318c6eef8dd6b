// What people do to an import is in the audit trail.
import { expect, it } from 'vitest';
import { cancelImport } from '#app/services/importing/cancel.server.ts';
import { discardImport } from '#app/services/importing/discard.server.ts';
import { orderCommit } from '#app/services/importing/order-commit.server.ts';
import { setMapping } from '#app/services/importing/set-mapping.server.ts';
import { listAudit } from '#db/repositories/audit.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeStaff } from '#tests/support/factories.ts';
import { begin, csv, dryRun } from './importing.ts';

describeEachDatabase('The acts on an import', (database) => {
  const content = csv('Company,Code', 'Hengli Pump Works,H-1');
  const eventsOf = async (id: string) =>
    (await listAudit(database.db, { subjectKind: 'import', subjectId: id }, 20)).reverse();

  it('are all written down, with who did them and what they changed', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const id = await begin(work, content);
    expect(await cancelImport(work, actor, null, id)).toBeGranted();
    const columns = ['legalName', 'externalId'] as const;
    expect(await setMapping(work, actor, null, id, { columns: [...columns], sourceSystem: 'ERP' })).toBeGranted();
    expect(await cancelImport(work, actor, null, id)).toBeGranted();
    expect(await discardImport(work, actor, null, id)).toBeGranted();
    const events = await eventsOf(id);
    expect(events.map(({ action }) => action)).toEqual([
      'import.start',
      'import.map',
      'import.cancel',
      'import.map',
      'import.cancel',
      'import.discard',
    ]);
    expect(events.slice(2).map(({ actorId }) => actorId)).toEqual(Array(4).fill(actor.userId));
    expect(events[3]?.data).toEqual({ columns, sourceSystem: 'ERP' });
    expect(events[2]?.data).toEqual({ during: 'staging', alreadyWritten: 0 });
  });

  it('leave no event when they come too late', async () => {
    const { work } = database;
    const { actor } = await makeStaff(work, { roles: ['operations'] });
    const id = await dryRun(work, content);
    expect(await orderCommit(work, actor, null, id)).toBeGranted();
    expect(await discardImport(work, actor, null, id)).toBeRefusedWith('notNow');
    expect((await eventsOf(id)).map(({ action }) => action)).toEqual(['import.start', 'import.map', 'import.commit']);
  });
});
