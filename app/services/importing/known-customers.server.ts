// Looks up, for a batch of rows at once, the customers that could be the same: by external id, by Unified Social Credit
// Code, by matching keys. Decides per row who is the same company; never writes.
import type { ImportedCompany } from '#app/domain/importing/row.ts';
import type { Reader } from '#db/client.ts';
import { listByExternalIds, listByUsccs, listCustomerRecords } from '#db/repositories/customer-bulk.ts';
import type { CustomerRecord } from '#db/repositories/customers.ts';
import { listKeyHolders } from '#db/repositories/match-keys.ts';
import { compareCompanies } from '#search/matching/match.ts';
import { normaliseText } from '#search/matching/normalise.ts';
import { companyRecordOf } from '../customer/write.server.ts';
import { type RowKeys, recordOfCompany } from './row-data.server.ts';

/** What alone can make a row certain to be a customer. */
export type CompanyIdentity = Pick<ImportedCompany, 'legalName' | 'uscc' | 'country' | 'externalId' | 'sourceSystem'>;

export interface Sought {
  company: CompanyIdentity;
  keys: RowKeys;
}

/** A key that more customers share says nothing about a row. */
const commonestKey = 20;
/** Candidates compared field by field for one row. */
const mostCompared = 3;

export interface KnownCustomers {
  byExternalId: ReadonlyMap<string, string>;
  byUscc: ReadonlyMap<string, string>;
  byKey: ReadonlyMap<number, readonly string[]>;
  /** By their own id and by the ids merged into them. */
  customers: ReadonlyMap<string, CustomerRecord>;
}

const externalKey = (sourceSystem: string | null, externalId: string) => `${sourceSystem ?? ''}\n${externalId}`;

/**
 * @param by `all` keys, or those of `names` alone, which are enough to say who is certain
 * @param also ids of customers to load besides those found
 */
export async function findKnownCustomers(
  db: Reader,
  sought: readonly Sought[],
  by: 'all' | 'names',
  also: readonly string[] = [],
): Promise<KnownCustomers> {
  const byExternalId = new Map<string, string>();
  const bySystem = new Map<string, string[]>();
  for (const { company } of sought) {
    if (company.externalId === null) continue;
    const system = company.sourceSystem ?? '';
    const ids = bySystem.get(system);
    if (ids) ids.push(company.externalId);
    else bySystem.set(system, [company.externalId]);
  }
  for (const [system, ids] of bySystem) {
    for (const row of await listByExternalIds(db, system, ids))
      byExternalId.set(externalKey(system, row.externalId ?? ''), row.id);
  }
  const byUscc = new Map<string, string>();
  const usccs = sought.map(({ company }) => company.uscc).filter((uscc) => uscc !== null);
  for (const row of await listByUsccs(db, usccs)) if (row.uscc && !byUscc.has(row.uscc)) byUscc.set(row.uscc, row.id);
  const byKey = new Map<number, string[]>();
  const keys = new Set<number>();
  for (const { keys: own } of sought) {
    for (const key of own.names) keys.add(key);
    if (by === 'all') for (const key of own.others) keys.add(key);
  }
  for (const { key, customerId } of await listKeyHolders(db, [...keys], commonestKey)) {
    const holders = byKey.get(key);
    if (holders) holders.push(customerId);
    else byKey.set(key, [customerId]);
  }
  const ids = new Set([...byExternalId.values(), ...byUscc.values(), ...also]);
  for (const holders of byKey.values()) for (const id of holders) ids.add(id);
  return { byExternalId, byUscc, byKey, customers: await loadCustomers(db, [...ids]) };
}

