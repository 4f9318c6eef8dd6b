// `npm run search:pairs`: judges pairs of names. --pairs T.tsv (header name1 name2 same) --out S.tsv, which repeats
// them with verdict, probability and bits. Needs no master list; agreement with the labels goes to the terminal.
//   --names FOLDER [--seed 7]: pairs made from real names in files, a threshold fixed on one half and used on the other.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readPairs } from '#search/evaluate/corpus-files.ts';
import type { JudgedPair } from '#search/evaluate/label-pairs.ts';
import { agreement, bestThreshold, f1At, judgePair } from '#search/evaluate/label-pairs.ts';
import { pairsOfNames } from '#search/evaluate/name-pairs.ts';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string' },
    out: { type: 'string' },
    names: { type: 'string' },
    seed: { type: 'string', default: '7' },
  },
});
if (!values.pairs && !values.names) {
  console.error('Usage: search:pairs -- --pairs T.tsv --out S.tsv\n       search:pairs -- --names FOLDER [--seed 7]');
  process.exit(2);
}

function figuresOf(judged: readonly JudgedPair[]) {
  return {
    pairs: judged.length,
    exact: agreement(judged, ['exact']),
    likely: agreement(judged, ['exact', 'likely']),
    possible: agreement(judged, ['exact', 'likely', 'possible']),
  };
}

if (values.names) {
  for (const script of ['han', 'latin'] as const) {
    const [tune = [], held = []] = (['tune', 'held'] as const).map((half) =>
      pairsOfNames(values.names ?? '', half, script, Number(values.seed)).map(judgePair),
    );
    const threshold = bestThreshold(tune);
    const f1 = { threshold_bits: threshold, tune: f1At(tune, threshold), held: f1At(held, threshold) };
    console.log(JSON.stringify({ script, f1, tune: figuresOf(tune), held: figuresOf(held) }));
  }
} else if (values.pairs) {
  const judged = (await readPairs(values.pairs)).map(judgePair);
  if (values.out) {
    const lines = judged.map(({ name1, name2, same, verdict, probability, bits }) =>
      [name1, name2, same, verdict, probability.toPrecision(6), bits].join('\t'),
    );
    writeFileSync(values.out, `${['name1\tname2\tsame\tverdict\tprobability\tbits', ...lines].join('\n')}\n`);
  }
  console.log(JSON.stringify(figuresOf(judged)));
}
