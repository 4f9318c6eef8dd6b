// Recovery codes: ten words of twelve characters, for the day the phone is gone.
import { randomBytes } from 'node:crypto';

/** Crockford's base 32: nothing in it is mistaken for something else. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const codes = 10;
const characters = 12;

/** Ten codes as they are shown, `k3m9-x1tz-08qf`; 60 random bits each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: codes }, () => {
    const text = [...randomBytes(characters)].map((byte) => alphabet[byte % alphabet.length]).join('');
    return text.replace(/(.{4})(?=.)/g, '$1-');
  });
}

/** What was typed, as it is hashed: without dashes and space, look-alikes resolved. Null when it cannot be a code. */
export function readRecoveryCode(typed: string): string | null {
  const text = typed.toLowerCase().replace(/[\s-]/g, '').replace(/[il]/g, '1').replace(/o/g, '0');
  return text.length === characters && [...text].every((character) => alphabet.includes(character)) ? text : null;
}
