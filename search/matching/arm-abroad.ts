// A company's arm in another country, by Latin names alone: Samsung Electronics and Samsung Electronics America, Bank of China
// and Bank of China (Hong Kong). Kin, and never the company itself.
import type { ParsedName } from './parse.ts';

const jurisdictions = new Set(['香港', '澳门', '台湾']);

function countriesIn({ regions }: ParsedName): string[] {
  return regions.filter((id) => id.startsWith('@') || jurisdictions.has(id)).sort();
}

/** Whether the names state different countries, or only one of them states one. */
export function nameOtherCountries(a: ParsedName, b: ParsedName): boolean {
  if (a.script !== 'latin' || b.script !== 'latin') return false;
  return countriesIn(a).join(' ') !== countriesIn(b).join(' ');
}

/** Whether one name is the other, of two words or more, with nothing but a place put to it. */
export function differOnlyByPlace(a: ParsedName, b: ParsedName): boolean {
  const [short, long] = a.words.length < b.words.length ? [a, b] : [b, a];
  if (short.words.length < 2 || short.words.length === long.words.length) return false;
  const left = [...long.words];
  for (const word of short.words) {
    const at = left.indexOf(word);
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return left.every((word) => long.placeWords.includes(word));
}
