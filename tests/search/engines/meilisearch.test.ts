import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EngineUnavailable } from '#search/engine.ts';
import type { CandidateEngine } from '#search/engine.ts';
import { createEmbeddedEngine } from '#search/engines/embedded/engine.ts';
import { createMeilisearchEngine } from '#search/engines/meilisearch/engine.ts';
import { documentId } from '#search/engines/meilisearch/documents.ts';
import { generateProbes } from '#search/evaluate/corpus.ts';
import { generateCompanies } from '#search/evaluate/generate.ts';
import type { CompanyRecord } from '#search/matching/record.ts';
import { probeOf } from '#search/matching/record.ts';
import { company } from './companies.ts';
import { findProgram } from '#tests/support/services.mjs';
import { describeEngineContract } from './contract.ts';

const program = findProgram('meilisearch');
if (!program && process.env.NOT_RUN_FILE) appendFileSync(process.env.NOT_RUN_FILE, 'search: meilisearch engine\n');

const key = 'only-for-this-test-run';

async function* batchesOf(records: CompanyRecord[]): AsyncGenerator<CompanyRecord[]> {
  yield records;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

describe.skipIf(!program)('meilisearch', { timeout: 180_000 }, () => {
  let server: ChildProcess;
  let url = '';
  const folder = mkdtempSync(join(tmpdir(), 'meilisearch-'));

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${String(port)}`;
    server = spawn(
      program ?? '',
      [
        '--http-addr',
        `127.0.0.1:${String(port)}`,
        '--db-path',
        join(folder, 'db'),
        '--dump-dir',
        join(folder, 'dumps'),
        '--no-analytics',
        '--master-key',
        key,
      ],
      {
        cwd: folder,
        stdio: 'ignore',
      },
    );
    await vi.waitFor(async () => expect((await fetch(`${url}/health`)).ok).toBe(true), {
      timeout: 60_000,
      interval: 100,
    });
  });

  afterAll(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  describeEngineContract('meilisearch', async () => createMeilisearchEngine({ url, key, searchTimeoutMs: 20_000 }));

  it('remembers its position across restarts of the application', async () => {
    const first = createMeilisearchEngine({ url, key, index: 'restart', searchTimeoutMs: 20_000 });
    await first.upsert([{ id: 'a', names: [{ kind: 'legal', value: '拓博科技' }], phones: [], emails: [] }], 42);
    await first.close();
    const second = createMeilisearchEngine({ url, key, index: 'restart', searchTimeoutMs: 20_000 });
    await second.open();
    expect(second.appliedPosition()).toBe(42);
    expect((await second.candidates(probeOf('拓博科技'), 5)).map(({ id }) => id)).toEqual(['a']);
  });

  it('goes on with an interrupted rebuild where it stopped, and answers from the old list until then', async () => {
    const list = Array.from({ length: 6 }, (_, at) =>
      company(`c${String(at)}`, `${'甲乙丙丁戊己'.charAt(at)}川山泉饮料有限公司`),
    );
    const open = () =>
      createMeilisearchEngine({
        url,
        key,
        index: 'resumed',
        searchTimeoutMs: 20_000,
        rebuild: { batch: 2, noteEvery: 2 },
      });
    async function* broken(): AsyncGenerator<CompanyRecord[]> {
      yield list.slice(0, 2);
      yield list.slice(2, 4);
      throw new Error('power cut');
    }
    const first = open();
    await first.rebuild(batchesOf([company('old', '旧河山泉饮料有限公司')]), 3);
    await expect(first.rebuild(broken(), 5)).rejects.toBeInstanceOf(EngineUnavailable);
    expect((await first.candidates(probeOf('旧河山泉饮料'), 5)).map(({ id }) => id)).toEqual(['old']);

    const second = open();
    const left = await second.unfinishedRebuild();
    expect(left?.position).toBe(5);
    const rest = list.filter(({ id }) => id > (left?.after ?? ''));
    expect(rest.length).toBe(list.length - (left?.done ?? 0));
    await second.rebuild(batchesOf(rest), 5, undefined, left);
    expect((await second.stats()).rows).toBe(list.length);
    expect((await second.candidates(probeOf('甲川山泉饮料'), 1))[0]?.id).toBe('c0');
    expect((await second.candidates(probeOf('旧河山泉饮料'), 5)).map(({ id }) => id)).not.toContain('old');
    expect(await second.unfinishedRebuild()).toBeNull();
    expect(second.appliedPosition()).toBe(5);
  });

  it('takes over the position of an index that another process put in place', async () => {
    const open = () => createMeilisearchEngine({ url, key, index: 'shared', searchTimeoutMs: 20_000 });
    const list = [company('a', '拓博科技有限公司'), company('b', '瑞声仪器有限公司')];
    const one = open();
    const other = open();
    await one.rebuild(batchesOf(list), 10);
    await other.refresh();
    expect(other.appliedPosition()).toBe(10);
    async function* slowly(): AsyncGenerator<CompanyRecord[]> {
      yield list;
      // To the old index: the one that takes its place has never heard of it.
      await other.upsert([company('c', '万里红食品有限公司')], 12);
    }
    await one.rebuild(slowly(), 11);
    expect(one.appliedPosition()).toBe(11);
    expect(other.appliedPosition()).toBe(12);
    expect(await other.candidates(probeOf('万里红食品'), 5)).toEqual([]);
    expect(other.appliedPosition()).toBe(11);
  });

  it('claims no position over a gap that another process left', async () => {
    const open = () => createMeilisearchEngine({ url, key, index: 'gap', searchTimeoutMs: 20_000 });
    const one = open();
    const other = open();
    await one.rebuild(batchesOf([company('a', '拓博科技有限公司')]), 10);
    await other.upsert([company('b', '瑞声仪器有限公司')], 12);
    await one.rebuild(batchesOf([company('a', '拓博科技有限公司')]), 11);
    await other.upsert([company('c', '万里红食品有限公司')], 13);
    expect(other.appliedPosition()).toBe(11);
    await other.upsert([company('b', '瑞声仪器有限公司')], 12);
    await other.upsert([company('c', '万里红食品有限公司')], 13);
    expect(other.appliedPosition()).toBe(13);
    const third = open();
    await third.open();
    expect(third.appliedPosition()).toBe(13);
    await one.refresh();
    expect(one.appliedPosition()).toBe(11);
  });

  it('counts the keys too common to find by', async () => {
    const open = () => createMeilisearchEngine({ url, key, index: 'common', searchTimeoutMs: 20_000 });
    const many = Array.from({ length: 61 }, (_, at) =>
      company(
        String(at),
        `${'甲乙丙丁戊己庚辛壬癸'.charAt(at % 10)}${'子丑寅卯辰巳午'.charAt(Math.floor(at / 10))}商行`,
        {
          phones: ['0513-66660000'],
        },
      ),
    );
    await open().rebuild(batchesOf(many.slice(1)), 1);
    const before = (await open().stats()).cappedFeatures ?? 0;
    await open().upsert(many, 2);
    expect((await open().stats()).cappedFeatures).toBe(before + 1);
  });

  it('keeps the moment it stands for on the server', async () => {
    const open = () => createMeilisearchEngine({ url, key, index: 'kept', searchTimeoutMs: 20_000 });
    const first = open();
    expect(await first.restore()).toBeNull();
    await first.rebuild(batchesOf([company('a', '拓博科技有限公司')]), 9);
    expect(await first.save({ position: 8, source: 'earlier' })).toBe(false);
    expect(await first.save({ position: 9, source: 'this moment' })).toBe(true);
    expect(await open().restore()).toEqual({ position: 9, source: 'this moment' });
  });

  it('finds what the embedded engine finds, within one point', async () => {
    const rows = 2_000;
    const records = new Map<string, CompanyRecord>();
    for await (const batch of generateCompanies(11, rows)) for (const record of batch) records.set(record.id, record);
    const probes = generateProbes(11, rows, 10).filter(({ expectedId }) => expectedId !== null);
    const recallOf = async (engine: CandidateEngine) => {
      await engine.rebuild(batchesOf([...records.values()]), 1);
      let found = 0;
      for (const { probe, expectedId } of probes)
        if ((await engine.candidates(probe, 20)).some(({ id }) => id === expectedId)) found++;
      await engine.close();
      return (found / probes.length) * 100;
    };
    const embedded = await recallOf(createEmbeddedEngine());
    const server = await recallOf(createMeilisearchEngine({ url, key, index: 'beside', searchTimeoutMs: 20_000 }));
    expect(embedded).toBeGreaterThan(98);
    expect(server).toBeGreaterThanOrEqual(embedded - 1);
  });

  it('refuses a wrong key as unavailable', async () => {
    const engine = createMeilisearchEngine({ url, key: 'wrong' });
    await expect(engine.candidates(probeOf('拓博'), 5)).rejects.toBeInstanceOf(EngineUnavailable);
  });
});

describe('without a server', () => {
  it('says that it is unavailable instead of failing in some other way', async () => {
    const engine = createMeilisearchEngine({
      url: `http://127.0.0.1:${String(await freePort())}`,
      searchTimeoutMs: 500,
    });
    await expect(engine.candidates(probeOf('拓博科技'), 5)).rejects.toBeInstanceOf(EngineUnavailable);
    await expect(engine.upsert([], 1)).rejects.toBeInstanceOf(EngineUnavailable);
    await expect(engine.stats()).rejects.toBeInstanceOf(EngineUnavailable);
    expect(engine.appliedPosition()).toBe(0);
  });

  it('escapes ids that the server would refuse, without making two alike', () => {
    expect(documentId('0190-abc')).toBe('0190-abc');
    expect(documentId('a/b')).not.toBe(documentId('a_b'));
    expect(documentId('客户 1')).toMatch(/^[A-Za-z0-9_-]+$/);
  });
});
