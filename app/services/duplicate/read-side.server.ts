// One of two records to be compared: what is shown of it and what the matcher reads. A registration outside the scope does
// not exist; a merged customer is read as the one it became. Reads only.
import { NotFound } from '#app/domain/access/errors.ts';
import { contactFields, fieldShown } from '#app/domain/access/field.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { CustomerStatus } from '#app/domain/customer/customer.ts';
import type { RecordRef } from '#app/domain/duplicate/pair.ts';
import type { Language } from '#app/domain/language/language.ts';
import { nameIn } from '#app/domain/language/named.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';
import { listCompanyRecords } from '#db/repositories/company-records.ts';
import { findUpper } from '#db/repositories/customer-relations.ts';
import { findCanonicalId, findCustomer } from '#db/repositories/customers.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { findSurroundings, listRegionNames } from '#db/repositories/review-record.ts';
import type { CompanyRecord, Probe } from '#search/matching/record.ts';
import { probeFor } from '../registration/check.server.ts';
import { type Work, nowOf } from '../work.server.ts';

export interface ShownSide {
  ref: RecordRef;
  name: string;
  otherNames: string[];
  uscc: string | null;
  country: string | null;
  region: string | null;
  address: string | null;
  website: string | null;
  phones: string[];
  emails: string[];
  parent: { id: string; name: string } | null;
  /** Of a registration. */
  registration: { number: string | null; status: RegistrationStatus; partnerName: string } | null;
  /** Of a customer. */
  customer: { status: CustomerStatus } | null;
}

export interface Side {
  shown: ShownSide;
  company: CompanyRecord | Probe;
}

export interface Reading {
  actor: StaffActor;
  scope: StaffScope;
  language: Language;
}

/** Throws `NotFound`. */
export function readSide(work: Work, reading: Reading, ref: RecordRef): Promise<Side> {
  return ref.kind === 'customer' ? readCustomer(work, reading, ref.id) : readRegistration(work, reading, ref.id);
}

async function readCustomer(work: Work, { actor, language }: Reading, asked: string): Promise<Side> {
  const { db } = work;
  const id = await findCanonicalId(db, asked);
  const customer = id && (await findCustomer(db, id));
  const [company] = id ? await listCompanyRecords(db, [id]) : [];
  if (!customer || !company) throw new NotFound('customer');
  const [regions, upper] = await Promise.all([
    listRegionNames(db, customer.regionCode ? [customer.regionCode] : []),
    findUpper(db, customer.id, nowOf(work)),
  ]);
  const [region] = regions;
  const above =
    region?.aboveEn && region.aboveZh ? nameIn(language, { nameEn: region.aboveEn, nameZh: region.aboveZh }) : null;
  const contacts = (kind: 'phone' | 'email') =>
    shownContacts(
      actor,
      kind,
      customer.contacts.filter((contact) => contact.kind === kind).map(({ value }) => value),
    );
  return {
    company,
    shown: {
      ref: { kind: 'customer', id: customer.id },
      name: customer.legalName,
      otherNames: customer.names.filter(({ kind }) => kind !== 'legal').map(({ value }) => value),
      uscc: customer.uscc,
      country: customer.country,
      region: region ? [above, nameIn(language, region)].filter(Boolean).join(' · ') : null,
      address: customer.address,
      website: customer.websiteDomain,
      phones: contacts('phone'),
      emails: contacts('email'),
      parent: upper,
      registration: null,
      customer: { status: customer.status },
    },
  };
}

async function readRegistration(work: Work, { actor, scope, language }: Reading, id: string): Promise<Side> {
  const around = await findSurroundings(work.db, scope, id);
  const row = around && (await findRegistration(work.db, id, null));
  if (!around || !row) throw new NotFound('registration');
  const { contacts } = row;
  return {
    company: probeFor(row),
    shown: {
      ref: { kind: 'registration', id },
      name: row.companyName,
      otherNames: [],
      uscc: row.uscc,
      country: row.country,
      region:
        [around.regionParent, around.region].flatMap((part) => (part ? [nameIn(language, part)] : [])).join(' · ') ||
        null,
      address: row.address,
      website: row.website,
      phones: shownContacts(
        actor,
        'phone',
        contacts.flatMap(({ phone }) => (phone ? [phone] : [])),
      ),
      emails: shownContacts(
        actor,
        'email',
        contacts.flatMap(({ email }) => (email ? [email] : [])),
      ),
      parent: null,
      registration: { number: row.number, status: row.status, partnerName: around.partner.name },
      customer: null,
    },
  };
}

function shownContacts(actor: StaffActor, kind: 'phone' | 'email', values: string[]): string[] {
  return values.flatMap((value) => fieldShown(actor, contactFields[kind], value) ?? []);
}
