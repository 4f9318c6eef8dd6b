import { describe, expect, it } from 'vitest';
import { createEmbeddedEngine } from '#search/engines/embedded/engine.ts';
import { seal, findFeature } from '#search/engines/embedded/posting-list.ts';
import { generateCompanies } from '#search/evaluate/generate.ts';
import { probeOf } from '#search/matching/record.ts';
import { company } from './companies.ts';
import { describeEngineContract } from './contract.ts';

describeEngineContract('embedded', async () => createEmbeddedEngine());

describe('the sealed posting list', () => {
  it('inverts forward lists, keeping every feature with all its rows in order', () => {
    const forward = [
      [5, 0xf0000001, 77],
      [77, 4_294_967_295],
      [5, 77, 0x10000000],
    ];
    const flat = Uint32Array.from(forward.flat());
    const postings = seal(flat, Uint32Array.from([0, 3, 5, 8]));
    const rowsOf = (feature: number) => {
      const at = findFeature(postings, feature);
      return at < 0 ? null : [...postings.rows.subarray(postings.offsets[at], postings.offsets[at + 1])];
    };
    expect(rowsOf(77)).toEqual([0, 1, 2]);
    expect(rowsOf(5)).toEqual([0, 2]);
    expect(rowsOf(0xf0000001)).toEqual([0]);
    expect(rowsOf(4_294_967_295)).toEqual([1]);
    expect(rowsOf(0x10000000)).toEqual([2]);
    expect(rowsOf(6)).toBeNull();
  });
});

describe('fresh writes', () => {
  it('answer the same before and after they are folded into the sealed part', async () => {
    const engine = createEmbeddedEngine();
    await engine.rebuild(generateCompanies(1, 300), 1);
    await engine.upsert([company('a', '呼和浩特蒙乐牧业有限公司'), company('b', '呼和浩特蒙欢牧业有限公司')], 2);
    expect((await engine.stats()).freshRows).toBe(2);
    const ids = async () => (await engine.candidates(probeOf('呼和浩特蒙乐畜牧'), 2)).map(({ id }) => id);
    const before = await ids();
    engine.compact();
    expect((await engine.stats()).freshRows).toBe(0);
    expect(await ids()).toEqual(before);
    expect(before[0]).toBe('a');
  });
});
