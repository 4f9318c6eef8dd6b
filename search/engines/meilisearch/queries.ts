// The small queries that one probe becomes, sent together. Meilisearch joins words with AND and drops some; what it
// does exactly and fast is filtering, so that is what fuzzy Chinese retrieval is built from: unions of keys, and
// names that hold every character of the probe but one.
import type { MultiSearchQuery } from 'meilisearch';
import { rarityOf } from '../../matching/lexicon/words.ts';
import type { KeyFamily } from '../../matching/keys.ts';
import { deriveKeys, familyOf } from '../../matching/keys.ts';
import { cutPinyin, fuzzySyllable, readingsOf } from '../../matching/pinyin.ts';
import type { PreparedName } from '../../matching/prepare.ts';
import { prepareCompany } from '../../matching/prepare.ts';
import type { Probe } from '../../matching/record.ts';

/** What a query stands for in a candidate's families. */
export type ProbeQuery = { families: string[]; query: MultiSearchQuery };

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

function characterQueries(indexUid: string, name: PreparedName): ProbeQuery[] {
  const text = name.parsed.stem.slice(0, MAX_CHARACTERS);
  const characters = [...new Set(text.replaceAll(' ', ''))].map((char) => `c:${char}`);
  if (characters.length < 2)
    return characters.length === 0
      ? []
      : [{ families: ['char'], query: { indexUid, q: '', filter: allOf(characters), limit: 60 } }];
  const queries: ProbeQuery[] = [
    { families: ['char'], query: { indexUid, q: '', filter: allOf(characters), limit: 120 } },
  ];
  // Any one character may be wrong; of the others, at least three are needed to mean anything.
  if (characters.length >= 4) {
    for (const left of characters) {
      queries.push({
        families: ['char'],
        query: { indexUid, q: '', filter: allOf(characters.filter((gram) => gram !== left)), limit: 40 },
      });
    }
  }
  const core = [...new Set(name.parsed.core.slice(0, MAX_CHARACTERS))].map((char) => `c:${char}`);
  if (core.length >= 2 && core.length < characters.length) {
    queries.push({ families: ['char'], query: { indexUid, q: '', filter: allOf(core), limit: 60 } });
  }
  return queries;
}

function rarePairQueries(indexUid: string, name: PreparedName): ProbeQuery[] {
  const text = name.parsed.stem.slice(0, 24);
  const sounds = readingsOf(text).map(fuzzySyllable);
  const pairs: { gram: string; sound: string; bits: number }[] = [];
  for (let index = 0; index + 1 < text.length; index++) {
    const bits = rarityOf(text.charAt(index)) + rarityOf(text.charAt(index + 1));
    pairs.push({
      gram: `p:${text.slice(index, index + 2)}`,
      sound: `s:${sounds[index] ?? ''} ${sounds[index + 1] ?? ''}`,
      bits,
    });
  }
  const rarest = pairs.sort((a, b) => b.bits - a.bits).slice(0, 5);
  return rarest.flatMap(({ gram, sound }) => [
    { families: ['pair'], query: { indexUid, q: '', filter: allOf([gram]), limit: 40 } },
    { families: ['sound'], query: { indexUid, q: '', filter: allOf([sound]), limit: 40 } },
  ]);
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

/** All queries of a probe, for one `/multi-search`. */
export function probeQueries(indexUid: string, probe: Probe): ProbeQuery[] {
  const queries: ProbeQuery[] = [];
  // One query a family, so that what is found is known to be found by it.
  const byFamily = new Map<KeyFamily, string[]>();
  for (const key of deriveKeys(probe).keys) byFamily.set(familyOf(key), [...(byFamily.get(familyOf(key)) ?? []), key]);
  for (const [family, keys] of byFamily)
    queries.push({ families: [family], query: { indexUid, q: '', filter: inKeys(keys), limit: 80 } });
  for (const name of prepareCompany(probe).names.slice(0, 3)) {
    queries.push(...textQueries(indexUid, name));
    if (name.parsed.script === 'han')
      queries.push(...characterQueries(indexUid, name), ...rarePairQueries(indexUid, name));
    else queries.push(...soundQueries(indexUid, name));
  }
  return queries.map(({ families, query }) => ({ families, query: { ...query, attributesToRetrieve: retrieved } }));
}
