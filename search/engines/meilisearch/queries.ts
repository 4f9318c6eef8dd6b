// The small queries that one probe becomes, sent together. Meilisearch joins words with AND and drops some; what it
// does exactly and fast is filtering, so that is what fuzzy Chinese retrieval is built from: unions of keys, and
// names that hold every character of the probe but one.
import type { MultiSearchQuery } from 'meilisearch';
import { rarityOf, wordBits } from '../../matching/lexicon/words.ts';
import { hasHan } from '../../matching/normalise.ts';
import type { KeyFamily } from '../../matching/keys.ts';
import { deriveKeys, familyOf } from '../../matching/keys.ts';
import { cutPinyin, fuzzySyllable, readingsOf } from '../../matching/pinyin.ts';
import type { PreparedName } from '../../matching/prepare.ts';
import { prepareCompany } from '../../matching/prepare.ts';
import type { Probe } from '../../matching/record.ts';
import { probeOf } from '../../matching/record.ts';
import { COMMON_CONTACT, contactStrength } from '../contacts-first.ts';
import { COMMON_KEY } from './settings.ts';

/** What a query stands for in a candidate's families, and whether it asks for keys: then what it finds is always compared. */
export type ProbeQuery = { families: string[]; query: MultiSearchQuery; byKey?: boolean };

const retrieved = ['id', 'names'];
/** Names longer than this are cut for the queries made of characters; their rest adds nothing. */
const MAX_CHARACTERS = 16;

export function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function inKeys(keys: readonly string[]): string {
  return `keys IN [${keys.map(quoted).join(', ')}]`;
}

function allOf(grams: readonly string[]): string {
  return grams.map((gram) => `grams = ${quoted(gram)}`).join(' AND ');
}

function anyOf(filters: readonly string[]): string {
  return filters.map((filter) => `(${filter})`).join(' OR ');
}

function characterQueries(indexUid: string, name: PreparedName): ProbeQuery[] {
  const distinct = (text: string) => [...new Set(text.replaceAll(' ', ''))].map((char) => `c:${char}`);
  const characters = distinct(name.parsed.stem.slice(0, MAX_CHARACTERS));
  const core = distinct(name.parsed.core.slice(0, MAX_CHARACTERS));
  if (characters.length === 0) return [];
  const filters = [allOf(characters)];
  if (core.length >= 2 && core.length < characters.length) filters.push(allOf(core));
  const queries = filters.map((filter) => ({ families: ['char'], query: { indexUid, q: '', filter, limit: 60 } }));
  // Any one character may be wrong; of the others, at least three are needed to mean anything.
  if (characters.length >= 4) {
    const allButOne = characters.map((left) => allOf(characters.filter((gram) => gram !== left)));
    queries.push({ families: ['char'], query: { indexUid, q: '', filter: anyOf(allButOne), limit: 100 } });
  }
  return queries;
}

/** How many of a name's rarest pairs are asked for. */
const RAREST_PAIRS = 6;

/** Names with the rarest pair, and names with any two of the rarest: two edits leave two pairs somewhere. */
function rarePairQueries(indexUid: string, name: PreparedName): ProbeQuery[] {
  const text = name.parsed.stem.slice(0, 24);
  const sounds = readingsOf(text).map(fuzzySyllable);
  const pairs: { filter: string; bits: number }[] = [];
  for (let index = 0; index + 1 < text.length; index++) {
    const bits = rarityOf(text.charAt(index)) + rarityOf(text.charAt(index + 1));
    const pair = `p:${text.slice(index, index + 2)}`;
    const sound = `s:${sounds[index] ?? ''} ${sounds[index + 1] ?? ''}`;
    pairs.push({ filter: `grams IN [${quoted(pair)}, ${quoted(sound)}]`, bits });
  }
  const rarest = pairs
    .sort((a, b) => b.bits - a.bits)
    .slice(0, RAREST_PAIRS)
    .map(({ filter }) => filter);
  const [first] = rarest;
  if (first === undefined) return [];
  const families = ['pair', 'sound'];
  const queries: ProbeQuery[] = [{ families, query: { indexUid, q: '', filter: first, limit: 60 } }];
  const twoOf = rarest.flatMap((one, at) => rarest.slice(at + 1).map((other) => `${one} AND ${other}`));
  if (twoOf.length > 0) queries.push({ families, query: { indexUid, q: '', filter: anyOf(twoOf), limit: 100 } });
  return queries;
}

/** A slip of the pen spoils neighbouring trigrams of one word: its first or its last half stays whole. */
function trigramQueries(indexUid: string, name: PreparedName): ProbeQuery[] {
  const rarest = [...name.parsed.words].filter((word) => word.length >= 4).sort((a, b) => wordBits(b) - wordBits(a));
  return rarest.slice(0, 2).map((word) => {
    const padded = `^${word.slice(0, 20)}$`;
    const grams = Array.from({ length: padded.length - 2 }, (_, index) => `t:${padded.slice(index, index + 3)}`);
    const half = Math.max(2, Math.floor((grams.length - 1) / 2));
    const filter = anyOf([allOf(grams.slice(0, half)), allOf(grams.slice(-half))]);
    return { families: ['tri'], query: { indexUid, q: '', filter, limit: 100 } };
  });
}