/** A merged customer is answered for by the one it was merged into. */
async function loadCustomers(db: Reader, ids: readonly string[]): Promise<Map<string, CustomerRecord>> {
  const records = new Map<string, CustomerRecord>();
  for (let start = 0; start < ids.length; start += 1_000) {
    for (const record of await listCustomerRecords(db, ids.slice(start, start + 1_000))) records.set(record.id, record);
  }
  for (let round = 0; round < 5; round += 1) {
    const missing = [...records.values()]
      .map(({ canonicalId }) => canonicalId)
      .filter((id) => id !== null && !records.has(id));
    if (missing.length === 0) break;
    for (const record of await listCustomerRecords(db, missing as string[])) records.set(record.id, record);
  }
  for (const [id, record] of records) {
    let canonical = record;
    for (let round = 0; round < 5 && canonical.canonicalId; round += 1)
      canonical = records.get(canonical.canonicalId) ?? canonical;
    records.set(id, canonical);
  }
  // A decoy is made up: no row of a file can be it.
  for (const [id, record] of records) if (record.status === 'decoy') records.delete(id);
  return records;
}

export type Identity =
  | { kind: 'same'; customer: CustomerRecord }
  /** The same company, but the list the file comes from knows it under another id already. */
  | { kind: 'other'; customer: CustomerRecord }
  /** The external id says one customer, the code another. */
  | { kind: 'conflict' };

/** Who a row is for certain: same external id, same valid code, or same full name with nothing against it. Null for nobody. */
export function identify(known: KnownCustomers, { company, keys }: Sought): Identity | null {
  const at = (id: string | undefined) => (id === undefined ? undefined : known.customers.get(id));
  const byId =
    company.externalId === null
      ? undefined
      : at(known.byExternalId.get(externalKey(company.sourceSystem, company.externalId)));
  const byCode = company.uscc === null ? undefined : at(known.byUscc.get(company.uscc));
  if (byId && byCode && byId.id !== byCode.id) return { kind: 'conflict' };
  if (byId) return { kind: 'same', customer: byId };
  const customer = byCode ?? byName(known, { company, keys });
  if (!customer) return null;
  const sameSystem =
    company.externalId !== null && customer.externalId !== null && company.sourceSystem === customer.sourceSystem;
  return { kind: sameSystem ? 'other' : 'same', customer };
}

function byName(known: KnownCustomers, { company, keys }: Sought): CustomerRecord | null {
  let text: string | null = null;
  for (const key of keys.names) {
    for (const id of known.byKey.get(key) ?? []) {
      const customer = known.customers.get(id);
      if (!customer || (company.country !== null && company.country !== customer.country)) continue;
      if (company.uscc !== null && customer.uscc !== null && company.uscc !== customer.uscc) continue;
      text ??= normaliseText(company.legalName);
      if (normaliseText(customer.legalName) === text) return customer;
    }
  }
  return null;
}

/** A customer that is most likely the same by the matcher's evidence; of those sharing the most keys, the first three are asked. */
export function findLikely(
  known: KnownCustomers,
  { names, others }: RowKeys,
  readCompany: () => ImportedCompany,
): CustomerRecord | null {
  const shared = new Map<string, number>();
  for (const key of [...names, ...others]) {
    for (const id of known.byKey.get(key) ?? []) {
      const canonical = known.customers.get(id)?.id;
      if (canonical !== undefined) shared.set(canonical, (shared.get(canonical) ?? 0) + 1);
    }
  }
  if (shared.size === 0) return null;
  const company = readCompany();
  const record = recordOfCompany(company);
  const best = [...shared].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, mostCompared);
  for (const [id] of best) {
    const customer = known.customers.get(id);
    if (!customer || (company.country !== null && company.country !== customer.country)) continue;
    const { verdict } = compareCompanies(record, recordOfCustomer(customer), 'import');
    if (verdict === 'exact' || verdict === 'likely') return customer;
  }
  return null;
}

export function recordOfCustomer(customer: CustomerRecord) {
  return companyRecordOf(customer.id, {
    ...customer,
    otherNames: customer.names.filter(({ kind }) => kind !== 'legal'),
  });
}
