// Which passwords are good enough. Shared by browser and server; knows nothing of hashing.
import { commonPasswords } from './common-passwords.ts';

export const passwordLength = { min: 10, max: 200 } as const;

export type PasswordProblem =
  | { code: 'weakPassword'; values: { min: number } }
  | { code: 'tooLong'; values: { max: number } }
  | { code: 'commonPassword' };

/**
 * Length counts characters, not bytes (NIST SP 800-63B §3.1.1.2: length and a list of common ones, no composition
 * rules). A password that holds the local part of the owner's address, or is one short pattern repeated, is as
 * guessable as a listed one.
 */
export function passwordProblem(password: string, email?: string): PasswordProblem | null {
  const length = [...password].length;
  if (length < passwordLength.min) return { code: 'weakPassword', values: { min: passwordLength.min } };
  if (length > passwordLength.max) return { code: 'tooLong', values: { max: passwordLength.max } };
  const plain = password.toLowerCase();
  const local = email?.split('@')[0]?.toLowerCase() ?? '';
  const guessable =
    commonPasswords.has(plain) ||
    /^(.{1,4})\1+$/su.test(plain) ||
    isRun(plain) ||
    (local.length >= 3 && plain.includes(local));
  return guessable ? { code: 'commonPassword' } : null;
}

/** `abcdefghij`, `9876543210`: every character one step from the one before, in one direction. */
function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((character, index) => character.charCodeAt(0) - text.charCodeAt(index)));
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}
