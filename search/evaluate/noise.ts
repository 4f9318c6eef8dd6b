// What people do to a company's name between the register and a form: one function a class, each seeded, each null
// where the class does not apply to the name.
import { Converter } from 'opencc-js/cn2t';
import { pinyin as spelt } from 'pinyin-pro';
import { charactersByBits } from '../matching/lexicon/character-rarity.ts';
import { isHan } from '../matching/normalise.ts';
import { parseName } from '../matching/parse.ts';
import { readingsOf } from '../matching/pinyin.ts';
import type { Probe } from '../matching/record.ts';
import { probeOf } from '../matching/record.ts';
import type { GeneratedCompany } from './generate.ts';
import { anyCharacter, generateUscc } from './generate.ts';
import type { Random } from './random.ts';

const toTraditional = Converter({ from: 'cn', to: 't' });

const bySound = new Map<string, string[]>();
for (const [, characters] of charactersByBits) {
  for (const char of characters) {
    const sound = readingsOf(char)[0] ?? '';
    bySound.set(sound, [...(bySound.get(sound) ?? []), char]);
  }
}

/** Positions of the characters of the core in the written name. */
function corePositions(name: string): number[] {
  const { core } = parseName(name);
  const start = name.indexOf(core.slice(0, 2));
  const positions: number[] = [];
  for (let index = 0; index < core.length; index++) {
    const at = start + index;
    if (start >= 0 && isHan(name.charCodeAt(at))) positions.push(at);
  }
  return positions;
}

function replaceAt(text: string, at: number, char: string): string {
  return text.slice(0, at) + char + text.slice(at + 1);
}

type Edit = (name: string, random: Random) => string | null;

function homophone(name: string, random: Random): string | null {
  const positions = corePositions(name);
  for (let attempt = 0; attempt < 8 && positions.length > 0; attempt++) {
    const at = random.pick(positions);
    const others = bySound.get(readingsOf(name.charAt(at))[0] ?? '') ?? [];
    const other = others.length > 0 ? random.pick(others) : name.charAt(at);
    if (other !== name.charAt(at)) return replaceAt(name, at, other);
  }
  return null;
}

function wrongCharacter(name: string, random: Random): string | null {
  const positions = corePositions(name);
  return positions.length === 0 ? null : replaceAt(name, random.pick(positions), anyCharacter(random));
}

function swap(name: string, random: Random): string | null {
  const positions = corePositions(name).slice(0, -1);
  if (positions.length === 0) return null;
  const at = random.pick(positions);
  const swapped = name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
  return swapped === name ? null : swapped;
}

function deletion(name: string, random: Random): string | null {
  const positions = corePositions(name);
  if (positions.length < 4) return null;
  const at = random.pick(positions);
  return name.slice(0, at) + name.slice(at + 1);
}

function noLegalForm(name: string): string | null {
  const bare = name.replace(/(集团)?(股份)?(有限)?(责任)?公司$/, '');
  return bare === name || bare.length < 4 ? null : bare;
}

function punctuation(name: string, random: Random): string | null {
  if (!isHan(name.charCodeAt(0))) return null;
  const at = 1 + random.below(Math.max(1, name.length - 4));
  return `${name.slice(0, at)}${random.pick('. ·-,　、')}${name.slice(at)}`.replace('（', '(').replace('）', ')');
}

function regionBracket(name: string): string | null {
  const { text, regions } = parseName(name);
  const short = regions.at(-1)?.split('/').at(-1);
  if (!short || !text.startsWith(short)) return null;
  const rest = text.slice(short.length).replace(/^[省市县区]/, '');
  const form = /(集团)?(股份)?有限(责任)?公司$/.exec(rest)?.[0] ?? '';
  return form === '' ? null : `${rest.slice(0, -form.length)}（${short}）${form}`;
}

function groupInserted(name: string, random: Random): string | null {
  const at = name.search(/(股份)?有限(责任)?公司$/);
  if (at < 0 || name.includes('集团')) return null;
  return name.slice(0, at) + random.pick(['集团', '控股', '（集团）']) + name.slice(at);
}

function shortName(name: string): string | null {
  const { brand, trades, script } = parseName(name);
  return script !== 'han' || brand.length < 3 ? null : brand + (trades[0] ?? '');
}

