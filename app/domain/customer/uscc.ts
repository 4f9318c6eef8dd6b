// The Unified Social Credit Code (统一社会信用代码), 18 characters: who registered, what kind of body, the division, the
// organisation code with its own check digit (GB 11714), a check digit over all (GB 32100-2015). The one place that knows.

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Which categories each registration authority gives out, by the first two characters. */
const categories: Readonly<Record<string, string>> = {
  '1': '12349', // establishment of public institutions
  '2': '19', // foreign affairs
  '3': '123459', // justice
  '4': '19', // culture
  '5': '12359', // civil affairs
  '6': '129', // tourism
  '7': '129', // religious affairs
  '8': '19', // trade unions
  '9': '1239', // market regulation: companies, sole traders, cooperatives
  A: '19', // the military
  N: '1239', // rural collectives
  Y: '1', // others
};

/** First two digits of a division (GB/T 2260), the central register (10) and the Xinjiang corps (66, 99) among them. */
const provinces = new Set(
  '10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 66 71 81 82 99'.split(
    ' ',
  ),
);

/** Upper case, full width folded, separators out, O and I (never used) as the digits they resemble: what is stored and compared. */
export function canonicalUscc(text: string): string {
  if (/^[0-9A-HJ-NP-Z]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\s\-–—.·_/]/g, '')
    .toUpperCase()
    .replace(/[OI]/g, (letter) => (letter === 'O' ? '0' : '1'));
}

/** Weighted sum modulo 31 over the first 17 characters, weights 3^i mod 31; null for a character outside the alphabet. */
export function usccCheckDigit(body: string): string | null {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    const value = alphabet.indexOf(character);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? null;
}

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11714 over the first eight characters of an organisation code, letters as 10 to 35: a digit or X; null for others. */
export function organisationCheckDigit(first8: string): string | null {
  let sum = 0;
  for (let index = 0; index < organisationWeights.length; index++) {
    const value = Number.parseInt(first8.charAt(index), 36);
    if (Number.isNaN(value)) return null;
    sum += value * (organisationWeights[index] ?? 0);
  }
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** The code that begins with these 16 characters, both check digits added; null for a character outside the alphabet. */
export function usccOfBody(first16: string): string | null {
  const organisation = organisationCheckDigit(first16.slice(8));
  const last = organisation === null ? null : usccCheckDigit(first16 + organisation);
  return last === null ? null : first16 + String(organisation) + last;
}

/** Characters 9 to 17: the organisation code, which survives a move to another registration authority. */
export function organisationPart(code: string): string {
  return code.slice(8, 17);
}

/** Whether a canonical code can have been given out: every part is plausible and both check digits are right. */
export function isUscc(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return false;
  const organisation = organisationPart(text);
  return (
    (categories[text.charAt(0)] ?? '').includes(text.charAt(1)) &&
    provinces.has(text.slice(2, 4)) &&
    new Set(organisation).size > 1 &&
    organisationCheckDigit(organisation.slice(0, 8)) === organisation.charAt(8) &&
    usccCheckDigit(text.slice(0, 17)) === text.charAt(17)
  );
}
