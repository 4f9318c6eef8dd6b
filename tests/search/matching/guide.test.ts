import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '#app/copy/en.ts';
import { compareCompanies } from '#search/matching/match.ts';
import type { Probe } from '#search/matching/record.ts';
import { probeOf } from '#search/matching/record.ts';
import { rules } from '#search/matching/verdict.ts';
import { weights } from '#search/matching/weights.ts';

const guide = readFileSync('docs/guide/matching.md', 'utf8');
const copy = en.matching;

const signed = (bits: number) => (bits > 0 ? `+${bits.toFixed(2)}` : bits.toFixed(2).replace('-', '−'));

/** The table of an example as the guide prints it: every field that says something, the start, and the sum. */
function tableOf(left: Probe, right: Probe): string {
  const { fields, priorBits, bits, probability, verdict, rule } = compareCompanies(left, right, 'guide');
  const rows = fields
    .filter(({ level }) => level !== 'missing')
    .map(({ field, level, left: typed, right: known, bits: own }) => {
      const sentences: Readonly<Record<string, string>> = copy.level[field];
      return `| ${copy.field[field]} | ${typed ?? '–'} | ${known ?? '–'} | ${sentences[level] ?? level} | ${signed(own)} |`;
    });
  return [
    '| field | typed | in the list | what was found | bits |',
    '|---|---|---|---|---:|',
    `| *before looking* | | | | ${signed(priorBits)} |`,
    ...rows,
    `| **sum** | | | ${(probability * 100).toFixed(1)} % → **${copy.verdict[verdict]}** by \`${rule}\` | **${signed(bits)}** |`,
  ].join('\n');
}

describe('the guide', () => {
  it.each<[string, Probe, Probe]>([
    ['a Chinese name', probeOf('北京拓搏精密机械有限公司'), probeOf('北京拓博精密机械有限公司')],
    [
      'a Chinese name and a phone',
      probeOf('北京拓搏精密机械有限公司', { phones: ['138 0013 8000'] }),
      probeOf('北京拓博精密机械有限公司', { phones: ['13800138000'] }),
    ],
    [
      'a full name and another region',
      probeOf('拓博精密机械有限公司', { regionCode: '310000' }),
      probeOf('拓博精密机械有限公司', { regionCode: '110000' }),
    ],
    ['an English name', probeOf('Northwind Instrumnets Intl'), probeOf('Northwind Instruments International, Inc.')],
    ['an English sister', probeOf('Northwind Shipping Ltd'), probeOf('Northwind Instruments International, Inc.')],
  ])('shows what the matcher computes for %s', (_, left, right) => {
    expect(guide).toContain(tableOf(left, right));
  });

  it('names every rule, in the order in which they are asked, and the thresholds in force', () => {
    const places = rules.map(({ id, verdict }) => guide.indexOf(`| \`${id}\` | ${copy.verdict[verdict]} |`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(guide).toContain(`${String(weights.thresholds.likely * 100)} %`);
    expect(guide).toContain(`${String(weights.thresholds.possible * 100)} %`);
  });
});