/** As an input method spells it, read in context and not by the matcher's own table; ü is typed v, by some u. */
function pinyin(name: string, random: Random): string | null {
  const { core, script } = parseName(name);
  if (script !== 'han' || core.length < 4) return null;
  const syllables = spelt(core, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });
  const letters = syllables.join('').replace(/[^a-z0-9]/g, '');
  return random.chance(0.3) ? letters.replace(/([ln])v/g, '$1u') : letters;
}

function letterEdit(name: string, random: Random): string | null {
  const positions = Array.from(
    name
      .split(/ (?=[A-Z])/)
      .slice(0, 2)
      .join(' '),
    (char, index) => (/[a-z]/i.test(char) ? index : -1),
  ).filter((at) => at >= 0);
  if (positions.length < 5) return null;
  const at = random.pick(positions);
  const kind = random.below(4);
  if (kind === 0) return name.slice(0, at) + name.slice(at + 1);
  if (kind === 1) return replaceAt(name, at, random.pick('abcdefghijklmnopqrstuvwxyz'));
  if (kind === 2) return name.slice(0, at) + random.pick('abcdefghijklmnopqrstuvwxyz') + name.slice(at);
  return name.slice(0, at) + (name.charAt(at + 1) || '') + name.charAt(at) + name.slice(at + 2);
}

function reordered(name: string): string | null {
  const { words } = parseName(name);
  return words.length < 2 ? null : [...words.slice(1), words[0]].join(' ');
}

/** As exchanges and newspapers shorten: the brand and the end of the trade, or the first characters of its parts. */
function abbreviation(name: string, random: Random): string | null {
  const { brand, trades, regions, script } = parseName(name);
  if (script !== 'han' || brand.length < 2 || trades.length === 0) return null;
  const place = regions.at(-1)?.split('/').at(-1) ?? '';
  const last = trades.at(-1) ?? '';
  const kind = random.below(4);
  if (kind === 0) return brand.slice(0, 2) + last;
  if (kind === 1 && name.includes('股份')) return `${brand.slice(0, 2)}股份`;
  if (kind === 2 && place !== '') return place.charAt(0) + brand.charAt(0) + last;
  const initials = trades.map((trade) => trade.charAt(0)).join('');
  return initials.length < 2 ? brand + last.charAt(0) : brand.slice(0, 2) + initials;
}

const shortenings: readonly (readonly [long: RegExp, short: string])[] = [
  [/\bInternational\b/, 'Intl'],
  [/\bTechnologies\b/, 'Tech'],
  [/\bSystems\b/, 'Sys'],
  [/\bIndustries\b/, 'Ind'],
  [/\bHoldings\b/, 'Hldgs'],
  [/\bPharmaceuticals\b/, 'Pharma'],
  [/\bFinancial\b/, 'Fin'],
  [/\bGroup\b/, 'Grp'],
  [/\bChemicals\b/, 'Chem'],
  [/\bResources\b/, 'Res'],
];
const otherForms = ['Inc', 'Corp', 'Ltd', 'Limited', 'LLC', 'PLC', 'S.A.', 'AG', 'Co', 'Holdings Ltd', 'Group plc'];

/** Words shortened, `The` before, another legal form behind: the same company in another register. */
function otherStyle(name: string, random: Random): string | null {
  let changed = parseName(name).stem.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
  for (const [long, short] of shortenings) if (random.chance(0.7)) changed = changed.replace(long, short);
  if (random.chance(0.2)) changed = `The ${changed}`;
  if (random.chance(0.3)) changed = changed.toUpperCase();
  return `${changed} ${random.pick(otherForms)}`;
}

const otherSpellings: readonly (readonly [from: RegExp, to: string])[] = [
  [/c(?=[aoulr])/, 'k'],
  [/ks|x/, 'ks'],
  [/v/, 'w'],
  [/w/, 'v'],
  [/y/, 'i'],
  [/i(?=[aeo])/, 'y'],
  [/ph/, 'f'],
  [/z/, 's'],
  [/ee|ea/, 'i'],
  [/ou/, 'u'],
  [/([lmnrst])(?=[aeiou])/, '$1$1'],
];

