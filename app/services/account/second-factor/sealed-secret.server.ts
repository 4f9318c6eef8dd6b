// Keeps second-factor secrets unreadable to whoever has only the database: AES-256-GCM, bound to the user.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Work } from '../../work.server.ts';

type KeyUse = 'totp secret' | 'recovery code';

/** One key a use, derived from the app's secret (RFC 5869). */
function keyFor(work: Work, use: KeyUse): Buffer {
  return Buffer.from(hkdfSync('sha256', work.environment.appSecret, '', `rightful ${use}`, 32));
}

const ivBytes = 12;
const tagBytes = 16;

/** `1.` and base64url of nonce, ciphertext and tag. The user's id is authenticated with it, so it opens for nobody else. */
export function sealSecret(work: Work, userId: string, secret: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keyFor(work, 'totp secret'), iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(userId));
  const sealed = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `1.${sealed.toString('base64url')}`;
}

/** Null when it was sealed with another app secret, for another user, or altered. */
export function openSecret(work: Work, userId: string, sealed: string): string | null {
  const [version, text = ''] = sealed.split('.');
  const bytes = Buffer.from(text, 'base64url');
  if (version !== '1' || bytes.length <= ivBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', keyFor(work, 'totp secret'), bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(userId));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** Keyed, because a recovery code is short enough to be tried out against a stolen plain hash. Hexadecimal. */
export function hashRecoveryCode(work: Work, userId: string, code: string): string {
  return createHmac('sha256', keyFor(work, 'recovery code')).update(`${userId} ${code}`).digest('hex');
}
