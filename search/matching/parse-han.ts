// Parsing of Chinese (and mixed) names: [region…] brand trades… [group] legal form [branch].
import { byLastCharacter, cutBranch, cutGroups, cutLegal } from './cut-han.ts';
import { numbersIn } from './han-numbers.ts';
import { hasHan } from './normalise.ts';
import type { ParsedName } from './parse.ts';
import { hanGroupWords } from './lexicon/organisation.ts';
import type { Place } from './lexicon/regions.ts';
import { placeAt, placesAt, resolvePlace } from './lexicon/regions.ts';
import { establishmentEndings, longestTrade, tradeLengths, tradeWords } from './lexicon/words.ts';

const groupWords = new Set(hanGroupWords);
const establishmentsByEnd = byLastCharacter(establishmentEndings, (word) => word);
/** What exchanges put before or after a short name: *ST万科A. */
const markerBefore = /^(?:st|sst|xd|xr|dr|n|c)(?=[\u4e00-\u9fff]{2})/;
const markerAfter = /(?<=^[\u4e00-\u9fff]{2,4})(?:a|b|h|w|s|u|sw|uw|退)$/;
const township = /^(?:.{2,5}?(?:街道|镇|乡)|.{0,6}?(?:开发区|保税区|高新区|工业园区|工业园|新区|自贸区))(?=.{2})/;

/** Reads places from the start; stops where nothing but a brand can follow. */
function readRegions(text: string): { rest: string; places: Place[] } {
  const places: Place[] = [];
  let at = 0;
  for (let round = 0; round < 4; round++) {
    const options = placesAt(text, at);
    const found = options.find(
      ({ end, places: meant }) => end < text.length && fits(meant, places, text.slice(at, end)),
    );
    if (!found) break;
    places.push(resolvePlace(found.places, places));
    at = found.end;
    const next = text.charAt(at);
    if ((next === '市' || next === '省') && text.length > at + 2) at++;
  }
  return { rest: text.slice(at), places };
}

/** A county's short form counts only first or inside a place already read; a second country never does. */
function fits(meant: readonly Place[], known: readonly Place[], written: string): boolean {
  if (known.length === 0) return true;
  if (/[省市县区州旗盟]$/.test(written) && written.length > 2) return true;
  return meant.some((place) => known.some((outer) => outer.id !== place.id && place.id.startsWith(`${outer.id}/`)));
}

/** More words than any text has characters. */
const NOWHERE = 100_000;

/**
 * Tiles the longest possible end of `text` with trade words, leaving a brand of two characters or more, or none
 * at all when everything tiles.
 */
function tileTrades(text: string): { brand: string; trades: string[] } {
  const length = text.length;
  // reach[i]: the fewest words that tile text[i..], or NOWHERE; step[i]: the length of the first of them.
  const reach: number[] = [];
  const step: number[] = [];
  for (let at = 0; at < length; at++) {
    reach.push(NOWHERE);
    step.push(length);
  }
  reach.push(0);
  for (let start = length - 1; start >= 0; start--) {
    for (const size of tradeLengths.at(text, start)) {
      const rest = reach[start + size] ?? NOWHERE;
      if (rest === NOWHERE || !tradeWords.has(text.slice(start, start + size))) continue;
      if (rest + 1 < (reach[start] ?? NOWHERE)) {
        reach[start] = rest + 1;
        step[start] = size;
      }
    }
  }
  let start = length;
  if (reach[0] !== NOWHERE) start = 0;
  else {
    start = reach.findIndex((words, at) => at >= 2 && words !== NOWHERE);
    // 某|房地产|评估 rather than 某房|地产|评估: the word must not be cut for the sake of a longer brand.
    if (start === 2 && (reach[1] ?? NOWHERE) <= (reach[2] ?? NOWHERE)) start = 1;
  }
  const trades: string[] = [];
  for (let at = start; at < length; at += step[at] ?? length) trades.push(text.slice(at, at + (step[at] ?? length)));
  return { brand: text.slice(0, start), trades };
}

/** Endings that as well end a brand: 任子行, 永安行. */
const ambiguousEndings = new Set(['行', '坊', '局', '所', '场']);

/** The place of business a name ends in; null where the ending is part of a trade (银行) or as likely of a short brand. */
function establishmentEnd(text: string): string | null {
  const ending = establishmentsByEnd
    .get(text.slice(-1))
    ?.find((word) => text.length > word.length && text.endsWith(word));
  if (ending === undefined || (text.length <= 3 && ambiguousEndings.has(ending))) return null;
  for (let size = Math.min(longestTrade, text.length - 1); size > ending.length; size--) {
    const word = text.slice(-size);
    if (tradeWords.has(word)) return word.endsWith('银行') ? null : word;
  }
  return ending;
}

/** A city or province that ends the brand part and leaves a brand before it. */
function latePlace(brand: string): { start: number; places: readonly Place[] } | null {
  for (let start = 2; start <= brand.length - 2; start++) {
    const found = placeAt(brand, start);
    if (found?.end === brand.length) {
      const large = found.places.filter((known) => known.level !== 'county');
      if (large.length > 0) return { start, places: large };
    }
  }
  return null;
}

/** The name as written, without branch and legal form: what two spellings of one registered name share. */
function stemOf(text: string): string {
  const { head } = cutBranch(text);
  const outer = cutGroups(head);
  return cutLegal(outer.rest).rest + outer.group.join('');
}

