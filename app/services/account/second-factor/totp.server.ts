// One-time codes by time (RFC 6238: SHA-1, six digits, 30 seconds, as every authenticator app reads them).
import { Secret, TOTP } from 'otpauth';

const period = 30;
/** Steps of clock drift forgiven to either side. */
const drift = 1;

function totpOf(secret: string, email: string): TOTP {
  return new TOTP({
    issuer: 'Rightful',
    label: email,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period,
  });
}

/** A new secret of 160 bits in base 32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code holds: `otpauth://totp/…`. */
export function totpUri(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

/** The time step the code belongs to, or null when it is none of now. The caller refuses a step used before. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const totp = totpOf(secret, '');
  const timestamp = now.getTime();
  const delta = totp.validate({ token: code, timestamp, window: drift });
  return delta === null ? null : TOTP.counter({ period, timestamp }) + delta;
}
