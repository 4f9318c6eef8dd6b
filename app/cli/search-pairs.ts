// `npm run search:pairs`: judges pairs of names. --pairs T.tsv (header name1 name2 same) --out S.tsv, which repeats
// them with verdict, probability and bits. Needs no master list; agreement with the labels goes to the terminal.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readPairs } from '#search/evaluate/corpus-files.ts';
import { agreement, judgePair } from '#search/evaluate/label-pairs.ts';

const { values } = parseArgs({ options: { pairs: { type: 'string' }, out: { type: 'string' } } });
if (!values.pairs) {
  console.error('Usage: search:pairs -- --pairs T.tsv --out S.tsv');
  process.exit(2);
}

const judged = (await readPairs(values.pairs)).map(judgePair);
if (values.out) {
  const lines = judged.map(({ name1, name2, same, verdict, probability, bits }) =>
    [name1, name2, same, verdict, probability.toPrecision(6), bits].join('\t'),
  );
  writeFileSync(values.out, `${['name1\tname2\tsame\tverdict\tprobability\tbits', ...lines].join('\n')}\n`);
}
console.log(
  JSON.stringify({
    pairs: judged.length,
    exact: agreement(judged, ['exact']),
    likely: agreement(judged, ['exact', 'likely']),
    possible: agreement(judged, ['exact', 'likely', 'possible']),
  }),
);
