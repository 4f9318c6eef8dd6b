import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readMaster } from '#search/evaluate/corpus-files.ts';
import type { ProbeRow } from '#search/evaluate/corpus-files.ts';
import { measure } from '#search/evaluate/measure.ts';
import type { CandidateEngine } from '#search/engine.ts';
import type { CompanyRecord } from '#search/matching/record.ts';
import { probeOf } from '#search/matching/record.ts';

const folder = mkdtempSync(join(tmpdir(), 'corpus-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('aliases are separated by | and by nothing else', async () => {
  const path = join(folder, 'm.csv');
  writeFileSync(path, 'id,name,aliases,phone\n1,拓博科技,TB; Tuobo | 拓博,010-62530000;62530001\n');
  const batch: CompanyRecord[] = [];
  for await (const records of readMaster(path)) batch.push(...records);
  expect(batch[0]?.names.map(({ value }) => value)).toEqual(['拓博科技', 'TB; Tuobo', '拓博']);
  expect(batch[0]?.phones).toEqual(['010-62530000;62530001']);
});

it('recall at 20 is recall at 20 whatever the limit', async () => {
  const record = (id: string): CompanyRecord => ({
    id,
    names: [{ kind: 'legal', value: `公司${id}` }],
    phones: [],
    emails: [],
  });
  const ids = Array.from({ length: 60 }, (_, index) => String(index));
  // An engine that answers in the order of the ids: what is looked for stands 16th and 31st.
  const engine = {
    name: 'embedded',
    candidates: async (_: unknown, limit: number) =>
      ids.slice(0, limit).map((id) => ({ id, families: [], score: -Number(id) })),
  } as unknown as CandidateEngine;
  const probes: ProbeRow[] = ['15', '30'].map((id) => ({
    probeId: id,
    class: 'one',
    probe: probeOf(`公司${id}`),
    expectedId: id,
  }));
  for (const limit of [5, 20, 50]) {
    const { classes } = await measure(engine, probes, (id) => record(id), limit);
    expect(classes.one?.recall_at_20).toBe(0.5);
  }
});
