// Customers as the lookup box holds typed text against them: names, and code, domain and contacts where those can be hit.
import type { CompanyName, FindableCompany } from '#search/matching/record.ts';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';
import { contactsOf } from './company-records.ts';

const namesOf = prepared((db, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom('customerNames')
    .select(['customerId', 'kind', 'value'])
    .select((eb) => [eb.lit(null).as('uscc'), eb.lit(null).as('websiteDomain')])
    .where('customerId', 'in', ids)
    .orderBy('id'),
);

const namesAndCodesOf = prepared((db, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom('customerNames')
    .innerJoin('customers', 'customers.id', 'customerNames.customerId')
    .select([
      'customerNames.customerId',
      'customerNames.kind',
      'customerNames.value',
      'customers.uscc',
      'customers.websiteDomain',
    ])
    .where('customerNames.customerId', 'in', ids)
    .orderBy('customerNames.id'),
);

/**
 * In no particular order; those merged into another may be among them.
 * @param read without `codes` what is written in letters and digits is left out: code, domain, contacts
 */
export async function listFindableCompanies(
  db: Reader,
  ids: readonly string[],
  read: { codes: boolean },
): Promise<FindableCompany[]> {
  if (ids.length === 0) return [];
  const [names, contacts] = read.codes
    ? await Promise.all([namesAndCodesOf(db, { ids }), contactsOf(db, { ids })])
    : [await namesOf(db, { ids }), []];
  const companies = new Map<string, FindableCompany & { names: CompanyName[]; phones: string[]; emails: string[] }>();
  for (const { customerId, kind, value, uscc, websiteDomain } of names) {
    let company = companies.get(customerId);
    if (!company) {
      company = { id: customerId, uscc, websiteDomain, names: [], phones: [], emails: [] };
      companies.set(customerId, company);
    }
    company.names.push({ kind: kind as CompanyName['kind'], value });
  }
  for (const { customerId, kind, value } of contacts)
    companies.get(customerId)?.[kind === 'phone' ? 'phones' : 'emails'].push(value);
  return [...companies.values()];
}
