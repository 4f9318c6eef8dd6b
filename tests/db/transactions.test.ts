// A unit of work commits rows, audit events and outbox messages together, or leaves nothing at all.
import { expect, it } from 'vitest';
import { commit, decideOwnership, rollBackWith } from '#app/services/unit-of-work.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { type Database, inTransaction } from '#db/client.ts';
import { isDuplicateKey } from '#db/dialect.ts';
import { listOutboxAfter } from '#db/repositories/outbox.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';

const system = { kind: 'system', name: 'test' } as const;

async function countOf(db: Database, table: 'settings' | 'auditEvents' | 'outbox' | 'ledgerEntries'): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

async function counts(db: Database) {
  return {
    settings: await countOf(db, 'settings'),
    auditEvents: await countOf(db, 'auditEvents'),
    outbox: await countOf(db, 'outbox'),
    ledgerEntries: await countOf(db, 'ledgerEntries'),
  };
}

function settingOf(name: string, at: string) {
  return { name, value: '{}', updatedAt: at, version: 1 };
}

/** Writes one row of each kind. */
function writeAll(work: Work, name: string, end: () => unknown) {
  return decideOwnership(work, system, { requestId: 'request-1', ip: '10.0.0.1' }, async (unit) => {
    await unit.trx.insertInto('settings').values(settingOf(name, unit.at)).execute();
    await unit.record('registration.submit', { kind: 'registration', id: work.newId() }, {});
    unit.audit({ action: 'settings.edit', subjectKind: 'settings', subjectId: work.newId() });
    unit.emit('customer.changed', { ids: [name] });
    return end();
  });
}

describeEachDatabase('A unit of work', (database) => {
  it('commits the row, the ledger entry, the audit event and the message together', async () => {
    await writeAll(database.work, 'one', () => null);
    expect(await counts(database.db)).toEqual({ settings: 1, auditEvents: 1, outbox: 1, ledgerEntries: 1 });
    const event = await database.db.selectFrom('auditEvents').select(['requestId', 'ip', 'at']).executeTakeFirst();
    expect(event).toEqual({ requestId: 'request-1', ip: '10.0.0.1', at: database.clock.instant });
  });

  it('leaves nothing when its body throws', async () => {
    const failed = writeAll(database.work, 'one', () => {
      throw new Error('lost the connection');
    });
    await expect(failed).rejects.toThrow('lost the connection');
    expect(await counts(database.db)).toEqual({ settings: 0, auditEvents: 0, outbox: 0, ledgerEntries: 0 });
  });

  it('leaves nothing when it is rolled back with an answer, and gives the answer', async () => {
    expect(await writeAll(database.work, 'one', () => rollBackWith({ ok: false, reason: 'claimed' }))).toBeRefusedWith(
      'claimed',
    );
    expect(await counts(database.db)).toEqual({ settings: 0, auditEvents: 0, outbox: 0, ledgerEntries: 0 });
  });

  it('leaves nothing when a constraint stops its last statement', async () => {
    await writeAll(database.work, 'one', () => null);
    const refused = await writeAll(database.work, 'one', () => null).catch((error: unknown) => error);
    expect(isDuplicateKey(refused)).toBe(true);
    expect(await counts(database.db)).toEqual({ settings: 1, auditEvents: 1, outbox: 1, ledgerEntries: 1 });
  });

  it('lets nobody see what is not committed', async () => {
    const other = database.reader();
    await commit(database.work, system, null, async (unit) => {
      await unit.trx.insertInto('settings').values(settingOf('one', unit.at)).execute();
      expect(await countOf(other, 'settings')).toBe(0);
    });
    expect(await countOf(other, 'settings')).toBe(1);
  });

  it('numbers messages without gaps, in the order in which transactions commit', async () => {
    const works = [database.work, database.anotherServer(), database.anotherServer()];
    const reader = database.reader();
    const seen: number[] = [];
    let writing = true;
    // A reader that only ever asks for what comes after the last it saw must see every message.
    const following = (async () => {
      let position = 0;
      for (let idle = 0; idle < 2;) {
        const stillWriting = writing;
        const page = await listOutboxAfter(reader, 'customer.changed', position, 7);
        for (const message of page) seen.push(message.position);
        position = page.at(-1)?.position ?? position;
        idle = stillWriting || page.length > 0 ? 0 : idle + 1;
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await Promise.all(
      works.map(async (work, writer) => {
        for (let index = 0; index < 12; index += 1) {
          await commit(work, system, null, async (unit) => {
            for (let part = 0; part <= writer; part += 1)
              unit.emit('customer.changed', { ids: [`${writer}-${index}-${part}`] });
          });
        }
      }),
    );
    writing = false;
    await following;
    expect(seen).toEqual(Array.from({ length: 12 * 6 }, (_, index) => index + 1));
  });

  it('tries the whole again when two transactions stand in each other’s way', async () => {
    const other = database.anotherServer().db;
    const at = database.clock.instant;
    await database.db
      .insertInto('settings')
      .values([settingOf('a', at), settingOf('b', at)])
      .execute();
    const bump = (db: Database, names: string[]) =>
      inTransaction(db, async (trx) => {
        for (const name of names) {
          await trx
            .updateTable('settings')
            .set((eb) => ({ version: eb('version', '+', 1) }))
            .where('name', '=', name)
            .execute();
        }
      });
    const opposite = Array.from({ length: 10 }, (_, index) =>
      index % 2 === 0 ? bump(database.db, ['a', 'b']) : bump(other, ['b', 'a']),
    );
    await Promise.all(opposite);
    const rows = await database.db.selectFrom('settings').select(['name', 'version']).orderBy('name').execute();
    expect(rows).toEqual([
      { name: 'a', version: 11 },
      { name: 'b', version: 11 },
    ]);
  });
});
