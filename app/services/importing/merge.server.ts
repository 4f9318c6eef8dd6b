// What a row adds to a customer that is already there. A value in the file wins over the old one; an empty cell changes
// nothing; names and contacts are only ever added, and a legal name that was replaced stays known as a former one.
import { canonicalEmail, canonicalPhone } from '#app/domain/customer/contact.ts';
import type { CustomerName } from '#app/domain/customer/customer.ts';
import type { ImportedCompany } from '#app/domain/importing/row.ts';
import type { CustomerContact, CustomerHead, CustomerRecord } from '#db/repositories/customers.ts';
import { normaliseText } from '#search/matching/normalise.ts';

export interface CustomerChange {
  head: Partial<CustomerHead>;
  names: CustomerName[];
  /** Ids of names that were legal and are former now. */
  retired: string[];
  contacts: CustomerContact[];
}

const plainFields = [
  'uscc',
  'registrationNumber',
  'country',
  'regionCode',
  'address',
  'industryCode',
  'sizeCode',
  'websiteDomain',
  'notes',
] as const;

/** Null when the row says nothing new. */
export function mergeCompany(customer: CustomerRecord, company: ImportedCompany): CustomerChange | null {
  const change: CustomerChange = { head: {}, names: [], retired: [], contacts: [] };
  for (const field of plainFields) {
    const value = company[field];
    if (value !== null && value !== customer[field]) Object.assign(change.head, { [field]: value });
  }
  if (customer.externalId === null && company.externalId !== null) {
    change.head.sourceSystem = company.sourceSystem;
    change.head.externalId = company.externalId;
  }
  // A company that only a registration had named is one the manufacturer knows from now on.
  if (customer.status === 'prospective') change.head.status = 'active';
  addNames(change, customer, company);
  addContacts(change, customer, company);
  const isEmpty = Object.keys(change.head).length + change.names.length + change.contacts.length === 0;
  return isEmpty ? null : change;
}

function addNames(change: CustomerChange, customer: CustomerRecord, company: ImportedCompany): void {
  const known = new Set([customer.legalName, ...customer.names.map(({ value }) => value)].map(normaliseText));
  const legal = normaliseText(company.legalName);
  // A name already known, if only by its short form, is no new registration.
  if (!known.has(legal)) {
    known.add(legal);
    change.head.legalName = company.legalName;
    change.names.push({ kind: 'legal', value: company.legalName });
    change.retired = customer.names.filter(({ kind }) => kind === 'legal').map(({ id }) => id);
  }
  for (const name of company.otherNames) {
    const normal = normaliseText(name.value);
    if (known.has(normal)) continue;
    known.add(normal);
    change.names.push(name);
  }
}

function addContacts(change: CustomerChange, customer: CustomerRecord, company: ImportedCompany): void {
  const keyOf = ({ kind, value }: CustomerContact) =>
    `${kind}:${kind === 'phone' ? canonicalPhone(value) : canonicalEmail(value)}`;
  const known = new Set(customer.contacts.map(keyOf));
  const person = company.contactPerson;
  const contacts: CustomerContact[] = [
    ...company.phones.map((value) => ({ kind: 'phone' as const, value, person })),
    ...company.emails.map((value) => ({ kind: 'email' as const, value, person })),
  ];
  change.contacts = contacts.filter((contact) => !known.has(keyOf(contact)));
}
