// How much one user and one partner may do in the portal in an hour before it has to wait: generous for people, tight for
// scripts. The figures are rule values; whoever is refused is told so, and keeps what was typed.
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { hourMs } from '#app/domain/calendar/instant.ts';
import type { PortalWork } from '#app/domain/rule/rule-set.ts';
import { getRuleSet } from '../rule/current.server.ts';
import type { Work } from '../work.server.ts';
import { takeFromLimit } from './rate-limit.server.ts';

export type PortalLimitAnswer = { ok: true } | { ok: false; reason: 'tooOften'; retryAfterMs: number };

/** Counts one act for the user and for its partner; the same statements whatever comes of it. */
export async function takePortalLimit(work: Work, actor: PartnerActor, of: PortalWork): Promise<PortalLimitAnswer> {
  const { perUser, perPartner } = (await getRuleSet(work)).portal[of];
  const user = await takeFromLimit(work, `${of}:user:${actor.userId}`, { limit: perUser, windowMs: hourMs });
  const partner = await takeFromLimit(work, `${of}:partner:${actor.partnerId}`, {
    limit: perPartner,
    windowMs: hourMs,
  });
  if (user.allowed && partner.allowed) return { ok: true };
  return { ok: false, reason: 'tooOften', retryAfterMs: Math.max(user.retryAfterMs, partner.retryAfterMs) };
}
