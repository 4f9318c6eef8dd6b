// Says where a company is hit by what was typed into the lookup box, or that it is not: what an engine proposes on shared
// pieces alone is no match. Pure; independent of the engine. Never a verdict on sameness: that is `matching/`.
import type { HitField, HitWay, LookupHit } from '#app/domain/customer/lookup.ts';
import type { Span } from '#app/domain/duplicate/explanation.ts';
import { rankMatches } from '../matching/match.ts';
import { cutPinyin, fuzzySyllable, initialsOf } from '../matching/pinyin.ts';
import { parseName } from '../matching/parse.ts';
import type { CompanyName, CompanyRecord, FindableCompany, Probe } from '../matching/record.ts';
import { probeOf } from '../matching/record.ts';
import { type FoldedText, foldText, joined, writtenSpans } from './folded.ts';
import { nearPart } from './near.ts';

/** What is typed beyond this says nothing more. */
const longest = 200;

type Place = { way: HitWay; spans: Span[] };

/** What was typed, derived once for all companies it is held against. */
export interface LookupText {
  written: string;
  folded: FoldedText;
  /** Latin words in lower case, when there are several and no Han. */
  words: readonly string[];
  digits: string;
  /** The same as the scorer reads it. */
  probe: Probe;
}

export function lookupTextOf(written: string): LookupText {
  const folded = foldText(written);
  const words = folded.hasHan
    ? []
    : folded.words.map((start, index) => folded.text.slice(start, folded.words[index + 1]));
  return { written, folded, words, digits: written.replace(/\D/g, ''), probe: probeOf(written.slice(0, longest)) };
}

type Way = (typed: LookupText, value: FoldedText, written: string) => Place | null;

/** Ways a name is hit, the plainest first. */
const plainWays: readonly Way[] = [asText, asWords];
const readWays: readonly Way[] = [asPinyin, asInitials];
const looseWays: readonly Way[] = [asSound, asScattered, asNear];

/** Null when nothing typed is found in the company: as written before by reading, by reading before by sound and slips. */
export function hitOf(typed: LookupText, company: FindableCompany): LookupHit | null {
  if (typed.folded.text === '') return null;
  const names = [...company.names].sort((a, b) => rank(a) - rank(b));
  const folded = names.map(({ value }) => foldText(value));
  const nameHit = (ways: readonly Way[]): LookupHit | null => {
    for (const way of ways) {
      for (const [index, { kind, value }] of names.entries()) {
        const place = folded[index] && way(typed, folded[index], value);
        if (place) return { field: kind, value, ...place };
      }
    }
    return null;
  };
  return (
    nameHit(plainWays) ??
    codeHit(typed, company) ??
    nameHit(readWays) ??
    addressHit(typed, company) ??
    nameHit(looseWays)
  );
}

function rank({ kind }: CompanyName): number {
  return kind === 'legal' ? 0 : 1;
}

function asText({ folded }: LookupText, value: FoldedText): Place | null {
  const start = value.text.indexOf(folded.text);
  return start < 0 ? null : { way: 'text', spans: writtenSpans(value, start, start + folded.text.length) };
}

/** Several Latin words, each the beginning of a word of the name, in any order. */
function asWords({ words }: LookupText, value: FoldedText): Place | null {
  if (words.length < 2 || value.hasHan) return null;
  const spans: Span[] = [];
  const free = new Set(value.words);
  for (const word of words) {
    const start = [...free].find((position) => value.text.startsWith(word, position));
    if (start === undefined) return null;
    free.delete(start);
    spans.push(...writtenSpans(value, start, start + word.length));
  }
  return { way: 'text', spans: joined(spans) };
}

/** `hengli`, unfinished `hengl`, and with southern mergers `heng ni`, for 恒力. */
function asPinyin({ folded }: LookupText, value: FoldedText): Place | null {
  const letters = folded.text;
  if (!value.hasHan || folded.hasHan || !/^[a-z]{2,}/.test(letters)) return null;
  const exact = readFrom(value, letters, (syllable) => syllable);
  if (exact) return exact;
  const cut = letters.length >= 4 ? cutPinyin(letters) : null;
  return cut && readFrom(value, cut.map(fuzzySyllable).join(''), fuzzySyllable);
}

/** The run of units whose readings, one after the other, begin with `letters`. */
function readFrom(value: FoldedText, letters: string, read: (syllable: string) => string): Place | null {
  for (let start = 0; start < value.readings.length; start += 1) {
    let rest = letters;
    for (let end = start; end < value.readings.length; end += 1) {
      const syllable = read(value.readings[end] ?? '');
      if (syllable.startsWith(rest)) return { way: 'pinyin', spans: writtenSpans(value, start, end + 1) };
      if (syllable === '' || !rest.startsWith(syllable)) break;
      rest = rest.slice(syllable.length);
    }
  }
  return null;
}

/** `hljm` for 恒力精密, from the start of the name or of its brand; `ibm` for three words. */
function asInitials({ folded }: LookupText, value: FoldedText, written: string): Place | null {
  const letters = folded.text;
  if (!/^[a-z]{2,8}$/.test(letters)) return null;
  if (!value.hasHan) {
    const initials = value.words.map((start) => value.text.charAt(start)).join('');
    if (letters.length < 3 || !initials.startsWith(letters)) return null;
    return {
      way: 'initials',
      spans: joined(value.words.slice(0, letters.length).flatMap((start) => writtenSpans(value, start, start + 1))),
    };
  }
  const initials = initialsOf(value.readings);
  for (const start of new Set([0, Math.max(0, value.text.indexOf(parseName(written).brand))])) {
    if (initials.startsWith(letters, start))
      return { way: 'initials', spans: writtenSpans(value, start, start + letters.length) };
  }
  return null;
}

