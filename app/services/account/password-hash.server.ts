// Passwords to argon2id hashes and back to a yes or no. Decides no rule about passwords.
import { hash, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of the same cost that no password has: whoever has no account waits as long as whoever has one. */
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$C6z00PFeQIW2jhwKiEXhkQ$ttwwrl7+6Xt9VeGAL1c/8hq48HPXI13lSQ6YEhGL17w';

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost);
}

/** Takes the same time whether there is a hash or not; without one the answer is no. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? nobody, password.normalize('NFC'));
  return right && passwordHash !== null;
}
