// The live claims of the families some customers belong to, for one product line and scope. Reads only; what they mean is the
// product line's policy (`domain/customer/family.ts`).
import { type Instant } from '#app/domain/calendar/instant.ts';
import type { ClaimStatus } from '#app/domain/claim/lifecycle.ts';
import {
  type FamilyFact,
  type FamilyPolicy,
  type RelationKind,
  familyEffect,
  familyOf,
} from '#app/domain/customer/family.ts';
import type { FamilySeen, StandingClaim } from '#app/domain/registration/candidate.ts';
import type { Reader } from '#db/client.ts';
import { listNearRelations } from '#db/repositories/customer-relations.ts';
import { listCustomerHeads } from '#db/repositories/customers.ts';
import { listStanding } from '#db/repositories/standing.ts';

/** No customer has this id. */
const nobody = '00000000-0000-0000-0000-000000000000';

export interface FamilyQuestion {
  customerIds: readonly string[];
  productLineId: string;
  scopeKey: string;
  partnerId: string;
  at: Instant;
}

/** By customer: the members of its family, and who holds them. Customers without a family are left out. */
export async function readFamilies(db: Reader, question: FamilyQuestion): Promise<Map<string, FamilySeen[]>> {
  const relations = await listNearRelations(db, question.customerIds);
  const families = new Map<string, Set<string>>();
  for (const id of question.customerIds) {
    const members = familyOf(id, relations, question.at);
    if (members.size > 0) families.set(id, members);
  }
  const members = [...new Set([...families.values()].flatMap((family) => [...family]))];
  // The same statements run where there is no family.
  const everybody = members.length > 0 ? members : [nobody];
  const [heads, { live }] = await Promise.all([
    listCustomerHeads(db, everybody),
    listStanding(db, {
      ...question,
      customerIds: everybody,
      now: question.at,
      cooledFrom: question.at,
    }),
  ]);
  const kindTo = (a: string, b: string): { kind: RelationKind; isLower: boolean } | null => {
    const direct = relations.find(
      ({ customerId, relatedId }) => (customerId === a && relatedId === b) || (customerId === b && relatedId === a),
    );
    return direct ? { kind: direct.kind, isLower: direct.customerId === a } : null;
  };
  return new Map(
    [...families].map(([id, members]) => [
      id,
      [...members].flatMap((memberId): FamilySeen[] => {
        const head = heads.find((one) => one.id === memberId);
        const claim = live.find((one) => one.customerId === memberId);
        if (!head) return [];
        return [
          {
            customerId: memberId,
            legalName: head.legalName,
            relation: kindTo(memberId, id),
            claim: claim
              ? {
                  claimId: claim.id,
                  partnerId: claim.ownerPartnerId,
                  partnerName: claim.partnerName,
                  registrationId: claim.registrationId,
                  status: claim.status as ClaimStatus,
                  protectedUntil: claim.protectedUntil,
                  own: claim.ownerPartnerId === question.partnerId,
                }
              : null,
          },
        ];
      }),
    ]),
  );
}

/** What the family's live claims mean for one customer under the product line's policy. */
export async function familyClaimOn(
  db: Reader,
  question: Omit<FamilyQuestion, 'customerIds'> & { customerId: string; policy: FamilyPolicy; hasOwnClaim: boolean },
): Promise<{ fact: FamilyFact; claim: StandingClaim | null }> {
  const { customerId, policy, hasOwnClaim, ...rest } = question;
  const members = (await readFamilies(db, { ...rest, customerIds: [customerId] })).get(customerId) ?? [];
  return familyEffect(
    policy,
    hasOwnClaim,
    members.flatMap((member) => member.claim ?? []),
  );
}
