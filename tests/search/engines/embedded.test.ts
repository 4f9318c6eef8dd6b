import { describe, expect, it } from 'vitest';
import { createEmbeddedEngine } from '#search/engines/embedded/engine.ts';
import { Builder } from '#search/engines/embedded/builder.ts';
import type { Chunk } from '#search/engines/embedded/chunk.ts';
import { ChunkWriter } from '#search/engines/embedded/chunk.ts';
import { CompanyIndex } from '#search/engines/embedded/company-index.ts';
import { hashFeature, isGram, PREFIX_FAMILY } from '#search/engines/embedded/features.ts';
import type { Segment } from '#search/engines/embedded/segment.ts';
import { cutFeatures, documentOf, findFeature, idOf } from '#search/engines/embedded/segment.ts';
import { generateCompanies } from '#search/evaluate/generate.ts';
import { probeOf } from '#search/matching/record.ts';
import { company } from './companies.ts';
import { describeEngineContract } from './contract.ts';

describeEngineContract('embedded', async () => createEmbeddedEngine());

function chunkOf(rows: number[][]): Chunk {
  const writer = new ChunkWriter();
  for (const [row, features] of rows.entries()) {
    writer.addDocument(String(row));
    writer.addRow(Uint32Array.from(features));
  }
  return writer.finish();
}

async function segmentOf(rows: number[][], base: Segment | null = null, alive: number[] = []): Promise<Segment> {
  return new Builder(0).merge({ base, alive: Uint8Array.from(alive), chunks: [chunkOf(rows)] });
}

function rowsWith(segment: Segment, feature: number): number[] | null {
  const shard = segment.shards[feature >>> 28];
  const at = shard ? findFeature(shard, feature) : -1;
  return shard && at >= 0 ? [...shard.rows.subarray(shard.offsets[at], shard.offsets[at + 1])] : null;
}

describe('a segment', () => {
  const rows = [
    [5, 0xf0000001, 77],
    [77, 4_294_967_295],
    [5, 77, 0x10000000],
  ];

  it('keeps every feature with all its rows in order', async () => {
    const segment = await segmentOf(rows);
    expect(rowsWith(segment, 77)).toEqual([0, 1, 2]);
    expect(rowsWith(segment, 5)).toEqual([0, 2]);
    expect(rowsWith(segment, 0xf0000001)).toEqual([0]);
    expect(rowsWith(segment, 4_294_967_295)).toEqual([1]);
    expect(rowsWith(segment, 0x10000000)).toEqual([2]);
    expect(rowsWith(segment, 6)).toBeNull();
    expect([0, 1, 2].map((doc) => idOf(segment, doc))).toEqual(['0', '1', '2']);
    expect(documentOf(segment, '2')).toBe(2);
    expect(documentOf(segment, 'three')).toBe(-1);
  });

  it('is merged with what is new, and leaves out what was removed', async () => {
    const merged = await segmentOf([[5, 0x20000000]], await segmentOf(rows), [0, 1, 1]);
    expect(rowsWith(merged, 77)).toEqual([0, 1]);
    expect(rowsWith(merged, 5)).toEqual([1, 2]);
    expect(rowsWith(merged, 0xf0000001)).toBeNull();
    expect(rowsWith(merged, 0x20000000)).toEqual([2]);
    expect([...merged.rowDocs]).toEqual([0, 1, 2]);
    expect(idOf(merged, 0)).toBe('1');
    expect([...merged.forward.subarray(merged.forwardOffsets[1], merged.forwardOffsets[2])]).toEqual(
      rows[2]?.filter(isGram),
    );
  });

  it('cuts the list of a feature that too many rows have, and still knows how many', async () => {
    const common = hashFeature(PREFIX_FAMILY, 'everybody');
    const many = Array.from({ length: 1_500 }, () => [common]);
    const segment = await segmentOf(many);
    expect(rowsWith(segment, common)).toHaveLength(1_000);
    expect(cutFeatures(segment)).toBe(1);
    expect(new CompanyIndex(segment).frequency(common)).toBe(1_500);
    const merged = await segmentOf(
      [[common]],
      segment,
      many.map(() => 1),
    );
    expect(new CompanyIndex(merged).frequency(common)).toBe(1_501);
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
    await engine.merge();
    expect((await engine.stats()).freshRows).toBe(0);
    expect(await ids()).toEqual(before);
    expect(before[0]).toBe('a');
  });
});
