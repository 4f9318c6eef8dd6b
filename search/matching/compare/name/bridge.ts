// A Chinese name beside one in Latin letters: by the sound of the brand, and by what its trades are called in
// English. Names in two scripts that do not meet say nothing: most English names are not pinyin.
import { tradeTranslations } from '../../lexicon/english.ts';
import { initialsOf, plainVowels, readingsOf } from '../../pinyin.ts';
import type { PreparedName } from '../../prepare.ts';
import { editDistance } from '../alignment.ts';
import type { NameFinding } from './levels.ts';
import { reached } from './levels.ts';

const companyInPinyin = /(?:jituan)?(?:gufen)?(?:youxian)?(?:zeren)?gongsi$/;

function lettersOf(text: string): string {
  return readingsOf(text).join('').replaceAll(' ', '');
}

/** How many of the Latin words translate a trade of the Chinese name, in bits. */
function translatedBits(han: PreparedName, latin: PreparedName): number {
  let bits = 0;
  for (const trade of han.parsed.trades) {
    const word = tradeTranslations[trade];
    if (word !== undefined && latin.parsed.words.includes(word)) bits += 2;
  }
  return bits;
}

export function compareAcrossScripts(a: PreparedName, b: PreparedName): NameFinding {
  const [han, latin] = a.parsed.script === 'han' ? [a, b] : [b, a];
  const brand = lettersOf(han.parsed.brand === '' ? han.parsed.core : han.parsed.brand);
  const core = han.readings.join('');
  const stem = lettersOf(han.parsed.stem);
  const joined = plainVowels(latin.parsed.words.join('')).replace(companyInPinyin, '');
  const rare = plainVowels(latin.parsed.brand.replaceAll(' ', ''));
  if (joined.length < 2) return reached('otherScript', 0);
  const sounds = [core, stem, brand].filter((sound) => sound.length >= 3);
  // Some four hundred syllables, of which a name uses the common ones: four letters are about five bits.
  const rarity = (sound: string) => Math.min(20, 1.4 * sound.length);
  const whole = sounds.find((sound) => sound === joined);
  if (whole !== undefined) return reached('pinyinEqual', rarity(whole));
  if (brand.length >= 3 && (rare === brand || latin.parsed.words.some((word) => plainVowels(word) === brand))) {
    return reached('pinyinEqual', rarity(brand) + translatedBits(han, latin));
  }
  for (const sound of sounds) {
    const edits = sound.length >= 9 ? 2 : sound.length >= 6 ? 1 : 0;
    if (edits > 0 && (editDistance(sound, joined, edits) <= edits || editDistance(sound, rare, edits) <= edits)) {
      return reached('pinyinSimilar', rarity(sound) + translatedBits(han, latin));
    }
  }
  const long = joined.length >= 7 && (stem.startsWith(joined) || core.startsWith(joined) || joined.includes(core));
  if (long && core.length >= 5) return reached('pinyinSimilar', Math.min(rarity(joined), rarity(core)));
  const initials = initialsOf(han.readings);
  const brandInitials = initialsOf(readingsOf(han.parsed.brand));
  if (joined.length >= 3 && (joined === initials || joined === brandInitials))
    return reached('initials', joined.length * 2.5);
  return reached('otherScript', 0);
}
