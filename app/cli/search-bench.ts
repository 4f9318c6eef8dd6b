// `npm run search:bench`: --rows 100000,1000000 --engine embedded|meilisearch [--seed 7] [--threads 2] [--baseline no].
// One JSON line a size on stdout, progress on stderr. Needs no database. With `--plain-query` and Meilisearch: what a
// plain name query finds there, one line a matching strategy.
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bench } from '#search/evaluate/bench.ts';
import { measurePlainQuery } from '#search/evaluate/plain-server.ts';
import type { TerminalBar } from './progress-bar.ts';
import { progressBar } from './progress-bar.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    engine: { type: 'string', default: 'embedded' },
    seed: { type: 'string', default: '7' },
    threads: { type: 'string', default: '2' },
    baseline: { type: 'string', default: 'yes' },
    'plain-query': { type: 'boolean', default: false },
    'per-class': { type: 'string', default: '200' },
  },
});

const sizes = values.rows.split(',').map(Number);
if (sizes.some((rows) => !Number.isInteger(rows) || rows < 100)) {
  console.error(`--rows takes whole numbers from 100 up, separated by commas: ${values.rows}`);
  process.exit(2);
}
if (values.engine !== 'embedded' && values.engine !== 'meilisearch') {
  console.error(`--engine is embedded or meilisearch: ${values.engine}`);
  process.exit(2);
}

// Memory is counted after what is no longer used has been given back.
setFlagsFromString('--expose-gc');
globalThis.gc ??= runInNewContext('gc') as typeof globalThis.gc;

async function printPlainQuery(rows: number): Promise<void> {
  const url = process.env.MEILI_URL;
  if (!url) throw new Error('A plain query needs MEILI_URL');
  const bar = progressBar('index', (rate) => `${String(rate)}/s`);
  const figures = await measurePlainQuery({
    url,
    key: process.env.MEILI_KEY,
    rows,
    seed: Number(values.seed),
    perClass: Number(values['per-class']),
    onProgress: (done) => bar.update(done, rows),
  });
  bar.end();
  for (const line of figures) console.log(JSON.stringify(line));
}

for (const rows of sizes) {
  if (values['plain-query']) {
    await printPlainQuery(rows);
    continue;
  }
  let shown = '';
  let bar: TerminalBar | null = null;
  const line = await bench({
    engine: values.engine,
    rows,
    seed: Number(values.seed),
    threads: Number(values.threads),
    baseline: values.baseline !== 'no',
    onProgress: (what, done, of) => {
      if (what !== shown) bar?.end();
      if (what !== shown || !bar) bar = progressBar(what, (rate) => `${String(rate)}/s`);
      shown = what;
      bar.update(done, of);
    },
  });
  (bar as TerminalBar | null)?.end();
  console.log(JSON.stringify(line));
}
