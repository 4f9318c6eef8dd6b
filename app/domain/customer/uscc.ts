// The Unified Social Credit Code (统一社会信用代码): 18 characters, the last a check digit (GB 32100-2015).

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Upper case, full width folded, spaces and dashes out: the form that is stored and compared. */
export function canonicalUscc(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\-–—.]/g, '')
    .toUpperCase();
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

export function isUscc(text: string): boolean {
  return (
    /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text) && usccCheckDigit(text.slice(0, 17)) === text[17]
  );
}