function soundQueries(indexUid: string, name: PreparedName): ProbeQuery[] {
  const syllables = cutPinyin(name.parsed.words.join(''));
  if (!syllables || syllables.length < 2) return [];
  const pairs: string[] = [];
  for (let index = 0; index + 1 < syllables.length; index++) {
    pairs.push(`s:${fuzzySyllable(syllables[index] ?? '')} ${fuzzySyllable(syllables[index + 1] ?? '')}`);
  }
  const queries: ProbeQuery[] = [{ families: ['sound'], query: { indexUid, q: '', filter: allOf(pairs), limit: 60 } }];
  for (const cut of [2, 3])
    if (pairs.length > cut)
      queries.push({ families: ['sound'], query: { indexUid, q: '', filter: allOf(pairs.slice(0, cut)), limit: 60 } });
  return queries;
}

function textQueries(indexUid: string, name: PreparedName): ProbeQuery[] {
  const q = name.parsed.script === 'han' ? name.parsed.stem : name.parsed.words.join(' ');
  const locales: MultiSearchQuery['locales'] = name.parsed.script === 'han' ? ['cmn'] : ['eng'];
  const base = { indexUid, q, locales, attributesToSearchOn: ['names'], limit: 30 };
  const queries: ProbeQuery[] = [
    { families: ['text'], query: { ...base, matchingStrategy: 'last' } },
    { families: ['text'], query: { ...base, matchingStrategy: 'frequency' } },
  ];
  // A misspelt first word blocks the whole query: every rare word is also asked alone.
  if (name.parsed.script === 'latin') {
    for (const word of name.parsed.words.slice(0, 4))
      queries.push({ families: ['text'], query: { ...base, q: word, matchingStrategy: 'all' } });
  }
  return queries;
}

/** Keys of names are asked for together: the telling ones, and those that many have. */
function groupOf(family: KeyFamily): 'names' | 'common' {
  return ['brand', 'ini', 'rare'].includes(family) ? 'common' : 'names';
}

/** All queries of a probe, for one `/multi-search`. */
export function probeQueries(indexUid: string, probe: Probe): ProbeQuery[] {
  const queries: ProbeQuery[] = [];
  const groups = { names: [] as string[], common: [] as string[] };
  for (const key of deriveKeys(probe).keys) {
    const family = familyOf(key);
    // Codes and contacts one by one: it is known what found a record, and how many have it.
    if (contactStrength(family) > 0)
      queries.push({
        families: [family],
        byKey: true,
        query: { indexUid, q: '', filter: inKeys([key]), limit: COMMON_CONTACT + 1 },
      });
    else groups[groupOf(family)].push(key);
  }
  for (const [group, keys] of Object.entries(groups)) {
    if (keys.length === 0) continue;
    const query = { indexUid, q: '', filter: inKeys(keys), limit: COMMON_KEY };
    queries.push({ families: [], byKey: group === 'names', query });
  }
  for (const name of prepareCompany(probe).names.slice(0, 3)) {
    queries.push(...textQueries(indexUid, name));
    if (name.parsed.script === 'han')
      queries.push(...characterQueries(indexUid, name), ...rarePairQueries(indexUid, name));
    else queries.push(...soundQueries(indexUid, name), ...trigramQueries(indexUid, name));
  }
  return queries.map(({ query, ...rest }) => ({ ...rest, query: { ...query, attributesToRetrieve: retrieved } }));
}

/** The queries of an unfinished text; `typed` is the same normalised. */
export function suggestQueries(indexUid: string, text: string, typed: string, limit: number): ProbeQuery[] {
  const base = { indexUid, limit, attributesToRetrieve: retrieved };
  const han = hasHan(typed);
  const locales: MultiSearchQuery['locales'] = han ? ['cmn'] : ['eng'];
  const queries: ProbeQuery[] = [
    { families: ['text'], query: { ...base, q: typed, locales, attributesToSearchOn: ['names'] } },
  ];
  if (!han) {
    const letters = typed.replaceAll(' ', '');
    queries.push(
      { families: ['prefix'], query: { ...base, q: letters, attributesToSearchOn: ['py', 'codes'] } },
      { families: ['prefix'], query: { ...base, q: text.trim(), attributesToSearchOn: ['codes'] } },
    );
  }
  const websiteDomain = text.includes('.') ? text : null;
  return [...queries, ...probeQueries(indexUid, probeOf(text, { uscc: text.slice(0, 40), websiteDomain }))];
}
