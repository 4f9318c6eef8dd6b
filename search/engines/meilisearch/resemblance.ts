// Orders what the queries brought back: how much of the rarity of the probe's grams a document's names share.
// Meilisearch's own ranking score is relevance to one query and not comparable between queries.
import type { GramFamily } from '../../matching/grams.ts';
import { eachGram } from '../../matching/grams.ts';
import { rarityOf, wordBits } from '../../matching/lexicon/words.ts';
import { hasHan } from '../../matching/normalise.ts';
import type { PreparedName } from '../../matching/prepare.ts';
import { prepareCompany } from '../../matching/prepare.ts';
import { probeOf } from '../../matching/record.ts';

function bitsOf(family: GramFamily, value: string): number {
  if (family === 'word') return wordBits(value);
  if (family === 'tri') return 3;
  if (family === 'sound') return 5;
  let bits = 0;
  for (const char of value) bits += rarityOf(char);
  return family === 'char' ? bits * 0.5 : bits;
}

function weighed(name: PreparedName): Map<string, number> {
  const grams = new Map<string, number>();
  eachGram(name, (family, value) => grams.set(`${family}:${value}`, bitsOf(family, value)));
  return grams;
}

/** Prepares a probe's names for many comparisons. */
export function resemblanceTo(names: readonly PreparedName[]): (written: readonly string[]) => number {
  const probes = names.map((name) => {
    const grams = weighed(name);
    let total = 0;
    for (const bits of grams.values()) total += bits;
    return { grams, total };
  });
  return (written) => {
    let best = 0;
    for (const text of written) {
      const other = prepareCompany(probeOf(text)).names[0];
      if (!other) continue;
      const grams = weighed(other);
      let total = 0;
      for (const bits of grams.values()) total += bits;
      for (const probe of probes) {
        let shared = 0;
        for (const [gram, bits] of grams) if (probe.grams.has(gram)) shared += bits;
        const cosine = shared / Math.sqrt(Math.max(1, total * probe.total));
        const inOther = shared / Math.max(1, probe.total);
        best = Math.max(best, cosine, 0.9 * inOther * (0.5 + cosine / 2));
      }
    }
    return best;
  };
}

function pairsOf(text: string): Set<string> {
  const flat = text.replaceAll(' ', '');
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < flat.length; at++) pairs.add(flat.slice(at, at + 2));
  return pairs;
}

/**
 * A first look at many documents without taking their names apart: shared neighbouring characters of the normalised
 * texts. 1 where the scripts differ and nothing can be said.
 */
export function roughResemblanceTo(names: readonly PreparedName[]): (written: readonly string[]) => number {
  const probes = names.map(({ parsed }) => ({ han: hasHan(parsed.text), pairs: pairsOf(parsed.text) }));
  return (written) => {
    let best = 0;
    for (const text of written) {
      const han = hasHan(text);
      const pairs = pairsOf(text);
      for (const probe of probes) {
        if (probe.han !== han) return 1;
        let shared = 0;
        for (const pair of pairs) if (probe.pairs.has(pair)) shared++;
        const smaller = Math.max(1, Math.min(pairs.size, probe.pairs.size));
        best = Math.max(best, shared / Math.sqrt(Math.max(1, pairs.size * probe.pairs.size)), (0.8 * shared) / smaller);
      }
    }
    return best;
  };
}
