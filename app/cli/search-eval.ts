// `npm run search:eval`: measures finding and judging on a master list and probes, beside two plain baselines.
//   --master M.csv --probes P.csv | --generate ROWS | --names FOLDER [--rows 100000]
//   --engine embedded|meilisearch [--limit 20] [--out R.json] [--misses N.jsonl] [--per-class 200] [--seed 7]
//   [--baselines no]
//   --brands FILE: how many brands the parser reads as people did, a name and its brand a line; nothing else is measured
// `--names` reads real names from files in a folder, fills the list up to --rows with generated companies, and
// reports each half of the names on its own. Figures go to --out and in one line to stdout, the rest to stderr.
import { writeFileSync } from 'node:fs';
import { Console } from 'node:console';
import { parseArgs } from 'node:util';
import { measureBrands } from '#search/evaluate/brands.ts';
import { measureBaselines } from '#search/evaluate/baselines.ts';
import { generateProbes } from '#search/evaluate/corpus.ts';
import type { ProbeRow } from '#search/evaluate/corpus-files.ts';
import { readBrands, readMaster, readProbes } from '#search/evaluate/corpus-files.ts';
import { engineFor } from '#search/evaluate/engine-for.ts';
import { generateCompanies } from '#search/evaluate/generate.ts';
import type { Figures, Measured } from '#search/evaluate/measure.ts';
import { measure, rounded } from '#search/evaluate/measure.ts';
import { probesOfNames, readNameFiles, recordOfName } from '#search/evaluate/name-files.ts';
import type { CompanyRecord } from '#search/matching/record.ts';
import { progressBar } from './progress-bar.ts';

const { values } = parseArgs({
  options: {
    master: { type: 'string' },
    probes: { type: 'string' },
    generate: { type: 'string' },
    names: { type: 'string' },
    brands: { type: 'string' },
    rows: { type: 'string', default: '100000' },
    'per-class': { type: 'string', default: '200' },
    seed: { type: 'string', default: '7' },
    engine: { type: 'string', default: 'embedded' },
    limit: { type: 'string', default: '20' },
    baselines: { type: 'string', default: 'yes' },
    out: { type: 'string' },
    misses: { type: 'string' },
  },
});

if (values.brands) {
  console.log(JSON.stringify(measureBrands(readBrands(values.brands))));
  process.exit(0);
}

if (!values.generate && !values.names && !(values.master && values.probes)) {
  console.error(
    'Usage: search:eval -- --master M.csv --probes P.csv --engine embedded|meilisearch [--limit 20] --out R.json\n' +
      '       search:eval -- --generate ROWS | --names FOLDER [--rows 100000] [--per-class 200] [--seed 7]\n' +
      '       search:eval -- --brands FILE',
  );
  process.exit(2);
}

const terminal = new Console(process.stderr);
const seed = Number(values.seed);
const perClass = Number(values['per-class']);
const limit = Number(values.limit);

type Source = { batches: AsyncIterable<CompanyRecord[]>; parts: Record<string, ProbeRow[]>; total: number | null };

async function* namesThenGenerated(names: CompanyRecord[], rows: number): AsyncGenerator<CompanyRecord[]> {
  yield names;
  yield* generateCompanies(seed, Math.max(0, rows - names.length));
}

async function sourceOf(): Promise<Source> {
  if (values.names) {
    const companies = readNameFiles(values.names);
    const names = companies.filter(({ listed }) => listed).map(recordOfName);
    const rows = Math.max(names.length, Number(values.rows));
    return {
      batches: namesThenGenerated(names, rows),
      parts: {
        tune: probesOfNames(companies, 'tune', seed, perClass),
        held: probesOfNames(companies, 'held', seed, perClass),
      },
      total: rows,
    };
  }
  const rows = Number(values.generate ?? 0);
  return {
    batches: values.master ? readMaster(values.master) : generateCompanies(seed, rows),
    parts: { all: values.probes ? await readProbes(values.probes) : generateProbes(seed, rows, perClass) },
    total: values.master ? null : rows,
  };
}

const source = await sourceOf();

// Stands for the database: the engine answers with ids only.
const records = new Map<string, CompanyRecord>();
async function* remembered(): AsyncGenerator<CompanyRecord[]> {
  for await (const batch of source.batches) {
    for (const record of batch) records.set(record.id, record);
    yield batch;
  }
}

const engine = engineFor(values.engine);
const indexing = progressBar('index', (rate) => `${String(rate)}/s`);
const started = performance.now();
await engine.rebuild(remembered(), 1, (done) => indexing.update(done, source.total));
const build = (performance.now() - started) / 1000;
indexing.end();

const head = { engine: engine.name, rows: records.size, build_s: rounded(build, 2) };
const everything = Object.values(source.parts).flat();
const looking = progressBar('look up', (rate) => `${String(rate)}/s`);
let before = 0;
const parts: Record<string, Measured> = {};
for (const [part, probes] of Object.entries(source.parts)) {
  parts[part] = await measure(
    engine,
    probes,
    (id) => records.get(id),
    limit,
    (done) => looking.update(before + done, everything.length),
  );
  before += probes.length;
}
looking.end();
const rss = Math.round(process.memoryUsage().rss / 1_048_576);
await engine.close();
const baselines = values.baselines === 'no' ? {} : measureBaselines(records.values(), everything, limit);

const [first] = Object.values(parts);
if (!first) throw new Error('Nothing was measured');
const { misses, ...measured } = first;
const figures: Figures = { ...head, rss_mb: rss, ...measured };
const halves = Object.fromEntries(Object.entries(parts).map(([part, { misses: _, ...rest }]) => [part, rest] as const));
if (values.out) {
  const whole = { ...figures, baselines, ...(values.names ? { halves } : {}) };
  writeFileSync(values.out, `${JSON.stringify(whole, null, 2)}\n`);
}
if (values.misses) {
  const lines = [
    ...misses,
    ...Object.values(parts)
      .slice(1)
      .flatMap((part) => part.misses),
  ].map(({ probe, rank, bestId, verdict }) =>
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
for (const [part, { classes, false_likely_per_100, ece }] of Object.entries(parts)) {
  terminal.log(`\n${part}: false likely per 100 ${String(false_likely_per_100)}, calibration error ${String(ece)}`);
  const share = (of: string, name: string) => {
    const known = baselines[name]?.[of];
    return known ? `${String(known.recall_at_20)} / ${String(known.top1)}` : '';
  };
  terminal.table(
    Object.fromEntries(
      Object.entries(classes).map(([of, { verdicts, ...rest }]) => [
        of,
        { ...rest, ...verdicts, plain_query: share(of, 'plain_query'), bigram_cosine: share(of, 'bigram_cosine') },
      ]),
    ),
  );
}
