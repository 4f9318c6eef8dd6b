// Related companies the matcher sees, proposed as relations; a person confirms or dismisses each, and may take that back. What
// was dismissed is not proposed again.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { RelationKind } from '#app/domain/customer/family.ts';
import type { Explanation } from '#app/domain/duplicate/explanation.ts';
import { isDuplicateKey } from '#db/dialect.ts';
import { listCompanyRecords } from '#db/repositories/company-records.ts';
import { deleteRelation, insertRelation, listStandingRelations } from '#db/repositories/customer-relations.ts';
import { findCustomer, listCustomerHeads } from '#db/repositories/customers.ts';
import { probeOfRecord } from '#search/matching/record.ts';
import { kinshipOf } from '#search/matching/relate.ts';
import { findSameCompany } from '../search/find.server.ts';
import { commit, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { pairKey } from './pair-key.server.ts';
import { type RelateAnswer, announce, auditRelation, relateCustomers, relationOf } from './relate.server.ts';

export interface Suggestion {
  id: string;
  legalName: string;
  uscc: string | null;
  /** Which rule of the matcher called the two related. */
  rule: string;
  /** What their names say of them; null when a person has to know. */
  proposal: { kind: RelationKind; isLower: boolean } | null;
}

const shown = 6;

/** Companies related by name, or of one group by name, without those a person decided on; those with a proposal first. */
export async function listSuggestions(work: Work, customerId: string): Promise<Suggestion[]> {
  const [record] = await listCompanyRecords(work.db, [customerId]);
  if (!record) return [];
  const { found } = await findSameCompany(work, probeOfRecord(record));
  const others = found.filter((one) => one.customerId !== customerId);
  if (others.length === 0) return [];
  const ids = others.map((one) => one.customerId);
  const [heads, records, standing] = await Promise.all([
    listCustomerHeads(work.db, ids),
    listCompanyRecords(work.db, ids),
    listStandingRelations(work.db, customerId),
  ]);
  const decided = new Set(standing.flatMap((relation) => [relation.customerId, relation.relatedId]));
  const suggestions = others.flatMap(({ customerId: id, explanation }): Suggestion[] => {
    const head = heads.find((one) => one.id === id);
    const other = records.find((one) => one.id === id);
    if (!head || !other || decided.has(id) || head.status !== 'active') return [];
    const kinship = kinshipOf(record, other, explanation.verdict);
    if (!kinship && explanation.verdict !== 'related') return [];
    const proposal = kinship && { kind: kinship.kind, isLower: kinship.lower === 'left' };
    return [{ id, legalName: head.legalName, uscc: head.uscc, rule: explanation.rule, proposal }];
  });
  return suggestions.sort((a, b) => Number(b.proposal !== null) - Number(a.proposal !== null)).slice(0, shown);
}

interface Suggested {
  customerId: string;
  otherId: string;
}

/** The suggestion as the engine makes it now, with its evidence; null when it makes it no more. */
async function findSuggestion(work: Work, { customerId, otherId }: Suggested) {
  const records = await listCompanyRecords(work.db, [customerId, otherId]);
  const [record, other] = [customerId, otherId].map((id) => records.find((one) => one.id === id));
  if (!record || !other) return null;
  const { found } = await findSameCompany(work, probeOfRecord(record));
  const explanation: Explanation | undefined = found.find((one) => one.customerId === otherId)?.explanation;
  const kinship = explanation && kinshipOf(record, other, explanation.verdict);
  return explanation ? { explanation, kinship: kinship ?? null } : null;
}

/** Confirms a proposal as it stands. A suggestion without one is confirmed by relating the two by hand. */
export async function confirmSuggestion(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: Suggested,
): Promise<RelateAnswer> {
  requirePermission(actor, 'customer:write');
  const suggestion = await findSuggestion(work, input);
  if (!suggestion?.kinship) return { ok: false, reason: 'unknownCustomer' };
  const isLower = suggestion.kinship.lower === 'left';
  return relateCustomers(work, actor, origin, {
    customerId: isLower ? input.customerId : input.otherId,
    relatedId: isLower ? input.otherId : input.customerId,
    relatedName: null,
    kind: suggestion.kinship.kind,
    validFrom: null,
    validUntil: null,
    evidence: JSON.stringify(suggestion.explanation),
  });
}

/** The two are not related. Remembered with what was seen. */
export async function dismissSuggestion(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: Suggested,
): Promise<RelateAnswer> {
  requirePermission(actor, 'customer:write');
  const suggestion = await findSuggestion(work, input);
  if (!suggestion) return { ok: false, reason: 'unknownCustomer' };
  const { explanation, kinship } = suggestion;
  try {
    return await commit<RelateAnswer>(work, actor, origin, async (unit) => {
      const [customer, other] = [
        await findCustomer(unit.trx, input.customerId),
        await findCustomer(unit.trx, input.otherId),
      ];
      if (!customer || !other) throw new NotFound('customer');
      const id = work.newId();
      await insertRelation(unit.trx, {
        id,
        customerId: customer.id,
        relatedId: other.id,
        relatedName: null,
        kind: kinship?.kind ?? 'group',
        status: 'dismissed',
        validFrom: null,
        validUntil: null,
        evidence: JSON.stringify(explanation),
        openKey: pairKey(customer.id, other.id, null),
        createdBy: actor.userId,
        createdAt: unit.at,
        endedBy: null,
        endedAt: null,
        version: 1,
      });
      auditRelation(unit, 'customer.notRelated', customer, { relationId: id, to: other.id });
      return { ok: true, id };
    });
  } catch (error) {
    if (isDuplicateKey(error)) return { ok: false, reason: 'alreadyRelated' };
    throw error;
  }
}

/** Takes one's own answer to a suggestion back, as long as nothing happened to it since: it is proposed again. */
export function undoSuggestionAnswer(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { customerId: string; relationId: string },
): Promise<boolean> {
  requirePermission(actor, 'customer:write');
  return commit(work, actor, origin, async (unit) => {
    const relation = await relationOf(unit, input);
    const mayUndo = relation.evidence !== null && relation.createdBy === actor.userId && relation.endedAt === null;
    if (!mayUndo || !(await deleteRelation(unit.trx, relation.id, relation.version))) return rollBackWith(false);
    const customer = await findCustomer(unit.trx, input.customerId);
    if (customer)
      auditRelation(unit, 'customer.unrelate', customer, { relationId: relation.id, undone: relation.status });
    if (relation.status === 'confirmed') announce(unit, [relation.customerId, relation.relatedId]);
    return true;
  });
}
