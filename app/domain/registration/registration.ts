// What a partner submits: the words, the content that is hashed, and what must be there for each kind.
import type { Day } from '#app/domain/calendar/instant.ts';
import type { Currency } from '#app/domain/money/money.ts';

export const registrationKinds = ['lead', 'customer', 'deal'] as const;
export type RegistrationKind = (typeof registrationKinds)[number];

export interface RegistrationContact {
  name: string;
  title: string | null;
  phone: string | null;
  email: string | null;
}

/** A registration exactly as typed (cleaned of invisible characters only). Every submission of it is kept as it was sealed. */
export interface RegistrationContent {
  kind: RegistrationKind;
  companyName: string;
  uscc: string | null;
  country: string | null;
  regionCode: string | null;
  address: string | null;
  website: string | null;
  productLineId: string | null;
  projectName: string | null;
  amountMinor: number | null;
  currency: Currency | null;
  expectedCloseOn: Day | null;
  sourceCode: string | null;
  firstContactOn: Day | null;
  requirement: string | null;
  contacts: RegistrationContact[];
}

export type RegistrationField =
  | Exclude<keyof RegistrationContent, 'contacts' | 'amountMinor'>
  | 'amount'
  | 'contactName'
  | 'contactPhone'
  | 'contactEmail'
  | 'evidence';

/** Fields a registration needs before it can be submitted (DOMAIN §6.1; C05, C14). The USCC is asked of mainland companies. */
const requiredOfAll: RegistrationField[] = [
  'companyName',
  'country',
  'regionCode',
  'productLineId',
  'sourceCode',
  'requirement',
  'contactName',
  'contactPhone',
];
const requiredOfKind: Record<RegistrationKind, RegistrationField[]> = {
  lead: [],
  customer: ['uscc', 'firstContactOn'],
  deal: ['uscc', 'firstContactOn', 'projectName', 'amount', 'expectedCloseOn'],
};

export function requiredFields(kind: RegistrationKind, country: string | null): RegistrationField[] {
  const required = [...requiredOfAll, ...requiredOfKind[kind]];
  return country === 'CN' || country === null ? required : required.filter((field) => field !== 'uscc');
}

/** The required fields that are still empty, in the order of the form. */
export function missingFields(content: RegistrationContent): RegistrationField[] {
  const contact = content.contacts[0];
  const filled: Record<RegistrationField, boolean> = {
    kind: true,
    companyName: content.companyName !== '',
    uscc: Boolean(content.uscc),
    country: Boolean(content.country),
    regionCode: Boolean(content.regionCode),
    address: Boolean(content.address),
    website: Boolean(content.website),
    productLineId: Boolean(content.productLineId),
    projectName: Boolean(content.projectName),
    amount: content.amountMinor !== null,
    currency: Boolean(content.currency),
    expectedCloseOn: Boolean(content.expectedCloseOn),
    sourceCode: Boolean(content.sourceCode),
    firstContactOn: Boolean(content.firstContactOn),
    requirement: Boolean(content.requirement),
    contactName: Boolean(contact?.name),
    contactPhone: Boolean(contact?.phone),
    contactEmail: Boolean(contact?.email),
    evidence: true,
  };
  return requiredFields(content.kind, content.country).filter((field) => !filled[field]);
}

/** `RF-2026-0000123`: the year of receipt and the ledger's number. */
export function registrationNumber(seq: number, at: string): string {
  return `RF-${at.slice(0, 4)}-${String(seq).padStart(7, '0')}`;
}

/** `CF-2026-0000123`: a conflict carries the ledger's number of the submission or contest that opened it. */
export function conflictNumber(seq: number, at: string): string {
  return `CF-${at.slice(0, 4)}-${String(seq).padStart(7, '0')}`;
}
