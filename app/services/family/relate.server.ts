// Staff say how customers belong together: relate two, or a customer and a name; end a relation. Every relation has an author.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import { type RelationKind, closesCircle, isInForce, nameRelationKinds } from '#app/domain/customer/family.ts';
import { cleanLine, isCompanyName } from '#app/domain/customer/text.ts';
import {
  type RelationRow,
  deleteRelation,
  findRelation,
  findRelationByKey,
  insertRelation,
  listFamilyRelations,
  updateRelation,
} from '#db/repositories/customer-relations.ts';
import { type CustomerRecord, findCustomer, insertCustomerNames } from '#db/repositories/customers.ts';
import { normaliseText } from '#search/matching/normalise.ts';
import { refreshMatching } from '../customer/write.server.ts';
import { type UnitOfWork, commit, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { pairKey } from './pair-key.server.ts';

export interface NewRelation {
  /** The lower; of a relation to a name, the customer itself. */
  customerId: string;
  /** The upper, or null with a name. */
  relatedId: string | null;
  relatedName: string | null;
  kind: RelationKind;
  validFrom: Instant | null;
  validUntil: Instant | null;
  /** JSON of the explanation a suggestion was made on. */
  evidence: string | null;
}

export type RelateAnswer =
  | { ok: true; id: string }
  | { ok: false; reason: 'same' | 'unknownCustomer' | 'alreadyRelated' | 'circle' | 'datesReversed' | 'notAName' };

export function relateCustomers(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: NewRelation,
): Promise<RelateAnswer> {
  requirePermission(actor, 'customer:write');
  return commit<RelateAnswer>(work, actor, origin, async (unit) => {
    const { trx, at } = unit;
    const refuse = (reason: Extract<RelateAnswer, { ok: false }>['reason']) => rollBackWith({ ok: false, reason });
    if (input.validFrom && input.validUntil && input.validUntil <= input.validFrom) return refuse('datesReversed');
    if (input.relatedId === input.customerId) return refuse('same');
    const lower = await known(trx, input.customerId);
    const upper = input.relatedId === null ? null : await known(trx, input.relatedId);
    if (!lower || (input.relatedId !== null && !upper)) return refuse('unknownCustomer');
    const name = upper ? null : cleanLine(input.relatedName ?? '').slice(0, 400);
    if (name !== null && (!isCompanyName(name) || !nameRelationKinds.some((kind) => kind === input.kind)))
      return refuse('notAName');
    const openKey = pairKey(lower.id, upper?.id ?? null, name);
    if (!(await clearKey(unit, openKey, actor.userId))) return refuse('alreadyRelated');
    if (upper) {
      const relations = await listFamilyRelations(trx, [lower.id, upper.id]);
      if (closesCircle(lower.id, upper.id, relations, at)) return refuse('circle');
    }
    const id = work.newId();
    await insertRelation(trx, {
      ...input,
      id,
      relatedId: upper?.id ?? null,
      relatedName: name,
      status: 'confirmed',
      openKey,
      createdBy: actor.userId,
      createdAt: at,
      endedBy: null,
      endedAt: null,
      version: 1,
    });
    if (name !== null) await knowBy(work, unit, lower, name, input.kind, actor.userId);
    auditRelation(unit, 'customer.relate', lower, { relationId: id, kind: input.kind, to: upper?.id ?? name });
    if (upper) auditRelation(unit, 'customer.relate', upper, { relationId: id, kind: input.kind, from: lower.id });
    announce(unit, [lower.id, upper?.id]);
    return { ok: true, id };
  });
}

async function known(trx: UnitOfWork['trx'], id: string): Promise<CustomerRecord | null> {
  const customer = await findCustomer(trx, id);
  return customer && customer.status !== 'merged' && customer.status !== 'decoy' ? customer : null;
}

/** A pair that was dismissed, or whose relation has run out by its date, may be related anew. */
async function clearKey(unit: UnitOfWork, openKey: string, userId: string): Promise<boolean> {
  const standing = await findRelationByKey(unit.trx, openKey);
  if (!standing) return true;
  if (standing.status === 'dismissed') return deleteRelation(unit.trx, standing.id, standing.version);
  const runOut = standing.validUntil !== null && standing.validUntil <= unit.at;
  if (!runOut) return false;
  const end = { openKey: null, endedAt: standing.validUntil, endedBy: userId };
  return updateRelation(unit.trx, standing.id, standing.version, end);
}

/** A former name or a brand finds its customer, too. */
async function knowBy(
  work: Work,
  unit: UnitOfWork,
  customer: CustomerRecord,
  name: string,
  kind: RelationKind,
  userId: string,
): Promise<void> {
  if (customer.names.some(({ value }) => normaliseText(value) === normaliseText(name))) return;
  const entry = {
    id: work.newId(),
    kind: kind === 'formerName' ? ('former' as const) : ('alias' as const),
    value: name,
  };
  await insertCustomerNames(unit.trx, customer.id, [entry], { at: unit.at, userId });
  await refreshMatching(unit, [customer.id]);
}

export type EndRelationAnswer = { ok: true } | { ok: false; reason: 'stale' };

/** The relation holds no more from this moment; it stays as history. */
export function endRelation(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { customerId: string; relationId: string },
): Promise<EndRelationAnswer> {
  requirePermission(actor, 'customer:write');
  return commit<EndRelationAnswer>(work, actor, origin, async (unit) => {
    const relation = await relationOf(unit, input);
    if (!isInForce(relation, unit.at) && relation.endedAt !== null) return rollBackWith({ ok: false, reason: 'stale' });
    const end = { validUntil: unit.at, openKey: null, endedAt: unit.at, endedBy: actor.userId };
    if (!(await updateRelation(unit.trx, relation.id, relation.version, end)))
      return rollBackWith({ ok: false, reason: 'stale' });
    for (const id of [relation.customerId, relation.relatedId]) {
      const customer = id === null ? null : await findCustomer(unit.trx, id);
      if (customer)
        auditRelation(unit, 'customer.unrelate', customer, { relationId: relation.id, kind: relation.kind });
    }
    announce(unit, [relation.customerId, relation.relatedId]);
    return { ok: true };
  });
}

/** A relation of that customer; not found for any other. */
export async function relationOf(
  unit: Pick<UnitOfWork, 'trx'>,
  input: { customerId: string; relationId: string },
): Promise<RelationRow> {
  const relation = await findRelation(unit.trx, input.relationId);
  if (!relation || (relation.customerId !== input.customerId && relation.relatedId !== input.customerId))
    throw new NotFound('customer');
  return relation;
}

export function auditRelation(
  unit: UnitOfWork,
  action: 'customer.relate' | 'customer.unrelate' | 'customer.notRelated',
  customer: Pick<CustomerRecord, 'id' | 'legalName'>,
  data: Record<string, unknown>,
): void {
  unit.audit({
    action,
    subjectKind: 'customer',
    subjectId: customer.id,
    subjectLabel: customer.legalName,
    customerId: customer.id,
    data,
  });
}

/** Open registrations and live claims of a family are looked at again when the family changes. */
export function announce(unit: UnitOfWork, ids: readonly (string | null | undefined)[]): void {
  unit.emit('customer.changed', { ids: ids.flatMap((id) => id ?? []) });
}
