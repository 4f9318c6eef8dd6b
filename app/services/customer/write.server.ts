// The one code path that writes a customer: head, names, contacts, matching keys and the search engines' message together.
import { type CustomerName, type CustomerStatus, type ParentRelation } from '#app/domain/customer/customer.ts';
import { canonicalEmail, canonicalPhone } from '#app/domain/customer/contact.ts';
import { listCompanyRecords, replaceMatchKeys } from '#db/repositories/company-records.ts';
import {
  type CustomerContact,
  deleteCustomerNames,
  findCustomer,
  insertCustomerHead,
  insertCustomerNames,
  replaceCustomerContacts,
  updateCustomerHead,
} from '#db/repositories/customers.ts';
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
  parentId: string | null;
  parentRelation: ParentRelation | null;
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
  parentId: null,
  parentRelation: null,
  sourceSystem: null,
  externalId: null,
  notes: null,
  contacts: [],
};

interface By {
  newId: () => string;
  userId: string | null;
}

export async function insertCustomer(unit: UnitOfWork, by: By, status: CustomerStatus, fields: CustomerFields): Promise<string> {
  const { otherNames, contacts, ...head } = fields;
  const id = by.newId();
  await insertCustomerHead(unit.trx, { ...head, id, status, canonicalId: null, createdAt: unit.at, updatedAt: unit.at, version: 1 });
  await insertCustomerNames(
    unit.trx,
    id,
    [{ kind: 'legal' as const, value: fields.legalName }, ...otherNames].map((name) => ({ ...name, id: by.newId() })),
    { at: unit.at, userId: by.userId },
  );
  await replaceCustomerContacts(unit.trx, id, contacts.map((contact) => ({ ...canonicalContact(contact), id: by.newId() })));
  await refreshMatching(unit, [id]);
  return id;
}

/** Writes all fields over a customer last seen at `version`; false when somebody else changed it since. Names that stay keep their author and date. */
export async function updateCustomer(unit: UnitOfWork, by: By, id: string, version: number, fields: CustomerFields): Promise<boolean> {
  const { otherNames, contacts, ...head } = fields;
  const before = await findCustomer(unit.trx, id);
  if (!before || !(await updateCustomerHead(unit.trx, id, version, { ...head, updatedAt: unit.at }))) return false;
  const wanted: CustomerName[] = [{ kind: 'legal', value: fields.legalName }, ...otherNames];
  const same = (a: CustomerName, b: CustomerName) => a.kind === b.kind && a.value === b.value;
  await deleteCustomerNames(unit.trx, before.names.filter((name) => !wanted.some((kept) => same(kept, name))).map((name) => name.id));
  await insertCustomerNames(
    unit.trx,
    id,
    wanted.filter((name) => !before.names.some((old) => same(old, name))).map((name) => ({ ...name, id: by.newId() })),
    { at: unit.at, userId: by.userId },
  );
  await replaceCustomerContacts(unit.trx, id, contacts.map((contact) => ({ ...canonicalContact(contact), id: by.newId() })));
  await refreshMatching(unit, [id]);
  return true;
}

/** Derives the matching keys anew from the rows as they now are, and tells the search engines. Merged customers lose their keys. */
export async function refreshMatching(unit: UnitOfWork, ids: readonly string[]): Promise<void> {
  const records = await listCompanyRecords(unit.trx, ids);
  const keys = new Map(records.map((record) => [record.id, keysOf(record)]));
  await replaceMatchKeys(unit.trx, ids.map((customerId) => ({ customerId, keys: keys.get(customerId) ?? [] })));
  unit.emit('customer.changed', { ids: [...ids] });
}

function canonicalContact(contact: CustomerContact): CustomerContact {
  return { ...contact, value: contact.kind === 'phone' ? canonicalPhone(contact.value) : canonicalEmail(contact.value) };
}
