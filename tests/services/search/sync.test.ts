// The index that a process takes up: its own of earlier, of this database and this history, or a new one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followOutbox, isEngineReady, rebuildEngine, restoreEngine } from '#app/services/search/sync.server.ts';
import { commit } from '#app/services/unit-of-work.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { createEmbeddedEngine } from '#search/engines/embedded/engine.ts';
import { probeOf } from '#search/matching/record.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCustomer } from '#tests/support/factories.ts';

const system = { kind: 'system', name: 'test' } as const;

describeEachDatabase('the search index between two starts', (database) => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'search-sync-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** The same house, started again. */
  const started = (): Work => ({ ...database.work, engine: createEmbeddedEngine({ snapshot: join(folder, 'index') }) });

  async function customer(work: Work, legalName: string): Promise<string> {
    // Not told to the engine: it hears from the outbox.
    const row = await makeCustomer({ ...work, engine: createEmbeddedEngine() }, { legalName });
    await commit(work, system, null, async (unit) => unit.emit('customer.changed', { ids: [row.id] }));
    return row.id;
  }

  const found = async (work: Work, name: string) =>
    (await work.engine.candidates(probeOf(name), 5)).map(({ id }) => id);

  describe('kept by an earlier process', () => {
    it('is taken up, and only what came later is read', async () => {
      const first = started();
      const known = await customer(first, '拉萨雪莲花商贸有限公司');
      await rebuildEngine(first);
      const later = await customer(first, '喀什葡萄沟食品有限公司');

      const second = started();
      expect(isEngineReady(second)).toBe(false);
      expect(await restoreEngine(second)).toBe(true);
      expect(isEngineReady(second)).toBe(true);
      expect(await found(second, '拉萨雪莲花商贸')).toEqual([known]);
      expect(await found(second, '喀什葡萄沟食品')).not.toContain(later);
      expect(await followOutbox(second)).toBe(1);
      expect(await found(second, '喀什葡萄沟食品')).toEqual([later]);
    });

    it('is refused where the database has another history', async () => {
      const first = started();
      await customer(first, '拉萨雪莲花商贸有限公司');
      await rebuildEngine(first);
      await database.db
        .updateTable('outbox')
        .set({ payload: JSON.stringify({ ids: ['another'] }) })
        .execute();
      const second = started();
      expect(await restoreEngine(second)).toBe(false);
      expect(isEngineReady(second)).toBe(false);
    });

    it('is refused where the outbox does not reach back to it', async () => {
      const first = started();
      await customer(first, '拉萨雪莲花商贸有限公司');
      await rebuildEngine(first);
      await database.db.deleteFrom('outbox').execute();
      expect(await restoreEngine(started())).toBe(false);
    });

    it('is refused where the database is older than the index', async () => {
      const first = started();
      await customer(first, '拉萨雪莲花商贸有限公司');
      await rebuildEngine(first);
      await database.db.updateTable('outboxHead').set({ position: 0 }).execute();
      expect(await restoreEngine(started())).toBe(false);
    });
  });

  it('is built where nothing was kept', async () => {
    const work = started();
    const id = await customer(work, '拉萨雪莲花商贸有限公司');
    expect(await restoreEngine(work)).toBe(false);
    await rebuildEngine(work);
    expect(await found(work, '拉萨雪莲花商贸')).toEqual([id]);
  });
});
