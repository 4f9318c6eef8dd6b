// Building and answering in threads, and what is kept on disk.
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Candidate } from '#search/engine.ts';
import { derivationHash } from '#search/engines/embedded/derivation.ts';
import type { EmbeddedEngine } from '#search/engines/embedded/engine.ts';
import { createEmbeddedEngine } from '#search/engines/embedded/engine.ts';
import { readSnapshot } from '#search/engines/embedded/snapshot.ts';
import { generateProbes } from '#search/evaluate/corpus.ts';
import { generateCompanies } from '#search/evaluate/generate.ts';
import { probeOf } from '#search/matching/record.ts';
import { company } from './companies.ts';
import { describeEngineContract } from './contract.ts';

const rows = 6_000;
const probes = generateProbes(5, rows, 4).map(({ probe }) => probe);
const folder = mkdtempSync(join(tmpdir(), 'search-index-'));
const timeout = 120_000;

async function answersOf(engine: EmbeddedEngine): Promise<Candidate[][]> {
  const answers: Candidate[][] = [];
  for (const probe of probes) answers.push(await engine.candidates(probe, 20));
  return answers;
}

/** Scores are sums of floats, and may be added up in another order. */
function withoutRounding(answers: Candidate[][]): unknown[] {
  return answers.map((found) => found.map(({ score, ...rest }) => ({ ...rest, score: score.toFixed(4) })));
}

describeEngineContract('embedded, answering in threads', async () =>
  createEmbeddedEngine({ buildThreads: 2, lookupThreads: 2 }),
);

describe('an index built in threads', { timeout }, () => {
  let here: EmbeddedEngine;
  const opened: EmbeddedEngine[] = [];
  const open = (options: Parameters<typeof createEmbeddedEngine>[0]): EmbeddedEngine => {
    const engine = createEmbeddedEngine(options);
    opened.push(engine);
    return engine;
  };

  beforeAll(async () => {
    here = createEmbeddedEngine();
    await here.rebuild(generateCompanies(5, rows), 7);
  }, timeout);

  afterEach(async () => {
    for (const engine of opened.splice(0)) await engine.close();
  });

  afterAll(async () => {
    await here.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers as one built here does, whoever answers', async () => {
    const expected = withoutRounding(await answersOf(here));
    const built = open({ buildThreads: 2 });
    await built.rebuild(generateCompanies(5, rows), 7);
    expect(withoutRounding(await answersOf(built))).toEqual(expected);
    const answering = open({ buildThreads: 2, lookupThreads: 2 });
    await answering.rebuild(generateCompanies(5, rows), 7);
    expect(withoutRounding(await answersOf(answering))).toEqual(expected);
  });

  it('answers and takes writes while it is merged and rebuilt', async () => {
    const engine = open({ buildThreads: 1, lookupThreads: 1 });
    await engine.rebuild(generateCompanies(5, rows), 7);
    await engine.upsert([company('before', '拉萨雪莲花商贸有限公司')], 8);
    let merged = false;
    const merging = engine.merge().then(() => (merged = true));
    const during: (string | undefined)[] = [];
    await engine.upsert([company('during', '喀什葡萄沟食品有限公司')], 9);
    await engine.remove(['G0'], 10);
    while (!merged) {
      for (const name of ['拉萨雪莲花商贸', '喀什葡萄沟食品'])
        during.push((await engine.candidates(probeOf(name), 1))[0]?.id);
    }
    await merging;
    expect(new Set(during)).toEqual(new Set(['before', 'during']));
    const stats = await engine.stats();
    expect(stats).toMatchObject({ rows: rows + 1, freshRows: 1, appliedPosition: 10 });
    expect((await engine.candidates(probeOf('喀什葡萄沟食品'), 1))[0]?.id).toBe('during');

    let rebuilt = false;
    const rebuilding = engine.rebuild(generateCompanies(5, rows), 11).then(() => (rebuilt = true));
    let answered = 0;
    while (!rebuilt) {
      const found = await engine.candidates(probes[0] ?? probeOf(''), 20);
      if (!rebuilt && found.length > 0) answered++;
    }
    await rebuilding;
    expect(answered).toBeGreaterThan(0);
  });

  it('is kept, and taken up again as it was', async () => {
    const snapshot = join(folder, 'kept');
    const first = open({ buildThreads: 1, snapshot });
    await first.rebuild(generateCompanies(5, rows), 7);
    await first.upsert([company('later', '拉萨雪莲花商贸有限公司')], 8);
    expect(await first.save({ position: 7, source: 'a moment that has gone by' })).toBe(false);
    expect(await first.save({ position: 8, source: 'this moment' })).toBe(true);

    const second = open({ snapshot });
    expect(await second.restore()).toEqual({ position: 8, source: 'this moment' });
    expect(second.appliedPosition()).toBe(8);
    expect((await second.stats()).rows).toBe(rows + 1);
    expect(withoutRounding(await answersOf(second))).toEqual(withoutRounding(await answersOf(first)));
    await second.remove(['later'], 9);
    expect((await second.candidates(probeOf('拉萨雪莲花商贸'), 5)).map(({ id }) => id)).not.toContain('later');
  });

  it('is not taken up when it is damaged, cut short, of another format or of another derivation', async () => {
    const snapshot = join(folder, 'spoilt');
    const engine = open({ snapshot });
    await engine.rebuild(generateCompanies(5, 300), 3);
    await engine.save({ position: 3, source: 'x' });
    const whole = readFileSync(snapshot);
    const problems: unknown[] = [];
    const restored = () => open({ snapshot, onProblem: (problem) => problems.push(problem) }).restore();
    expect(await restored()).toEqual({ position: 3, source: 'x' });

    const flipped = Buffer.from(whole);
    flipped[whole.length - 100] = (flipped[whole.length - 100] ?? 0) ^ 1;
    writeFileSync(snapshot, flipped);
    expect(await restored()).toBeNull();
    expect(readSnapshot(snapshot, derivationHash())).toEqual({ usable: false, because: 'damaged' });

    writeFileSync(snapshot, whole);
    truncateSync(snapshot, whole.length - 1);
    expect(await restored()).toBeNull();

    writeFileSync(snapshot, 'something else altogether');
    expect(readSnapshot(snapshot, derivationHash())).toEqual({ usable: false, because: 'format' });

    writeFileSync(snapshot, whole);
    expect(readSnapshot(snapshot, 'another')).toEqual({ usable: false, because: 'derivation' });
    expect(readSnapshot(join(folder, 'nowhere'), derivationHash())).toEqual({ usable: false, because: 'absent' });
    expect(problems).toHaveLength(2);
    expect(await restored()).not.toBeNull();
  });
});
