// Han characters as Mandarin syllables, and Latin letters cut back into syllables: the bridge between 华为, its
// homophones and `huawei`. One reading per character (the commonest, with readings of place names and trades
// corrected), because two names are compared with each other, not read aloud.
import { readings } from './lexicon/readings.ts';

const FIRST = 0x4e00;
const LAST = 0x9fff;
const SPACE = 0x20;

// Characters whose usual reading in company names is not the dictionary's first.
const usualReading: Record<string, string> = {
  行: 'hang',
  长: 'chang',
  重: 'zhong',
  乐: 'le',
  厦: 'sha',
  传: 'chuan',
  调: 'tiao',
  藏: 'zang',
  曾: 'zeng',
  朝: 'chao',
  盛: 'sheng',
  会: 'hui',
  都: 'du',
  和: 'he',
  还: 'huan',
  参: 'can',
  校: 'xiao',
  石: 'shi',
  大: 'da',
  单: 'dan',
  奇: 'qi',
  茄: 'qie',
};
// Words in which a character is read otherwise; the readings stand for the word's characters in order.
const words: Record<string, string[]> = {
  重庆: ['chong', 'qing'],
  厦门: ['xia', 'men'],
  行吟: ['xing', 'yin'],
  旅行: ['lv', 'xing'],
  自行: ['zi', 'xing'],
  行业: ['hang', 'ye'],
  远行: ['yuan', 'xing'],
  同行: ['tong', 'xing'],
  行知: ['xing', 'zhi'],
  音乐: ['yin', 'yue'],
  乐器: ['yue', 'qi'],
  成长: ['cheng', 'zhang'],
  长子: ['zhang', 'zi'],
  六安: ['lu', 'an'],
  蚌埠: ['beng', 'bu'],
  朝阳: ['chao', 'yang'],
  台州: ['tai', 'zhou'],
  会计: ['kuai', 'ji'],
};
for (const word of Object.keys(words)) words[word] = words[word]?.map(plainVowels) ?? [];

const syllables: string[] = [''];
const syllableIds = new Map<string, number>([['', 0]]);
const table = new Uint16Array(LAST - FIRST + 1);
/** 1 where one of the words begins with the character. */
const wordStarts = new Uint8Array(LAST - FIRST + 1);
for (const word of Object.keys(words)) wordStarts[word.charCodeAt(0) - FIRST] = 1;

function idOf(syllable: string): number {
  let id = syllableIds.get(syllable);
  if (id === undefined) {
    id = syllables.push(syllable) - 1;
    syllableIds.set(syllable, id);
  }
  return id;
}

for (const entry of readings.trim().split(/\s/)) {
  const colon = entry.indexOf(':');
  const id = idOf(plainVowels(entry.slice(0, colon)));
  for (let at = colon + 1; at < entry.length; at++) table[entry.charCodeAt(at) - FIRST] = id;
}
for (const [char, reading] of Object.entries(usualReading)) table[char.charCodeAt(0) - FIRST] = idOf(reading);

/** `lü` is typed lv or lu, `lüe` lve or lue; one of them is compared. */
export function plainVowels(letters: string): string {
  return letters.replace(/([ln])v/g, '$1u');
}

/**
 * One entry per UTF-16 unit of a normalised text: the syllable of a Han character, the character itself
 * otherwise (so that 3m中国 and 3m zhongguo meet), '' for a space.
 */
export function readingsOf(text: string): string[] {
  const out: string[] = [];
  for (let index = 0; index < text.length; index++) {
    const place = text.charCodeAt(index) - FIRST;
    if (wordStarts[place] === 1) {
      const known = words[text.slice(index, index + 2)];
      if (known) {
        out.push(...known);
        index++;
        continue;
      }
    }
    const syllable = syllables[table[place] ?? 0];
    if (syllable) out.push(syllable);
    else out.push(text.charCodeAt(index) === SPACE ? '' : text.charAt(index));
  }
  return out;
}

/** `zhang` and `zang`, `lin` and `nin`, `min` and `ming` sound alike in much of the south. */
export function fuzzySyllable(syllable: string): string {
  let known = merged.get(syllable);
  if (known === undefined) {
    known = mergeSounds(syllable);
    if (merged.size < 5_000) merged.set(syllable, known);
  }
  return known;
}

const merged = new Map<string, string>();

function mergeSounds(syllable: string): string {
  let fuzzy = syllable;
  if (fuzzy.startsWith('zh') || fuzzy.startsWith('ch') || fuzzy.startsWith('sh'))
    fuzzy = fuzzy.charAt(0) + fuzzy.slice(2);
  else if (fuzzy.length > 1 && fuzzy.charAt(0) === 'n') fuzzy = `l${fuzzy.slice(1)}`;
  return fuzzy.endsWith('ng') && fuzzy.length > 2 ? fuzzy.slice(0, -1) : fuzzy;
}

/** All syllables of Mandarin, for cutting Latin text. */
const allSyllables = new Set(syllables.filter((syllable) => syllable !== ''));

/**
 * Cuts Latin letters into Mandarin syllables (ü as v or u), fewest pieces first; null when they are not pinyin throughout.
 * `xian` stays one syllable; both readings of such a cut are found by `syllablePairs`.
 */
export function cutPinyin(typed: string): string[] | null {
  const letters = plainVowels(typed);
  if (letters.length === 0 || letters.length > 80 || !/^[a-z]+$/.test(letters)) return null;
  const best: (number | undefined)[] = [0];
  const from: number[] = [];
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - 6); start < end; start++) {
      const cost = best[start];
      if (cost === undefined) continue;
      const piece = letters.slice(start, end);
      if (!allSyllables.has(piece)) continue;
      const total = cost + (piece.length === 1 ? 3 : 1);
      const known = best[end];
      if (known === undefined || total < known) {
        best[end] = total;
        from[end] = start;
      }
    }
  }
  if (best[letters.length] === undefined) return null;
  const out: string[] = [];
  for (let end = letters.length; end > 0; end = from[end] ?? 0) out.unshift(letters.slice(from[end] ?? 0, end));
  return out;
}

/** Neighbouring syllables over every way of cutting `letters`; at most `limit` pairs. */
export function syllablePairs(typed: string, limit = 60): [left: string, right: string][] {
  const letters = plainVowels(typed);
  const pairs: [left: string, right: string][] = [];
  for (let start = 0; start < letters.length && pairs.length < limit; start++) {
    for (let middle = start + 2; middle <= Math.min(start + 6, letters.length - 1); middle++) {
      const left = letters.slice(start, middle);
      if (!allSyllables.has(left)) continue;
      for (let end = middle + 2; end <= Math.min(middle + 6, letters.length); end++) {
        const right = letters.slice(middle, end);
        if (allSyllables.has(right)) pairs.push([left, right]);
      }
    }
  }
  return pairs.slice(0, limit);
}

/** First letters of the syllables of a text's Han characters; other characters as they are. */
export function initialsOf(readings: readonly string[]): string {
  return readings.map((reading) => reading.charAt(0)).join('');
}
