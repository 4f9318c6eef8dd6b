// `npm run search:bench`: --rows 100000,1000000 --engine embedded|meilisearch [--seed 7] [--threads 2]. One JSON line a
// size on stdout, progress on stderr. Needs no database.
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bench } from '#search/evaluate/bench.ts';
import type { TerminalBar } from './progress-bar.ts';
import { progressBar } from './progress-bar.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    engine: { type: 'string', default: 'embedded' },
    seed: { type: 'string', default: '7' },
    threads: { type: 'string', default: '2' },
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

for (const rows of sizes) {
  let shown = '';
  let bar: TerminalBar | null = null;
  const line = await bench({
    engine: values.engine,
    rows,
    seed: Number(values.seed),
    threads: Number(values.threads),
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
