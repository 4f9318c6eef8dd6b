// The Unified Social Credit Code (GB 32100-2015) as evidence: cleaned, checked, and its organisation part
// (GB 11714), which survives when a company moves to another registration authority.

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Upper case, without spaces and separators, letters that the code never uses read as the digits they resemble. */
export function cleanUscc(written: string): string {
  return written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[OI]/g, (letter) => (letter === 'O' ? '0' : '1'))
    .slice(0, 40);
}

export function usccCheckChar(first17: string): string | null {
  let sum = 0;
  for (let index = 0; index < 17; index++) {
    const value = ALPHABET.indexOf(first17.charAt(index));
    if (value < 0 || first17.charAt(index) === '') return null;
    sum += value * (WEIGHTS[index] ?? 0);
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

export function isValidUscc(code: string): boolean {
  return code.length === 18 && usccCheckChar(code.slice(0, 17)) === code.charAt(17);
}

/** Characters 9 to 17: the organisation code. */
export function organisationPart(code: string): string {
  return code.slice(8, 17);
}
