// The ledger is one gapless line whoever writes, and however many at once.
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { verifyLedger } from '#app/services/ledger/verify.server.ts';
import { decideOwnership, rollBackWith } from '#app/services/unit-of-work.server.ts';
import type { Work } from '#app/services/work.server.ts';
import type { Database } from '#db/client.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';

const run = promisify(execFile);
const system = { kind: 'system', name: 'test' } as const;

function writeOne(work: Work) {
  return decideOwnership(work, system, null, (unit) =>
    unit.record('registration.submit', { kind: 'registration', id: work.newId() }, {}),
  );
}

async function numbers(db: Database): Promise<number[]> {
  return (await db.selectFrom('ledgerEntries').select('seq').orderBy('seq').execute()).map(({ seq }) => Number(seq));
}

const oneTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describeEachDatabase('The ledger', (database) => {
  it('gives three writers at once a gapless chain that verifies', async () => {
    const works = [database.work, database.anotherServer(), database.anotherServer()];
    const sealed = await Promise.all(
      works.map(async (work) => {
        const mine = [];
        for (let index = 0; index < 15; index += 1) mine.push((await writeOne(work)).seq);
        return mine;
      }),
    );
    expect(sealed.flat().sort((a, b) => a - b)).toEqual(oneTo(45));
    expect(await numbers(database.db)).toEqual(oneTo(45));
    expect(await verifyLedger(database.work)).toMatchObject({ ok: true, entries: 45 });
  });

  it('gives three processes at once a gapless chain that verifies', async () => {
    const program = resolve('tests/db/write-ledger.ts');
    const outputs = await Promise.all(
      [1, 2, 3].map(() =>
        run(process.execPath, ['--import', 'tsx', program, database.url, '10'], { cwd: resolve('.') }),
      ),
    );
    const printed = outputs.flatMap(({ stdout }) => stdout.trim().split('\n').map(Number));
    expect(printed.sort((a, b) => a - b)).toEqual(oneTo(30));
    expect(await verifyLedger(database.work)).toMatchObject({ ok: true, entries: 30 });
  });

  it('carries the hash of the entry before, from one writer to the next', async () => {
    const first = await writeOne(database.work);
    const second = await writeOne(database.work);
    const entry = await database.db
      .selectFrom('ledgerEntries')
      .select('previousHash')
      .where('seq', '=', second.seq)
      .executeTakeFirst();
    expect(entry?.previousHash).toBe(first.hash);
  });

  it('uses a number again when the act that took it was undone, so no gap is left', async () => {
    await writeOne(database.work);
    const failed = decideOwnership(database.work, system, null, async (unit) => {
      await unit.record('registration.submit', { kind: 'registration', id: database.work.newId() }, {});
      throw new Error('the disk is full');
    });
    await expect(failed).rejects.toThrow('the disk is full');
    const undone = await decideOwnership(database.work, system, null, async () => rollBackWith('nothing to do'));
    expect(undone).toBe('nothing to do');
    expect((await writeOne(database.work)).seq).toBe(2);
    expect(await verifyLedger(database.work)).toMatchObject({ ok: true, entries: 2 });
  });

  it('seals several acts of one transaction one after the other, at one moment', async () => {
    const subject = { kind: 'registration', id: database.work.newId() };
    const sealed = await decideOwnership(database.work, system, null, async (unit) => [
      await unit.record('registration.submit', subject, { part: 1 }),
      await unit.record('registration.approve', subject, { part: 2 }),
    ]);
    expect(sealed.map(({ seq }) => seq)).toEqual([1, 2]);
    const entries = await database.db
      .selectFrom('ledgerEntries')
      .select(['at', 'hash', 'previousHash'])
      .orderBy('seq')
      .execute();
    expect(entries[1]?.previousHash).toBe(entries[0]?.hash);
    expect(entries[1]?.at).toBe(entries[0]?.at);
    expect(entries[0]?.at).toBe(database.clock.instant);
  });
});
