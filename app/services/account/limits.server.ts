// How often the account pages may be used before they pause, in one place.
import { dayMs, hourMs, minuteMs } from '#app/domain/calendar/instant.ts';
import type { Limit } from './rate-limit.server.ts';

const quarter = 15 * minuteMs;

export const limits = {
  /** Failed sign-ins for one address, whether it has an account or not. */
  signInOfAddress: { limit: 20, windowMs: quarter },
  /** Failed sign-ins from one network address; an office shares one. */
  signInFromIp: { limit: 100, windowMs: quarter },
  /** Wrong codes of one user. */
  secondFactor: { limit: 10, windowMs: quarter },
  /** Wrong current passwords of someone already signed in. */
  currentPassword: { limit: 10, windowMs: quarter },
  forgotPasswordOfAddress: { limit: 5, windowMs: hourMs },
  forgotPasswordFromIp: { limit: 30, windowMs: hourMs },
  resendInvitation: { limit: 5, windowMs: hourMs },
  /** Invitations one partner's manager may send. */
  inviteByPartner: { limit: 50, windowMs: dayMs },
} as const satisfies Record<string, Limit>;
