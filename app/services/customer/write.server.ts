// The one code path that writes a customer: head, names, contacts, matching keys and the search engines' message together.
import { type CustomerName, type CustomerStatus } from '#app/domain/customer/customer.ts';
import { canonicalEmail, canonicalPhone } from '#app/domain/customer/contact.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import { listCompanyRecords } from '#db/repositories/company-records.ts';
import { type NewCustomer, insertCustomers } from '#db/repositories/customer-bulk.ts';
import {
  type CustomerContact,
  deleteCustomerNames,
  findCustomer,
  insertCustomerNames,
  replaceCustomerContacts,
  updateCustomerHead,
} from '#db/repositories/customers.ts';
import { replaceMatchKeys } from '#db/repositories/match-keys.ts';
import type { CompanyRecord } from '#search/matching/record.ts';
import { keysOf } from '../search/keys.server.ts';
import type { UnitOfWork } from '../unit-of-work.server.ts';

export interface CustomerFields {
  legalName: string;
  otherNames: CustomerName[];
  uscc: string | null;
  registrationNumber: string | null;
  country: string;
  regionCode: string | null;
  address: string | null;
  industryCode: string | null;
  sizeCode: string | null;
  websiteDomain: string | null;
  sourceSystem: string | null;
  externalId: string | null;
  notes: string | null;
  contacts: CustomerContact[];
}

/** A customer of which only what a registration or an import row says is known. */
export const emptyCustomerFields: CustomerFields = {
  legalName: '',
  otherNames: [],
  uscc: null,
  registrationNumber: null,
  country: 'CN',
  regionCode: null,
  address: null,
  industryCode: null,
  sizeCode: null,
  websiteDomain: null,
  sourceSystem: null,
  externalId: null,
  notes: null,
  contacts: [],
};

interface By {
  newId: () => string;
  userId: string | null;
}

export async function insertCustomer(
  unit: UnitOfWork,
  by: By,
  status: CustomerStatus,
  fields: CustomerFields,
  id: string = by.newId(),
): Promise<string> {
  await insertManyCustomers(unit, by, [newCustomer(unit.at, by, id, status, fields)]);
  return id;
}

/** The rows of a new customer. `keys` are its matching keys where they were derived before; otherwise they are derived here. */
export function newCustomer(
  at: Instant,
  by: Pick<By, 'newId'>,
  id: string,
  status: CustomerStatus,
  fields: CustomerFields,
  keys?: readonly number[],
): NewCustomer {
  return {
    // Written out: copying all but two fields is what an import would spend most of its own time on.
    head: {
      id,
      legalName: fields.legalName,
      status,
      canonicalId: null,
      uscc: fields.uscc,
      registrationNumber: fields.registrationNumber,
      country: fields.country,
      regionCode: fields.regionCode,
      address: fields.address,
      industryCode: fields.industryCode,
      sizeCode: fields.sizeCode,
      websiteDomain: fields.websiteDomain,
      sourceSystem: fields.sourceSystem,
      externalId: fields.externalId,
      notes: fields.notes,
      createdAt: at,
      updatedAt: at,
      version: 1,
    },
    names: [
      { id: by.newId(), kind: 'legal', value: fields.legalName },
      ...fields.otherNames.map(({ kind, value }) => ({ id: by.newId(), kind, value })),
    ],
    contacts: fields.contacts.map((contact) => ({ ...canonicalContact(contact), id: by.newId() })),
    matchKeys: keys ?? keysOf(companyRecordOf(id, fields)),
  };
}

/** A customer as the matcher sees it, from its fields: the same as `listCompanyRecords` reads back. */
export function companyRecordOf(
  id: string,
  fields: Omit<CustomerFields, 'contacts'> & { contacts: readonly CustomerContact[] },
): CompanyRecord {
  const contacts = fields.contacts.map(canonicalContact);
  return {
    id,
    uscc: fields.uscc,
    country: fields.country,
    regionCode: fields.regionCode,
    address: fields.address,
    websiteDomain: fields.websiteDomain,
    names: [{ kind: 'legal', value: fields.legalName }, ...fields.otherNames],
    phones: contacts.filter(({ kind }) => kind === 'phone').map(({ value }) => value),
    emails: contacts.filter(({ kind }) => kind === 'email').map(({ value }) => value),
  };
}

/** Writes new customers and tells the search engines in one message. */
export async function insertManyCustomers(unit: UnitOfWork, by: By, customers: readonly NewCustomer[]): Promise<void> {
  if (customers.length === 0) return;
  await insertCustomers(unit.trx, customers, by.userId);
  unit.emit('customer.changed', { ids: customers.map(({ head }) => head.id) });
}

/** Writes all fields over a customer last seen at `version`; false when somebody else changed it since. Names that stay keep their author and date. */
export async function updateCustomer(
  unit: UnitOfWork,
  by: By,
  id: string,
  version: number,
  fields: CustomerFields,
): Promise<boolean> {
  const { otherNames, contacts, ...head } = fields;
  const before = await findCustomer(unit.trx, id);
  if (!before || !(await updateCustomerHead(unit.trx, id, version, { ...head, updatedAt: unit.at }))) return false;
  const wanted: CustomerName[] = [{ kind: 'legal', value: fields.legalName }, ...otherNames];
  const same = (a: CustomerName, b: CustomerName) => a.kind === b.kind && a.value === b.value;
  await deleteCustomerNames(
    unit.trx,
    before.names.filter((name) => !wanted.some((kept) => same(kept, name))).map((name) => name.id),
  );
  await insertCustomerNames(
    unit.trx,
    id,
    wanted.filter((name) => !before.names.some((old) => same(old, name))).map((name) => ({ ...name, id: by.newId() })),
    { at: unit.at, userId: by.userId },
  );
  await replaceCustomerContacts(
    unit.trx,
    id,
    contacts.map((contact) => ({ ...canonicalContact(contact), id: by.newId() })),
  );
  await refreshMatching(unit, [id]);
  return true;
}

/** Derives the matching keys anew from the rows as they now are, and tells the search engines. Merged customers lose their keys. */
export async function refreshMatching(unit: UnitOfWork, ids: readonly string[]): Promise<void> {
  const records = await listCompanyRecords(unit.trx, ids);
  const keys = new Map(records.map((record) => [record.id, keysOf(record)]));
  await replaceMatchKeys(
    unit.trx,
    ids.map((customerId) => ({ customerId, keys: keys.get(customerId) ?? [] })),
  );
  unit.emit('customer.changed', { ids: [...ids] });
}

function canonicalContact(contact: CustomerContact): CustomerContact {
  return {
    ...contact,
    value: contact.kind === 'phone' ? canonicalPhone(contact.value) : canonicalEmail(contact.value),
  };
}
