import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EngineUnavailable } from '#search/engine.ts';
import { createMeilisearchEngine } from '#search/engines/meilisearch/engine.ts';
import { documentId } from '#search/engines/meilisearch/documents.ts';
import { probeOf } from '#search/matching/record.ts';
import { findProgram } from '#tests/support/services.mjs';
import { describeEngineContract } from './contract.ts';

const program = findProgram('meilisearch');
if (!program && process.env.NOT_RUN_FILE) appendFileSync(process.env.NOT_RUN_FILE, 'search: meilisearch engine\n');

const key = 'only-for-this-test-run';

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
