// Whether a registration may be approved as a new company although the master list knows one that is certainly the same:
// a name can be two companies', a valid credit code cannot. Decides nothing about who holds what.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import type { Explanation } from '#app/domain/duplicate/explanation.ts';
import type { Check } from './check.server.ts';

export type NewnessProblem = 'claimed' | 'sameCode' | 'noRight' | 'reasonMissing';

/** Null when nothing stands in the way. `check` leaves the registration's own prospect out. */
export function newnessProblem(actor: StaffActor, check: Check, reasonCode: string | null): NewnessProblem | null {
  if (check.facts.verdict !== 'exact') return null;
  if (check.facts.claim === 'other') return 'claimed';
  if (check.candidates.some(({ explanation }) => hasSameCode(explanation))) return 'sameCode';
  if (!mayOverruleName(actor)) return 'noRight';
  return reasonCode ? null : 'reasonMissing';
}

/** Whoever keeps the master list may say that an equal name is another company's. */
export function mayOverruleName(actor: StaffActor): boolean {
  return decide(actor, 'customer:write').allowed;
}

export function hasSameCode({ fields }: Explanation): boolean {
  return fields.some(({ field, level }) => field === 'uscc' && level === 'equal');
}
