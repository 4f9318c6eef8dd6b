// A registration's prospective customer turned out to be a known one: its name is kept there as an alias, what hung on it
// moves over. Remembers enough to take the step back while the decision can be undone, and to split the two later.
import { emptyMergeRecord } from '#app/domain/customer/merge-record.ts';
import { insertMerge, markMergeUndone } from '#db/repositories/customer-merges.ts';
import { findCustomer } from '#db/repositories/customers.ts';
import {
  listRegistrationIdsOf,
  markMerged,
  markProspective,
  moveHistory,
  moveRegistrations,
} from '#db/repositories/prospects.ts';
import { learnNames, unlearn } from '../alias/learn.server.ts';
import type { UnitOfWork } from '../unit-of-work.server.ts';
import type { Work } from '../work.server.ts';
import { refreshMatching } from './write.server.ts';

/** What was moved; kept in the audit trail. */
export interface Absorbed {
  prospectId: string;
  customerId: string;
  registrationId: string;
  registrationIds: string[];
}

/** The prospect's live claims must have been moved or ended before. `registrationId` is the one that was confirmed. */
export async function absorbProspect(
  work: Work,
  unit: UnitOfWork,
  absorbing: { prospectId: string; customerId: string; registrationId: string; seq: number },
  userId: string | null,
): Promise<Absorbed> {
  const { prospectId, customerId, registrationId } = absorbing;
  const [prospect, customer] = [await findCustomer(unit.trx, prospectId), await findCustomer(unit.trx, customerId)];
  if (!prospect || !customer) throw new Error('an absorption needs both customers');
  const registrationIds = await listRegistrationIdsOf(unit.trx, prospectId);
  const names = prospect.names.map(({ value }) => value);
  await learnNames(work, unit, customerId, names, { kind: 'registration', id: registrationId, userId });
  await moveRegistrations(unit.trx, registrationIds, customerId);
  await moveHistory(unit.trx, prospectId, customerId);
  await markMerged(unit.trx, prospectId, customerId, unit.at);
  await insertMerge(unit.trx, {
    id: work.newId(),
    kind: 'resolution',
    fromId: prospectId,
    intoId: customerId,
    at: unit.at,
    byUserId: userId,
    ledgerSeq: absorbing.seq,
    moved: { ...emptyMergeRecord({ from: prospect.status, into: customer.status }), registrationIds },
  });
  await refreshMatching(unit, [prospectId, customerId]);
  return { prospectId, customerId, registrationId, registrationIds };
}

/** Takes an absorption back. */
export async function releaseProspect(unit: UnitOfWork, absorbed: Absorbed, userId: string | null): Promise<void> {
  await unlearn(unit, 'registration', absorbed.registrationId);
  await moveRegistrations(unit.trx, absorbed.registrationIds, absorbed.prospectId);
  await markProspective(unit.trx, absorbed.prospectId, unit.at);
  await markMergeUndone(unit.trx, absorbed.prospectId, { at: unit.at, userId });
  await refreshMatching(unit, [absorbed.prospectId, absorbed.customerId]);
}
