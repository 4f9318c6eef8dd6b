// `npm run search:bench`: --rows 100000,1000000 --engine embedded|meilisearch [--seed 7]. One JSON line a size.
import { parseArgs } from 'node:util';
import { bench } from '#search/evaluate/bench.ts';
import { engineFor } from '#search/evaluate/engine-for.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    engine: { type: 'string', default: 'embedded' },
    seed: { type: 'string', default: '7' },
  },
});

for (const rows of values.rows.split(',').map(Number)) {
  if (!Number.isInteger(rows) || rows < 1) throw new Error(`Not a number of rows: ${values.rows}`);
  const engine = engineFor(values.engine);
  const line = await bench(engine, rows, Number(values.seed), (done) =>
    process.stderr.write(`\rindexed ${String(done)} of ${String(rows)}`),
  );
  process.stderr.write('\n');
  console.log(JSON.stringify(line));
  await engine.close();
}
