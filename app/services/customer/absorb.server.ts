// A registration's prospective customer turned out to be a known one: its name is kept there as an alias, what hung on it
// moves over. Remembers enough to take the step back while the decision can still be undone.
import { findCustomer, deleteCustomerNames, insertCustomerNames } from '#db/repositories/customers.ts';
import {
  listRegistrationIdsOf,
  markMerged,
  markProspective,
  moveHistory,
  moveRegistrations,
} from '#db/repositories/prospects.ts';
import type { UnitOfWork } from '../unit-of-work.server.ts';
import type { Work } from '../work.server.ts';
import { refreshMatching } from './write.server.ts';

/** What was moved; kept in the audit trail. */
export interface Absorbed {
  prospectId: string;
  customerId: string;
  registrationIds: string[];
  aliasIds: string[];
}

/** The prospect's live claims must have been moved or ended before. */
export async function absorbProspect(
  work: Work,
  unit: UnitOfWork,
  prospectId: string,
  customerId: string,
  userId: string | null,
): Promise<Absorbed> {
  const [prospect, customer] = [await findCustomer(unit.trx, prospectId), await findCustomer(unit.trx, customerId)];
  const known = new Set(customer?.names.map((name) => name.value));
  const aliases = (prospect?.names ?? [])
    .filter((name) => !known.has(name.value))
    .map((name) => ({ id: work.newId(), kind: 'alias' as const, value: name.value }));
  const registrationIds = await listRegistrationIdsOf(unit.trx, prospectId);
  await insertCustomerNames(unit.trx, customerId, aliases, { at: unit.at, userId });
  await moveRegistrations(unit.trx, registrationIds, customerId);
  await moveHistory(unit.trx, prospectId, customerId);
  await markMerged(unit.trx, prospectId, customerId, unit.at);
  await refreshMatching(unit, [prospectId, customerId]);
  return { prospectId, customerId, registrationIds, aliasIds: aliases.map(({ id }) => id) };
}

/** Takes an absorption back. */
export async function releaseProspect(unit: UnitOfWork, absorbed: Absorbed): Promise<void> {
  await deleteCustomerNames(unit.trx, absorbed.aliasIds);
  await moveRegistrations(unit.trx, absorbed.registrationIds, absorbed.prospectId);
  await markProspective(unit.trx, absorbed.prospectId, unit.at);
  await refreshMatching(unit, [absorbed.prospectId, absorbed.customerId]);
}
