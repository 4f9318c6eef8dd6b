// Cyrillic, Greek and Hangul letters in Latin ones, as registers and passports write them (BGN/PCGN without marks,
// ELOT 743, Revised Romanization). One letter at a time, so that a name folds the same however it is cut.

const cyrillic =
  'аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya іi їyi єye ґg ўu ђdj ћc љlj њnj џdz ѓg ќk јj ѕdz қq ғg үu ұu әa өo ңn һh ҳh ҷj ӣi ӯu';
const greek = 'αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo';

const letters = new Map<string, string>();
for (const pair of `${cyrillic} ${greek}`.split(' ')) letters.set(pair.charAt(0), pair.slice(1));

const initials = 'g kk n d tt r m b pp s ss _ j jj ch k t p h'.split(' ');
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const finals = '_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

/** The Latin spelling of one lower-case letter without marks; null when it is of none of these scripts. */
export function latinOf(letter: string): string | null {
  const known = letters.get(letter);
  if (known !== undefined) return known;
  const code = (letter.codePointAt(0) ?? 0) - 0xac00;
  if (code < 0 || code >= 11_172) return null;
  const parts = [initials[Math.floor(code / 588)], vowels[Math.floor((code % 588) / 28)], finals[code % 28]];
  return parts.join('').replaceAll('_', '');
}
