// A partner asks before it registers: the same search and the same rules as a submission, one of the four words, nothing kept
// but the fact that it was asked.
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { dayMs, minuteMs } from '#app/domain/calendar/instant.ts';
import type { Answer } from '#app/domain/registration/answer.ts';
import { answerTo } from '#app/domain/rule/admission.ts';
import { getSellingTerms } from '#db/repositories/standing.ts';
import { takeFromLimit } from '../account/rate-limit.server.ts';
import { getRuleSet } from '../rule/current.server.ts';
import { findSameCompany } from '../search/find.server.ts';
import { type Origin, type Work, nowOf } from '../work.server.ts';
import { checkFindings, probeFor } from './check.server.ts';

export interface PrecheckInput {
  companyName: string;
  uscc: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  regionCode: string | null;
  productLineId: string | null;
  projectName: string | null;
}

export type Prechecked = { ok: true; answer: Answer } | { ok: false; reason: 'quota'; retryAfterMs: number };

/** Advisory: the submission decides again, inside its transaction. Needs a name and a product line, else `incomplete`. */
export async function precheck(
  work: Work,
  actor: PartnerActor,
  _origin: Origin | null,
  input: PrecheckInput,
): Promise<Prechecked> {
  if (input.companyName === '' || input.productLineId === null) return { ok: true, answer: 'incomplete' };
  const rules = await getRuleSet(work);
  for (const [name, limit, windowMs] of [
    ['minute', rules.precheck.perMinute, minuteMs],
    ['day', rules.precheck.perDay, dayMs],
  ] as const) {
    const taken = await takeFromLimit(work, `precheck:${name}:${actor.userId}`, { limit, windowMs });
    if (!taken.allowed) return { ok: false, reason: 'quota', retryAfterMs: taken.retryAfterMs };
  }
  const content = {
    ...input,
    country: null,
    address: null,
    contacts: [{ name: '', title: null, phone: input.phone, email: input.email }],
  };
  const terms = await getSellingTerms(work.db, actor.partnerId, input.productLineId);
  if (!terms.productLine) return { ok: true, answer: 'incomplete' };
  const findings = await findSameCompany(work, probeFor(content));
  const check = await checkFindings(work.db, findings, { content, terms, rules, at: nowOf(work), exclude: null });
  return { ok: true, answer: answerTo[check.admission.outcome] };
}
