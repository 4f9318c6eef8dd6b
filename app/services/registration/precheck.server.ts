// A partner asks before it registers: the same search and the same rules as a submission, one of the four words, nothing kept
// but the fact that it was asked. Whatever is found, the same statements run in the same order.
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { dayMs, minuteMs } from '#app/domain/calendar/instant.ts';
import { defaultTimeZone } from '#app/domain/account/preferences.ts';
import type { Answer } from '#app/domain/registration/answer.ts';
import { answerTo } from '#app/domain/rule/admission.ts';
import { isUserRestricted } from '#db/repositories/probe-alerts.ts';
import { getSellingTerms } from '#db/repositories/standing.ts';
import { type Limit, leftOfLimit, takeFromLimit } from '../account/rate-limit.server.ts';
import { noteProbe } from '../probe/note.server.ts';
import { getRuleSet } from '../rule/current.server.ts';
import { findSameCompany } from '../search/find.server.ts';
import { type Work, nowOf } from '../work.server.ts';
import { checkFindings, decoyMet, probeFor } from './check.server.ts';

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

export type Prechecked =
  /** `left`: how many the user may still ask for today. */
  | { ok: true; answer: Answer; left: number }
  /** `day`: none are left today; `minute`: too many at once. A submission is answered all the same. */
  | { ok: false; reason: 'quota'; of: 'minute' | 'day'; retryAfterMs: number };

const keyOf = (of: 'minute' | 'day', actor: PartnerActor) => `precheck:${of}:${actor.userId}`;

/** The company's day: it turns at its midnight, wherever the server stands. */
const dayLimit = (limit: number): Limit => ({ limit, windowMs: dayMs, zone: defaultTimeZone });

/** Advisory: the submission decides again, inside its transaction. Needs a name and a product line, else `incomplete`. */
export async function precheck(work: Work, actor: PartnerActor, input: PrecheckInput): Promise<Prechecked> {
  if (input.companyName === '' || input.productLineId === null)
    return { ok: true, answer: 'incomplete', left: await precheckQuota(work, actor) };
  const rules = await getRuleSet(work);
  let left = 0;
  for (const [of, limit] of [
    ['minute', { limit: rules.precheck.perMinute, windowMs: minuteMs }],
    ['day', dayLimit(rules.precheck.perDay)],
  ] as const) {
    const taken = await takeFromLimit(work, keyOf(of, actor), limit);
    if (!taken.allowed) return { ok: false, reason: 'quota', of, retryAfterMs: taken.retryAfterMs };
    left = taken.left;
  }
  const content = {
    ...input,
    country: null,
    address: null,
    contacts: [{ name: '', title: null, phone: input.phone, email: input.email }],
  };
  const terms = await getSellingTerms(work.db, actor.partnerId, input.productLineId);
  if (!terms.productLine) return { ok: true, answer: 'incomplete', left };
  const restricted = await isUserRestricted(work.db, actor.userId);
  const findings = await findSameCompany(work, probeFor(content));
  const at = nowOf(work);
  const check = await checkFindings(work.db, findings, { content, terms, rules, at, exclude: null, restricted });
  const answer = answerTo[check.admission.outcome];
  await noteProbe(work, work.db, actor, {
    source: 'precheck',
    at,
    companyName: input.companyName,
    uscc: input.uscc,
    answer,
    decoyId: decoyMet(check),
    registrationId: null,
  });
  return { ok: true, answer, left };
}

/** How many pre-checks the user may still ask for today. */
export async function precheckQuota(work: Work, actor: PartnerActor): Promise<number> {
  const { perDay } = (await getRuleSet(work)).precheck;
  return leftOfLimit(work, keyOf('day', actor), dayLimit(perDay));
}
