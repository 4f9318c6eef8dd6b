// A look-alike as it stood when a registration was checked: kept with the verdict, shown to staff only.
import type { CustomerStatus } from '#app/domain/customer/customer.ts';
import type { RelationKind } from '#app/domain/customer/family.ts';
import type { ClaimStatus } from '#app/domain/claim/lifecycle.ts';
import type { Explanation } from '#app/domain/duplicate/explanation.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';

export interface StandingClaim {
  claimId: string;
  partnerId: string;
  partnerName: string;
  registrationId: string;
  status: ClaimStatus;
  protectedUntil: Instant | null;
  /** The submitter's own company holds it. */
  own: boolean;
}

/** A member of a matched customer's family, by confirmed relations in force. */
export interface FamilySeen {
  customerId: string;
  legalName: string;
  /** How it stands to the matched customer where the two are related directly; `isLower`: it is the branch, subsidiary… */
  relation: { kind: RelationKind; isLower: boolean } | null;
  claim: StandingClaim | null;
}

/** How a matched customer stands for one partner, product line and scope. */
export interface Standing {
  claim: StandingClaim | null;
  existingCustomer: boolean;
  houseAccount: boolean;
  cooldown: boolean;
}

export interface CandidateAsSeen {
  customerId: string;
  legalName: string;
  uscc: string | null;
  regionCode: string | null;
  status: CustomerStatus;
  explanation: Explanation;
  standing: Standing;
  /** Its family, where it has one. */
  family?: FamilySeen[];
}

/** Of several candidates with the same verdict, the one that stands in the way counts. */
export function weightOf(standing: Standing): number {
  if (standing.claim && !standing.claim.own) return 5;
  if (standing.claim) return 4;
  if (standing.houseAccount) return 3;
  if (standing.existingCustomer) return 2;
  return standing.cooldown ? 1 : 0;
}

const rank = { exact: 4, likely: 3, possible: 2, related: 1, none: 0 } as const;

/** The candidate that admission looks at: the best verdict, then the one that stands in the way, then the more probable. */
export function decisiveCandidate(candidates: readonly CandidateAsSeen[]): CandidateAsSeen | null {
  const ordered = [...candidates].sort(
    (a, b) =>
      rank[b.explanation.verdict] - rank[a.explanation.verdict] ||
      weightOf(b.standing) - weightOf(a.standing) ||
      b.explanation.probability - a.explanation.probability,
  );
  const best = ordered[0];
  if (!best) return null;
  const top = ordered.filter(({ explanation }) => explanation.verdict === best.explanation.verdict);
  const decoy = top.find(({ status }) => status === 'decoy');
  const known = top.find(({ status, standing }) => status === 'active' || weightOf(standing) > 0);
  // A decoy counts before what only registrations named, and not at all once a company of that name is really known.
  return known || !decoy ? (top.find(({ status }) => status !== 'decoy') ?? best) : decoy;
}
