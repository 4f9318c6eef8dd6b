// What becomes of a customer's relations when it is merged into another, and when the two are split again.
import type { MergeRecord } from '#app/domain/customer/merge-record.ts';
import type { CustomerMerge } from '#db/repositories/customer-merges.ts';
import {
  type RelationRow,
  findRelation,
  findRelationByKey,
  listStandingRelations,
  updateRelation,
} from '#db/repositories/customer-relations.ts';
import type { UnitOfWork } from '../unit-of-work.server.ts';
import { pairKey } from './pair-key.server.ts';

/** The relations go to the other; one between the two, or to a company the other is related to already, ends. */
export async function moveRelations(
  unit: UnitOfWork,
  fromId: string,
  intoId: string,
  userId: string | null,
): Promise<MergeRecord['relations']> {
  const moved: MergeRecord['relations'] = [];
  for (const relation of await listStandingRelations(unit.trx, fromId)) {
    const turned = turn(relation, fromId, intoId);
    const isSelf = turned.customerId === turned.relatedId;
    const openKey = pairKey(turned.customerId, turned.relatedId, relation.relatedName);
    const ended = isSelf || (await findRelationByKey(unit.trx, openKey)) !== null;
    const end = { openKey: null, endedAt: unit.at, endedBy: userId, validUntil: relation.validUntil ?? unit.at };
    await updateRelation(unit.trx, relation.id, relation.version, ended ? end : { ...turned, openKey });
    moved.push({ id: relation.id, ended, validUntil: relation.validUntil });
  }
  return moved;
}

/** The same relations back, where nobody changed them since. */
export async function moveRelationsBack(
  unit: UnitOfWork,
  fromId: string,
  intoId: string,
  merge: Pick<CustomerMerge, 'at' | 'moved'>,
): Promise<void> {
  for (const { id, ended, validUntil } of merge.moved.relations) {
    const relation = await findRelation(unit.trx, id);
    if (!relation) continue;
    const isUntouched = ended ? relation.endedAt === merge.at : relation.endedAt === null;
    if (!isUntouched) continue;
    const back = ended ? relation : { ...relation, ...turn(relation, intoId, fromId) };
    const openKey = pairKey(back.customerId, back.relatedId, back.relatedName);
    if (await findRelationByKey(unit.trx, openKey)) continue;
    await updateRelation(unit.trx, id, relation.version, {
      customerId: back.customerId,
      relatedId: back.relatedId,
      openKey,
      ...(ended ? { endedAt: null, endedBy: null, validUntil } : {}),
    });
  }
}

function turn({ customerId, relatedId }: RelationRow, fromId: string, toId: string) {
  return {
    customerId: customerId === fromId ? toId : customerId,
    relatedId: relatedId === fromId ? toId : relatedId,
  };
}
