// The fields of the registration form: names, limits, and the way between what is typed and what is kept. No checks:
// the schema is `registration.ts`, which the browser loads only when somebody begins to type.
import { majorText } from '#app/domain/money/money.ts';
import {
  type RegistrationContent,
  type RegistrationKind,
  registrationKinds,
} from '#app/domain/registration/registration.ts';
import type { Day } from '#app/domain/calendar/instant.ts';
import type { FormValues } from './form.ts';

/** What the form may choose from, and the viewer's today. */
export interface RegistrationChoices {
  today: Day;
  productLineIds: readonly string[];
  regionCodes: readonly string[];
  sourceCodes: readonly string[];
}

export const mostContacts = 5;
export const longestName = 400;
export const longestText = 4000;
/** Years a first contact may lie back, and an expected close ahead. */
export const yearsBack = 2;
export const yearsAhead = 5;

/** Field names of contact 1 … 5; the first carries no number. */
export function contactFields(position: number) {
  const suffix = position === 1 ? '' : String(position);
  return {
    name: `contactName${suffix}`,
    title: `contactTitle${suffix}`,
    phone: `contactPhone${suffix}`,
    email: `contactEmail${suffix}`,
  } as const;
}

export const contactPositions = Array.from({ length: mostContacts }, (_, index) => index + 1);
const contactNames = contactPositions.flatMap((position) => Object.values(contactFields(position)));

/** Every field the form keeps, in the order of the page. */
export const registrationFieldNames: readonly string[] = [
  'kind',
  'companyName',
  'uscc',
  'country',
  'regionCode',
  'address',
  'website',
  'productLineId',
  'projectName',
  'amount',
  'currency',
  'expectedCloseOn',
  'sourceCode',
  'firstContactOn',
  ...contactNames,
  'requirement',
];

/** What a pre-check asks about. */
export const precheckFieldNames = [
  'companyName',
  'uscc',
  'website',
  'regionCode',
  'productLineId',
  'projectName',
  'contactPhone',
  'contactEmail',
] as const;

export function kindOf(value: unknown): RegistrationKind {
  return registrationKinds.find((kind) => kind === value) ?? 'customer';
}

/** Content as the form shows it: the way back from a stored registration. */
export function valuesOf(content: RegistrationContent): FormValues {
  const values: FormValues = {};
  const put = (name: string, value: string | null) => {
    if (value !== null && value !== '') values[name] = value;
  };
  const { contacts, amountMinor, ...fields } = content;
  for (const [name, value] of Object.entries(fields)) put(name, value);
  if (amountMinor !== null) put('amount', majorText(amountMinor, content.currency ?? 'CNY'));
  contacts.slice(0, mostContacts).forEach((contact, index) => {
    const names = contactFields(index + 1);
    for (const part of ['name', 'title', 'phone', 'email'] as const) put(names[part], contact[part]);
  });
  return values;
}

/** The form's own fields as typed, nothing else: what a draft keeps. */
export function keptValues(values: FormValues): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of registrationFieldNames) {
    const value = values[name];
    if (typeof value === 'string' && value !== '') kept[name] = value;
  }
  return kept;
}

/** True when two texts of the form say the same; how a line ends is the sender's habit. */
export function sameValues(one: Record<string, string>, other: Record<string, string>): boolean {
  const text = (value: string | undefined) => (value ?? '').replaceAll('\r\n', '\n');
  return registrationFieldNames.every((name) => text(one[name]) === text(other[name]));
}

/** What a list shows of a draft, from values that may be anything. */
export function draftSummary(values: FormValues, productLineIds: readonly string[]) {
  const companyName = typeof values.companyName === 'string' ? values.companyName : '';
  const productLineId = productLineIds.find((id) => id === values.productLineId) ?? null;
  return { kind: kindOf(values.kind), companyName, productLineId };
}
