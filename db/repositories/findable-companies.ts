// Customers as the lookup box holds typed text against them: names, code and domain, and contacts where those can be hit.
import type { CompanyName, FindableCompany } from '#search/matching/record.ts';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';

const namesOfLive = prepared((db, { ids }: { ids: readonly string[] }) =>
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
    .where('customers.status', '!=', 'merged')
    .orderBy('customerNames.id'),
);

const contactsOf = prepared((db, { ids }: { ids: readonly string[] }) =>
  db.selectFrom('customerContacts').select(['customerId', 'kind', 'value']).where('customerId', 'in', ids),
);

/** The live heads among the ids, in no particular order; without contacts their lists are empty. */
export async function listFindableCompanies(
  db: Reader,
  ids: readonly string[],
  read: { contacts: boolean },
): Promise<FindableCompany[]> {
  if (ids.length === 0) return [];
  const [names, contacts] = await Promise.all([namesOfLive(db, { ids }), read.contacts ? contactsOf(db, { ids }) : []]);
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
