// `npm run search:fit`: fits the weights on generated labelled pairs and writes search/matching/weights.json. Seeded and
// offline: the same code writes the same file. [--seed 11] [--out FILE] [--check] to compare without writing.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fitReport } from '#search/evaluate/fit/report.ts';

const committed = 'search/matching/weights.json';
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '11' },
    out: { type: 'string', default: committed },
    check: { type: 'boolean', default: false },
  },
});

const { text, hash, fitted, held, companies, probes } = fitReport(Number(values.seed));
console.log(JSON.stringify({ hash, companies, probes, fitted, held }));
if (values.check) {
  const same = readFileSync(committed, 'utf8') === text;
  console.error(same ? `${committed} is what the fit gives` : `${committed} differs from what the fit gives`);
  process.exit(same ? 0 : 1);
}
writeFileSync(values.out, text);
console.error(`wrote ${values.out}`);