/** 恒利 for 恒力: other characters, the same syllables. */
function asSound({ folded }: LookupText, value: FoldedText): Place | null {
  if (!folded.hasHan || folded.text.length < 2) return null;
  const { readings } = folded;
  for (let start = 0; start + readings.length <= value.readings.length; start += 1) {
    if (readings.every((reading, index) => reading === value.readings[start + index]))
      return { way: 'sound', spans: writtenSpans(value, start, start + readings.length) };
  }
  return null;
}

/** 苏恒机械: three characters or more in order, at least half of what they stretch over. */
function asScattered({ folded }: LookupText, value: FoldedText): Place | null {
  if (!folded.hasHan || folded.text.length < 3) return null;
  const positions: number[] = [];
  for (const char of folded.text) {
    const position = value.text.indexOf(char, (positions.at(-1) ?? -1) + 1);
    if (position < 0) return null;
    positions.push(position);
  }
  const stretch = (positions.at(-1) ?? 0) - (positions[0] ?? 0) + 1;
  if (stretch > folded.text.length * 2) return null;
  return { way: 'scattered', spans: joined(positions.flatMap((at) => writtenSpans(value, at, at + 1))) };
}

function asNear({ folded }: LookupText, value: FoldedText): Place | null {
  const part = nearPart(folded.text, value.text, folded.hasHan);
  return part && { way: 'near', spans: writtenSpans(value, ...part) };
}

/** Codes, telephone numbers and addresses are written without Han characters: where some were typed they cannot be hit. */
export function mayHitCodes({ folded }: LookupText): boolean {
  return !folded.hasHan;
}

/** Part of a credit code, or of a telephone number. */
function codeHit({ written, digits }: LookupText, { uscc, phones }: FindableCompany): LookupHit | null {
  const code = written.replace(/[\s-]/g, '').toUpperCase();
  if (uscc && code.length >= 4 && /\d/.test(code)) {
    const start = uscc.toUpperCase().indexOf(code);
    if (start >= 0) return asHit('uscc', uscc, [[start, start + code.length]]);
  }
  if (digits.length < 4 || /\p{L}/u.test(written)) return null;
  const local = digits.replace(/^86(?=\d{7,})/, '').replace(/^0(?=\d{6,})/, '');
  for (const phone of phones) {
    const places = [...phone.matchAll(/\d/g)].map(({ index }) => index);
    const start = phone.replace(/\D/g, '').indexOf(local);
    const [first, last] = [places[start], places[start + local.length - 1]];
    if (start >= 0 && first !== undefined && last !== undefined) return asHit('phone', phone, [[first, last + 1]]);
  }
  return null;
}

/** Part of the web domain, or of an e-mail address. */
function addressHit({ written }: LookupText, { websiteDomain, emails }: FindableCompany): LookupHit | null {
  const typed = written
    .trim()
    .toLowerCase()
    .replace(/^(https?:\/\/)?(www\.)?/, '')
    .replace(/\/.*$/, '');
  if (typed.length < 3 || /\s/.test(typed)) return null;
  const domain = typed.slice(typed.indexOf('@') + 1);
  const inDomain = typed.includes('@') ? -1 : (websiteDomain?.toLowerCase().indexOf(domain) ?? -1);
  if (websiteDomain && inDomain >= 0) return asHit('domain', websiteDomain, [[inDomain, inDomain + domain.length]]);
  for (const email of emails) {
    const start = email.toLowerCase().indexOf(typed);
    if (start >= 0) return asHit('email', email, [[start, start + typed.length]]);
  }
  return null;
}

function asHit(field: HitField, value: string, spans: Span[]): LookupHit {
  return { field, way: 'text', value, spans };
}

export interface Likeness {
  /** The scorer takes the names for those of one company or of kin; what they have in common is marked. */
  hit: LookupHit | null;
  /** The names have a part in common that the scorer knows a word for. */
  resembles: boolean;
}

/** The last resort where nothing is hit. Costs a hundred times as much as `hitOf`: ask it of few companies. */
export function likenessOf({ probe, folded }: LookupText, company: CompanyRecord): Likeness {
  const [match] = rankMatches(probe, [{ record: company, families: [] }], 'none');
  const name = match?.explanation.fields.find(({ field }) => field === 'name');
  if (!match || !name?.right) return { hit: null, resembles: false };
  const resembles = !['missing', 'disjoint', 'otherScript'].includes(name.level);
  const isLong = folded.text.length >= (folded.hasHan ? 3 : 5);
  if (!isLong || match.explanation.verdict === 'none') return { hit: null, resembles };
  const value = name.right;
  const field = company.names.find((one) => one.value === value)?.kind ?? 'legal';
  return { hit: { field, way: 'near', value, spans: complement(name.spans.right, value.length) }, resembles };
}

function complement(spans: readonly Span[], length: number): Span[] {
  const out: Span[] = [];
  let from = 0;
  for (const [start, end] of joined(spans)) {
    if (start > from) out.push([from, start]);
    from = end;
  }
  if (from < length) out.push([from, length]);
  return out;
}