/** As it comes back through another alphabet. */
function transliterated(name: string, random: Random): string | null {
  let changed = name.toLowerCase();
  let left = 1 + random.below(2);
  for (let attempt = 0; attempt < 12 && left > 0; attempt++) {
    const [from, to] = random.pick(otherSpellings);
    const next = changed.replace(from, to);
    if (next === changed) continue;
    changed = next;
    left--;
  }
  return left === 2 || changed === name.toLowerCase()
    ? null
    : changed.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** A word less, at the end or of the common ones: the name a company went by before or goes by in short. */
function otherName(name: string, random: Random): string | null {
  const words = parseName(name).stem.split(' ');
  if (words.length < 2) return null;
  const kept = words.length === 2 || random.chance(0.6) ? words.slice(0, -1) : [words[0] ?? '', ...words.slice(2)];
  const added = random.chance(0.4)
    ? ` ${random.pick(['Group', 'Holdings', 'International', 'Global', 'Partners'])}`
    : '';
  return `${kept.join(' ')}${added}${random.chance(0.6) ? '' : ` ${random.pick(otherForms)}`}`;
}

const han: Readonly<Record<string, Edit>> = {
  clean: (name) => name,
  homophone,
  wrong_char: wrongCharacter,
  swap,
  deletion,
  no_legal_form: noLegalForm,
  traditional: (name) => {
    const traditional = toTraditional(name);
    return traditional === name ? null : traditional;
  },
  punctuation,
  region_bracket: regionBracket,
  group_inserted: groupInserted,
  two_edits: (name, random) => {
    const once = random.pick([homophone, wrongCharacter, deletion, swap])(name, random);
    return once === null
      ? null
      : random.pick([homophone, wrongCharacter, deletion, swap, noLegalForm, regionBracket, groupInserted])(
          once,
          random,
        );
  },
  short_name: shortName,
  pinyin,
};

const latin: Readonly<Record<string, Edit>> = {
  en_clean: (name) => name,
  en_typo: letterEdit,
  en_two_typos: (name, random) => {
    const once = letterEdit(name, random);
    return once === null ? null : letterEdit(once, random);
  },
  en_reordered: reordered,
  en_no_legal_form: (name) => parseName(name).stem,
};

/** The probe of a class for one company, null where the class does not apply. `expected` is whether it is in the list. */
export type ProbeClass = {
  id: string;
  expected: boolean;
  make: (company: GeneratedCompany, random: Random) => Probe | null;
};

function byName(id: string, script: 'han' | 'latin', edit: Edit): ProbeClass {
  return {
    id,
    expected: true,
    make: (company, random) => {
      const name = company.names[0]?.value ?? '';
      if ((script === 'han') !== isHan(name.charCodeAt(0))) return null;
      const changed = edit(name, random);
      return changed === null || (changed === name && !id.endsWith('clean')) ? null : probeOf(changed);
    },
  };
}

export const probeClasses: readonly ProbeClass[] = [
  ...Object.entries(han).map(([id, edit]) => byName(id, 'han', edit)),
  ...Object.entries(latin).map(([id, edit]) => byName(id, 'latin', edit)),
  {
    id: 'same_uscc_new_name',
    expected: true,
    make: (company, random) =>
      company.uscc
        ? probeOf(`${anyCharacter(random)}${anyCharacter(random)}科技有限公司`, { uscc: company.uscc })
        : null,
  },
  {
    id: 'same_phone_noisy_name',
    expected: true,
    make: (company, random) => {
      const noisy = homophone(company.names[0]?.value ?? '', random);
      const [phone] = company.phones;
      return noisy !== null && phone
        ? probeOf(noisy, { phones: [`${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`] })
        : null;
    },
  },
  {
    id: 'absent',
    expected: false,
    make: (company) =>
      probeOf(company.names[0]?.value ?? '', {
        region: company.region ?? null,
        phones: company.phones,
        uscc: company.uscc ?? null,
      }),
  },
  {
    id: 'neighbour_other_uscc',
    expected: false,
    make: (company, random) => {
      const name = company.names[0]?.value ?? '';
      const changed = company.uscc
        ? random.chance(0.5)
          ? homophone(name, random)
          : wrongCharacter(name, random)
        : null;
      return changed === null || changed === name
        ? null
        : probeOf(changed, {
            uscc: generateUscc(random, (company.uscc ?? '').slice(2, 8)),
            region: company.region ?? null,
          });
    },
  },
  byName('abbreviation', 'han', abbreviation),
  byName('en_other_style', 'latin', otherStyle),
  byName('en_transliterated', 'latin', transliterated),
  byName('en_other_name', 'latin', otherName),
];
