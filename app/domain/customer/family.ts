// Corporate families: who belongs to whom by confirmed relations, and what that means for a claim (DOMAIN §2, N14). A relation
// reads “the lower is a branch of the upper”. Relations are confirmed by a person; likeness alone never joins two companies.
import type { Instant } from '#app/domain/calendar/instant.ts';

/** `group`: a company of the group the upper heads. `formerName`: the name, or entry, the upper went by before. */
export const relationKinds = ['group', 'subsidiary', 'branch', 'formerName', 'brand'] as const;
export type RelationKind = (typeof relationKinds)[number];
/** Kinds a name can have to a customer without being an entry of the list. */
export const nameRelationKinds = ['formerName', 'brand'] as const satisfies readonly RelationKind[];

/** `dismissed`: a person looked at a suggestion and said no; it is not suggested again. */
export const relationStatuses = ['confirmed', 'dismissed'] as const;
export type RelationStatus = (typeof relationStatuses)[number];

export interface Relation {
  id: string;
  /** The lower: branch, subsidiary, brand, former entry. Of a relation to a name, the customer itself. */
  customerId: string;
  /** The upper; null when the relation is to a name. */
  relatedId: string | null;
  relatedName: string | null;
  kind: RelationKind;
  status: RelationStatus;
  /** The first moment it holds; null when nobody knows. */
  validFrom: Instant | null;
  /** The first moment it holds no more. */
  validUntil: Instant | null;
}

export function isInForce(relation: Pick<Relation, 'status' | 'validFrom' | 'validUntil'>, at: Instant): boolean {
  return (
    relation.status === 'confirmed' &&
    (relation.validFrom === null || relation.validFrom <= at) &&
    (relation.validUntil === null || relation.validUntil > at)
  );
}

/** Everybody reached from a customer through confirmed relations in force, the customer itself left out. */
export function familyOf(customerId: string, relations: readonly Relation[], at: Instant): Set<string> {
  const links = relations.filter((relation) => relation.relatedId !== null && isInForce(relation, at));
  const reached = new Set([customerId]);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const { customerId: lower, relatedId: upper } of links) {
      if (reached.has(lower) && upper) reached.add(upper);
      else if (upper && reached.has(upper)) reached.add(lower);
    }
  }
  reached.delete(customerId);
  return reached;
}

export interface FamilyNode {
  /** Null for a name that is no entry of the list. */
  customerId: string | null;
  name: string | null;
  /** How it stands to the one above; null at the top. */
  relation: Relation | null;
  members: FamilyNode[];
}

/** The family as a tree from its top down. An entry under two others stands under the first; a circle is cut open. */
export function familyTree(customerId: string, relations: readonly Relation[], at: Instant): FamilyNode {
  const live = relations.filter((relation) => isInForce(relation, at));
  let top = customerId;
  const climbed = new Set([top]);
  for (;;) {
    const up = live.find((relation) => relation.customerId === top && relation.relatedId !== null)?.relatedId;
    if (!up || climbed.has(up)) break;
    climbed.add(up);
    top = up;
  }
  const placed = new Set([top]);
  const node = (id: string, relation: Relation | null): FamilyNode => {
    const below = live.filter(({ relatedId, customerId: lower }) => {
      if (relatedId !== id || placed.has(lower)) return false;
      placed.add(lower);
      return true;
    });
    const names = live.filter(({ customerId: owner, relatedName }) => owner === id && relatedName !== null);
    return {
      customerId: id,
      name: null,
      relation,
      members: [
        ...names.map((to): FamilyNode => ({ customerId: null, name: to.relatedName, relation: to, members: [] })),
        ...below.map((to) => node(to.customerId, to)),
      ],
    };
  };
  return node(top, null);
}

/** Whether putting `lower` under `upper` would close a circle. */
export function closesCircle(lower: string, upper: string, relations: readonly Relation[], at: Instant): boolean {
  const above = new Set([upper]);
  for (let size = 0; size !== above.size;) {
    size = above.size;
    for (const relation of relations)
      if (relation.relatedId && above.has(relation.customerId) && isInForce(relation, at))
        above.add(relation.relatedId);
  }
  return above.has(lower);
}

/** What a product line makes of families: one claim for all, a warning to the reviewer, or nothing. */
export const familyPolicies = ['sameClaim', 'warn', 'independent'] as const;
export type FamilyPolicy = (typeof familyPolicies)[number];

/** `own`/`other`: the family's live claim counts as the customer's, the submitter's or a rival's. `warn`: a person must look. */
export type FamilyFact = 'none' | 'warn' | 'own' | 'other';

/**
 * What a family's live claims mean for a registration of one member. A live claim on the member itself decides alone; of several
 * claims of the family a rival's counts before the submitter's own.
 */
export function familyEffect<Claim extends { own: boolean }>(
  policy: FamilyPolicy,
  hasOwnClaim: boolean,
  claims: readonly Claim[],
): { fact: FamilyFact; claim: Claim | null } {
  const rival = claims.find((claim) => !claim.own) ?? null;
  const claim = rival ?? claims[0] ?? null;
  if (hasOwnClaim || policy === 'independent' || !claim) return { fact: 'none', claim: null };
  if (policy === 'sameClaim') return { fact: rival ? 'other' : 'own', claim };
  return rival ? { fact: 'warn', claim: rival } : { fact: 'none', claim: null };
}
