// What a partner may know of where its registration stands (DOMAIN §5): the one place that decides it, for every page, list,
// count, file and mail of the portal. A case the partner did not ask for looks like the review it is until a ruling is told,
// so that nothing says whether a rival, the manufacturer's own account or an old customer is behind it. Pure.
import type { Instant } from '../calendar/instant.ts';
import type { Answer } from './answer.ts';
import { type RegistrationStatus, registrationStatuses } from './lifecycle.ts';

export interface StoredStanding {
  status: RegistrationStatus;
  answer: Answer | null;
  decidedAt: Instant | null;
}

/**
 * A case is the partner's own where it contested a refusal: answered `unavailable` and not decided since. Any other case was
 * opened by the rules or by staff, over a registration that waits for a decision or over one already approved.
 */
export function partnerStatusOf({ status, answer, decidedAt }: StoredStanding): RegistrationStatus {
  if (status !== 'disputed') return status;
  if (decidedAt !== null) return 'approved';
  return answer === 'unavailable' ? 'disputed' : 'inReview';
}

/** True for a case its partner does not know of. */
export function isUntoldCase(stored: StoredStanding): boolean {
  return stored.status === 'disputed' && partnerStatusOf(stored) !== 'disputed';
}

/** A stored status that looks like one asked for: always, or only with this answer and decision. */
export interface StoredForm {
  status: RegistrationStatus;
  only: { refused: boolean; decided: boolean } | null;
}

/** The stored forms behind the statuses a partner asks for, for a query to match. Follows from `partnerStatusOf` alone. */
export function storedFormsOf(statuses: readonly RegistrationStatus[]): StoredForm[] {
  return registrationStatuses.flatMap((status): StoredForm[] => {
    const matching = combinations.filter(({ refused, decided }) =>
      statuses.includes(
        partnerStatusOf({ status, answer: refused ? 'unavailable' : null, decidedAt: decided ? someInstant : null }),
      ),
    );
    if (matching.length === combinations.length) return [{ status, only: null }];
    return matching.map((only) => ({ status, only }));
  });
}

const someInstant = '2026-01-01T00:00:00.000Z';
const combinations = [true, false].flatMap((refused) => [true, false].map((decided) => ({ refused, decided })));
