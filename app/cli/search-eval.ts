// `npm run search:eval`: measures finding and judging on a master list and probes, from files or generated.
//   --master M.csv --probes P.csv | --generate ROWS [--per-class 200] [--seed 7]
//   --engine embedded|meilisearch [--limit 20] [--out R.json] [--misses N.jsonl]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { generateProbes } from '#search/evaluate/corpus.ts';
import { readMaster, readProbes } from '#search/evaluate/corpus-files.ts';
import { engineFor } from '#search/evaluate/engine-for.ts';
import { generateCompanies } from '#search/evaluate/generate.ts';
import type { Figures } from '#search/evaluate/measure.ts';
import { measure, rounded } from '#search/evaluate/measure.ts';
import type { CompanyRecord } from '#search/matching/record.ts';

const { values } = parseArgs({
  options: {
    master: { type: 'string' },
    probes: { type: 'string' },
    generate: { type: 'string' },
    'per-class': { type: 'string', default: '200' },
    seed: { type: 'string', default: '7' },
    engine: { type: 'string', default: 'embedded' },
    limit: { type: 'string', default: '20' },
    out: { type: 'string' },
    misses: { type: 'string' },
  },
});

if (!values.generate && !(values.master && values.probes)) {
  console.error(
    'Usage: search:eval -- --master M.csv --probes P.csv --engine embedded|meilisearch [--limit 20] --out R.json',
  );
  process.exit(2);
}

const rows = Number(values.generate ?? 0);
const seed = Number(values.seed);
const source = values.master ? readMaster(values.master) : generateCompanies(seed, rows);
const probes = values.probes
  ? await readProbes(values.probes)
  : generateProbes(seed, rows, Number(values['per-class']));

// Stands for the database: the engine answers with ids only.
const records = new Map<string, CompanyRecord>();
async function* remembered(): AsyncGenerator<CompanyRecord[]> {
  for await (const batch of source) {
    for (const record of batch) records.set(record.id, record);
    yield batch;
  }
}

const engine = engineFor(values.engine);
const started = performance.now();
await engine.rebuild(remembered(), 1, (done) => process.stderr.write(`\rindexed ${String(done)}`));
const build = (performance.now() - started) / 1000;
process.stderr.write('\n');

const { misses, ...measured } = await measure(engine, probes, (id) => records.get(id), Number(values.limit));
const figures: Figures = {
  engine: engine.name,
  rows: records.size,
  build_s: rounded(build, 2),
  rss_mb: Math.round(process.memoryUsage().rss / 1_048_576),
  ...measured,
};
await engine.close();
if (values.out) writeFileSync(values.out, `${JSON.stringify(figures, null, 2)}\n`);
if (values.misses) {
  const lines = misses.map(({ probe, rank, bestId, verdict }) =>
    JSON.stringify({
      class: probe.class,
      name: probe.probe.name,
      expected: records.get(probe.expectedId ?? '')?.names[0]?.value ?? null,
      rank,
      best: records.get(bestId ?? '')?.names[0]?.value ?? null,
      verdict,
    }),
  );
  writeFileSync(values.misses, `${lines.join('\n')}\n`);
}
console.log(JSON.stringify({ ...figures, classes: undefined }));
console.table(
  Object.fromEntries(
    Object.entries(figures.classes).map(([name, { verdicts, ...rest }]) => [name, { ...rest, ...verdicts }]),
  ),
);
