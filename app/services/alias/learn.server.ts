// Learns how a company is also called, from a match a person confirmed: the next one who writes it so is found. About a third
// of brands share no text with the legal name; nothing else finds those. Says which names were new; decides no match.
import type { CustomerName } from '#app/domain/customer/customer.ts';
import { findCustomer, insertCustomerNames } from '#db/repositories/customers.ts';
import { type NameSource, deleteNamesLearnedFrom } from '#db/repositories/learned-names.ts';
import { normaliseText } from '#search/matching/normalise.ts';
import { refreshMatching } from '../customer/write.server.ts';
import type { UnitOfWork } from '../unit-of-work.server.ts';
import type { Work } from '../work.server.ts';

export interface LearnedFrom {
  kind: NameSource;
  /** A registration's id, or a merge's. */
  id: string;
  userId: string | null;
}

/**
 * Keeps the names the customer is not yet known by as aliases; answers their rows' ids. Two spellings the matcher reads as one
 * are one. The caller tells the search engines (`refreshMatching`).
 */
export async function learnNames(
  work: Work,
  unit: UnitOfWork,
  customerId: string,
  names: readonly string[],
  from: LearnedFrom,
): Promise<string[]> {
  const customer = await findCustomer(unit.trx, customerId);
  if (!customer) return [];
  const known = new Set(customer.names.map(({ value }) => normaliseText(value)));
  const fresh: (CustomerName & { id: string })[] = [];
  for (const value of names) {
    const normal = normaliseText(value);
    if (normal === '' || known.has(normal)) continue;
    known.add(normal);
    fresh.push({ id: work.newId(), kind: 'alias', value });
  }
  await insertCustomerNames(unit.trx, customerId, fresh, {
    at: unit.at,
    userId: from.userId,
    learnedFrom: from.kind,
    learnedFromId: from.id,
  });
  return fresh.map(({ id }) => id);
}

/** The typed name of a registration confirmed as a customer that stood on the list already. True when it was new. */
export async function learnTypedName(
  work: Work,
  unit: UnitOfWork,
  customerId: string,
  registration: { id: string; companyName: string },
  userId: string | null,
): Promise<boolean> {
  const from = { kind: 'registration', id: registration.id, userId } as const;
  const learned = await learnNames(work, unit, customerId, [registration.companyName], from);
  if (learned.length > 0) await refreshMatching(unit, [customerId]);
  return learned.length > 0;
}

/** Forgets everything one registration or merge taught, and tells the search engines. */
export async function unlearn(unit: UnitOfWork, kind: NameSource, id: string): Promise<void> {
  const changed = await deleteNamesLearnedFrom(unit.trx, kind, id);
  if (changed.length > 0) await refreshMatching(unit, changed);
}
