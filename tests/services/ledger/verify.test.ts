// A ledger in which anything at all was changed does not verify, and the first broken entry is named.
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { hashOfEntry } from '#app/domain/ledger/entry.ts';
import { verifyLedger } from '#app/services/ledger/verify.server.ts';
import { decideOwnership } from '#app/services/unit-of-work.server.ts';
import { type Work, sha256 } from '#app/services/work.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';

const system = { kind: 'system', name: 'test' } as const;

async function writeEntries(work: Work, count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    await decideOwnership(work, system, null, (unit) =>
      unit.record('registration.submit', { kind: 'registration', id: work.newId() }, { index, name: '北京恒力' }),
    );
  }
}

const otherHash = 'f'.repeat(64);

describeEachDatabase('Verifying the ledger', (database) => {
  it('holds when nothing was touched, empty or not', async () => {
    expect(await verifyLedger(database.work)).toEqual({ ok: true, entries: 0, headHash: '0'.repeat(64) });
    await writeEntries(database.work, 5);
    const verdict = await verifyLedger(database.work);
    expect(verdict).toMatchObject({ ok: true, entries: 5, headHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('reads page after page', async () => {
    await writeEntries(database.work, 3);
    const last = await database.db
      .selectFrom('ledgerEntries')
      .select('hash')
      .where('seq', '=', 3)
      .executeTakeFirstOrThrow();
    const seen: number[] = [];
    const verdict = await verifyLedger(database.work, (entries) => seen.push(entries), 2);
    expect(verdict).toEqual({ ok: true, entries: 3, headHash: last.hash });
    expect(seen).toEqual([2, 3]);
  });

  const tampering = [
    { column: 'at', value: '2020-01-01T00:00:00.000Z', fault: 'hash' },
    { column: 'act', value: 'claim.release', fault: 'hash' },
    { column: 'subjectKind', value: 'claim', fault: 'hash' },
    { column: 'subjectId', value: '019aaaaa-0000-7000-8000-000000000000', fault: 'hash' },
    { column: 'actorId', value: '019aaaaa-0000-7000-8000-000000000000', fault: 'hash' },
    { column: 'content', value: '{"index":3,"name":"另一家"}', fault: 'hash' },
    { column: 'previousHash', value: otherHash, fault: 'previousHash' },
    { column: 'hash', value: otherHash, fault: 'hash' },
  ] as const;

  it.each(tampering)('names the entry whose $column was changed', async ({ column, value, fault }) => {
    await writeEntries(database.work, 5);
    await database.db
      .updateTable('ledgerEntries')
      .set({ [column]: value })
      .where('seq', '=', 3)
      .execute();
    expect(await verifyLedger(database.work)).toBeRefusedWith(fault, { seq: 3, entries: 2 });
  });

  it('names the number that is missing in the middle', async () => {
    await writeEntries(database.work, 5);
    await database.db.deleteFrom('ledgerEntries').where('seq', '=', 3).execute();
    expect(await verifyLedger(database.work)).toBeRefusedWith('gap', { seq: 3, entries: 2 });
  });

  it('notices that the newest entries were cut off', async () => {
    await writeEntries(database.work, 5);
    await database.db.deleteFrom('ledgerEntries').where('seq', '>', 3).execute();
    expect(await verifyLedger(database.work)).toBeRefusedWith('gap', { seq: 4, entries: 3 });
  });

  it('notices a head that was moved back, and one whose hash was changed', async () => {
    await writeEntries(database.work, 5);
    const third = await database.db
      .selectFrom('ledgerEntries')
      .select('hash')
      .where('seq', '=', 3)
      .executeTakeFirstOrThrow();
    await database.db.updateTable('ledgerHead').set({ seq: 3, hash: third.hash }).execute();
    expect(await verifyLedger(database.work)).toBeRefusedWith('head', { seq: 4 });
    await database.db.updateTable('ledgerHead').set({ seq: 5, hash: otherHash }).execute();
    expect(await verifyLedger(database.work)).toBeRefusedWith('head', { seq: 5 });
  });

  it('notices two entries whose numbers were exchanged', async () => {
    await writeEntries(database.work, 5);
    await sql`update ledger_entries set seq = 100 where seq = 2`.execute(database.db);
    await sql`update ledger_entries set seq = 2 where seq = 3`.execute(database.db);
    await sql`update ledger_entries set seq = 3 where seq = 100`.execute(database.db);
    expect(await verifyLedger(database.work)).toBeRefusedWith('previousHash', { seq: 2, entries: 1 });
  });

  it('is not fooled by an entry that was altered and sealed again', async () => {
    await writeEntries(database.work, 5);
    const entries = await database.db.selectFrom('ledgerEntries').selectAll().orderBy('seq').execute();
    const third = entries[2];
    if (!third) throw new Error('five entries were written');
    const forged = { ...third, seq: 3, act: 'registration.submit' as const, content: '{"index":3,"name":"另一家"}' };
    await database.db
      .updateTable('ledgerEntries')
      .set({ content: forged.content, hash: hashOfEntry(forged, sha256) })
      .where('seq', '=', 3)
      .execute();
    expect(await verifyLedger(database.work)).toBeRefusedWith('previousHash', { seq: 4, entries: 3 });
  });
});
