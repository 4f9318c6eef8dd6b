// A customer's family for its page: the tree of confirmed relations with who holds whom, every relation with author and dates,
// and what the matcher suggests. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { type FamilyNode, type RelationKind, familyTree, isInForce } from '#app/domain/customer/family.ts';
import { listHoldings } from '#db/repositories/customer-lists.ts';
import {
  type NamedRelation,
  findRelation,
  listFamilyRelations,
  listRelationsOf,
} from '#db/repositories/customer-relations.ts';
import { listCustomerHeads } from '#db/repositories/customers.ts';
import { type Work, nowOf } from '../work.server.ts';
import { type Suggestion, listSuggestions } from './suggestion.server.ts';

export type { Suggestion } from './suggestion.server.ts';

export interface ShownNode {
  /** Null for a name that is no entry of the list. */
  id: string | null;
  name: string;
  kind: RelationKind | null;
  /** Partners that hold it. */
  holders: string[];
  members: ShownNode[];
}

export interface ShownRelation extends Pick<
  NamedRelation,
  'id' | 'kind' | 'validFrom' | 'validUntil' | 'createdAt' | 'createdByName' | 'endedAt' | 'endedByName'
> {
  lower: { id: string | null; name: string };
  upper: { id: string; name: string };
  inForce: boolean;
  suggested: boolean;
}

export interface FamilyView {
  tree: ShownNode | null;
  relations: ShownRelation[];
  suggestions: Suggestion[];
}

export async function viewFamily(work: Work, actor: StaffActor, customerId: string): Promise<FamilyView> {
  requirePermission(actor, 'customer:read');
  const now = nowOf(work);
  const [relations, own, suggestions] = await Promise.all([
    listFamilyRelations(work.db, [customerId]),
    listRelationsOf(work.db, customerId),
    listSuggestions(work, customerId),
  ]);
  const tree = familyTree(customerId, relations, now);
  const ids = [...idsOf(tree)];
  const [heads, holdings] = await Promise.all([listCustomerHeads(work.db, ids), listHoldings(work.db, ids)]);
  const shown = (node: FamilyNode): ShownNode => ({
    id: node.customerId,
    name: node.name ?? heads.find(({ id }) => id === node.customerId)?.legalName ?? '',
    kind: node.relation?.kind ?? null,
    holders: [
      ...new Set(holdings.filter((held) => held.customerId === node.customerId).map(({ partnerName }) => partnerName)),
    ],
    members: node.members.map(shown),
  });
  return {
    tree: tree.members.length > 0 ? shown(tree) : null,
    relations: own
      .filter(({ status }) => status === 'confirmed')
      .map((relation) => ({
        ...sides(relation),
        inForce: isInForce(relation, now),
        suggested: relation.evidence !== null,
      })),
    suggestions,
  };
}

function* idsOf(node: FamilyNode): Iterable<string> {
  if (node.customerId) yield node.customerId;
  for (const member of node.members) yield* idsOf(member);
}

/** Of a relation to a name, the name stands where the lower does: it is the former name, or the brand. */
function sides(relation: NamedRelation): Omit<ShownRelation, 'inForce' | 'suggested'> {
  const { id, kind, validFrom, validUntil, createdAt, createdByName, endedAt, endedByName } = relation;
  const plain = { id, kind, validFrom, validUntil, createdAt, createdByName, endedAt, endedByName };
  const own = { id: relation.customerId, name: relation.lowerName };
  if (relation.relatedId === null)
    return { ...plain, lower: { id: null, name: relation.relatedName ?? '' }, upper: own };
  return { ...plain, lower: own, upper: { id: relation.relatedId, name: relation.upperName ?? '' } };
}

/** The answer to a suggestion that its author may take back now; null for any other. */
export async function findUndoable(
  work: Work,
  actor: StaffActor,
  relationId: string,
): Promise<{ id: string; status: 'confirmed' | 'dismissed' } | null> {
  const relation = await findRelation(work.db, relationId);
  const isOwn = relation?.createdBy === actor.userId && relation.evidence !== null && relation.endedAt === null;
  return isOwn ? { id: relation.id, status: relation.status } : null;
}