/** 新都华科技: a county read without its suffix may as well begin the brand. */
function wideCore(text: string, core: string, places: readonly Place[]): { wide: string; place: string } | null {
  const last = places.at(-1);
  if (last?.level !== 'county' || core === '') return null;
  const wide = last.short + core;
  return text.includes(wide) ? { wide, place: last.id } : null;
}

function isOnlyTrade(text: string): boolean {
  return tileTrades(text).brand === '';
}

/** Exchange markers away, and the short names of banks written out. */
function settled(text: string): string {
  const bare = text.length <= 9 ? text.replace(markerBefore, '').replace(markerAfter, '') : text;
  return bare.replace(/农商银?行/, '农村商业银行').replace(/城商银?行/, '城市商业银行');
}

/** Who owns it, as registers add in brackets: no part of the name. 个人独资 is a legal form. */
const ownership = /^(?!个人).{0,10}(?:独资|合资|合作|控股|港澳台.{0,6}|投资或控股)$/;
const renamed = /^(?:原名?|曾用名|又名|别名|现名|简称|前身)[为是]?/;
/** 某某有限公司曾用名某某有限公司: two names in one field. */
const formerBehind = /(?<=公司|集团|厂|院|所|社|店|行|中心)(?:曾用名|原名|又名|别名|前身)[为是]?(.{2,})$/;

export function parseHan(written: string, tags: readonly string[]): ParsedName {
  const asides: string[] = [];
  const former = formerBehind.exec(written);
  if (former?.[1] !== undefined) asides.push(former[1]);
  const text = settled(former ? written.slice(0, former.index) : written);
  const bracketPlaces: Place[] = [];
  const bracketGroups: string[] = [];
  let body = text;
  // The name without remarks and other names; bracketed places and group words are part of it.
  let named = text;
  for (const tag of tags) {
    const at = body.indexOf(tag);
    if (at < 0 || body.length <= tag.length + 1) continue;
    const without = body.slice(0, at) + body.slice(at + tag.length);
    const place = placeAt(tag, 0);
    if (place && (place.end >= tag.length - 1 || (at > 0 && tag.length <= 6))) {
      bracketPlaces.push(resolvePlace(place.places, []));
      body = without;
    } else if (groupWords.has(tag)) {
      bracketGroups.push(tag);
      body = without;
    } else if (at > 0 && ownership.test(tag)) {
      body = without;
      named = named.replace(tag, '');
    } else if ((at === 0 || at + tag.length === body.length) && !/合伙|独资|有限$/.test(tag)) {
      // Before or after the whole name: a remark or another name. Inside, it is part of the name.
      if (!isOnlyTrade(tag)) asides.push(tag.replace(renamed, ''));
      body = without;
      if (at > 0) named = named.replace(tag, '');
    }
  }

  const { head, branch } = cutBranch(body);
  const outer = cutGroups(head);
  const { rest: unformed, legal, written: form } = cutLegal(outer.rest === '' ? head : outer.rest);
  const inner = cutGroups(unformed);
  const { rest: afterRegions, places } = readRegions(inner.rest);
  let rest = afterRegions;
  let place = '';
  const town = places.length > 0 ? township.exec(rest) : null;
  if (town) {
    place = town[0];
    rest = rest.slice(place.length);
  }
  let establishment: string | null = null;
  if (legal === null || legal === 'coop') {
    const ending = establishmentEnd(rest);
    if (ending !== null) {
      establishment = ending;
      rest = rest.slice(0, -ending.length);
    }
  }
  let { brand, trades } = tileTrades(rest);
  // 同德化工: a county's short form and nothing but a trade after it is far oftener the brand.
  const only = places.length === 1 ? places[0] : undefined;
  if (brand === '' && trades.length > 0 && only?.level === 'county' && inner.rest === only.short + rest) {
    brand = only.short;
    places.pop();
  }
  // 金丝雀文化传媒山东有限公司, 中节能秦皇岛环保: a place after the brand.
  const late = latePlace(brand);
  if (late) {
    places.push(resolvePlace(late.places, places));
    const again = tileTrades(brand.slice(0, late.start));
    brand = again.brand;
    trades = [...again.trades, ...trades];
  }
  if (/^第[一二三四五六七八九十]+$/.test(brand)) brand = '';
  const all = [...places, ...bracketPlaces];
  if (establishment !== null) trades.push(establishment);
  const tail = trades.join('');
  const lastPlace = all.findLast((known) => known.level !== 'country') ?? all.at(-1);
  const core = brand !== '' ? brand + tail : (lastPlace?.short ?? '') + tail;
  const wider = wideCore(inner.rest, core, places);
  return {
    text: written,
    script: 'han',
    regions: [...new Set(all.map((known) => known.id))],
    doubtfulPlace: wider?.place ?? null,
    placeWords: [],
    place,
    brand,
    trades,
    group: [...inner.group, ...outer.group, ...bracketGroups],
    legal: legal ?? (establishment === null ? null : 'establishment'),
    legalWritten: legal === null ? (establishment ?? '') : form,
    branch,
    numbers: numbersIn(head),
    core: core === '' ? inner.rest : core,
    wide: wider?.wide ?? null,
    stem: named === body ? unformed + outer.group.join('') : stemOf(named),
    words: [],
    rawWords: [],
    asides: asides.filter((aside) => aside.length > 1 && (hasHan(aside) || aside.length > 2)),
  };
}
