// The registration form: its fields, their limits and formats, and the way to and from a registration's content.
// Shared by browser and server. What stands in the way of a customer is not asked here.
import { z } from 'zod';
import { addYears } from '#app/domain/calendar/day.ts';
import { type Day, isDay } from '#app/domain/calendar/instant.ts';
import { isEmail, isPhone } from '#app/domain/customer/contact.ts';
import { cleanLine, cleanText, isCompanyName } from '#app/domain/customer/text.ts';
import { canonicalUscc, isUscc } from '#app/domain/customer/uscc.ts';
import {
  type Currency,
  currencies,
  decimalsOf,
  largestAmount,
  majorText,
  minorUnits,
} from '#app/domain/money/money.ts';
import {
  type RegistrationContact,
  type RegistrationContent,
  type RegistrationField,
  type RegistrationKind,
  missingFields,
  registrationKinds,
} from '#app/domain/registration/registration.ts';
import type { FormValues } from './form.ts';

// The content security policy allows no code made from text.
z.config({ jitless: true });

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

const contactPositions = Array.from({ length: mostContacts }, (_, index) => index + 1);
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

/** Countries and territories to choose from; ISO 3166-1 alpha-2. */
export const countries = [
  ...(['CN', 'HK', 'MO', 'TW', 'AE', 'AU', 'BR', 'CA', 'DE', 'ES', 'FR', 'GB', 'ID', 'IN', 'IT'] as const),
  ...(['JP', 'KR', 'MX', 'MY', 'NL', 'PH', 'RU', 'SA', 'SG', 'TH', 'TR', 'US', 'VN', 'ZA'] as const),
] as const;

export function isCountry(code: string | null): code is (typeof countries)[number] {
  return (countries as readonly (string | null)[]).includes(code);
}

const text = z.string().optional();
const line = (max: number) => text.transform((value) => cleanLine(value ?? '')).pipe(z.string().max(max, 'tooLong'));
const isWebsite = (value: string) =>
  /^(?:https?:\/\/)?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?:[:/?#]\S*)?$/iu.test(value);

const oneOf = (choices: readonly string[]) =>
  line(64).refine((value) => value === '' || choices.includes(value), 'unknownChoice');
const format = (max: number, holds: (value: string) => boolean, code: string) =>
  line(max).refine((value) => value === '' || holds(value), code);
const day = (earliest: Day, latest: Day, early: string, late: string) =>
  line(32)
    .refine((value) => value === '' || isDay(value), { message: 'day', abort: true })
    .refine((value) => value === '' || value >= earliest, early)
    .refine((value) => value === '' || value <= latest, late);

const contactShape = Object.fromEntries(
  contactPositions.flatMap((position) => {
    const names = contactFields(position);
    return [
      [names.name, line(191)],
      [names.title, line(191)],
      [names.phone, format(60, isPhone, 'phone')],
      [names.email, format(190, isEmail, 'email')],
    ];
  }),
);

/** The schema of a complete registration. Its messages are codes of `FieldProblemCode`. */
export function registrationForm({ today, productLineIds, regionCodes, sourceCodes }: RegistrationChoices) {
  return z
    .object({
      ...contactShape,
      kind: oneOf(registrationKinds).refine((value) => value !== '', 'choose'),
      companyName: format(longestName, isCompanyName, 'notAName'),
      uscc: text
        .transform((value) => canonicalUscc(cleanLine(value ?? '')))
        .pipe(
          z
            .string()
            .max(64, 'uscc')
            .refine((value) => value === '' || isUscc(value), 'uscc'),
        ),
      country: oneOf(countries),
      regionCode: oneOf(regionCodes),
      address: line(longestName),
      website: format(longestName, isWebsite, 'website'),
      productLineId: oneOf(productLineIds),
      projectName: line(longestName),
      amount: line(40),
      currency: oneOf(currencies),
      expectedCloseOn: day(today, addYears(today, yearsAhead), 'dayInPast', 'dayTooFar'),
      sourceCode: oneOf(sourceCodes),
      firstContactOn: day(addYears(today, -yearsBack), today, 'dayTooFar', 'dayInFuture'),
      requirement: text.transform((value) => cleanText(value ?? '')).pipe(z.string().max(longestText, 'tooLong')),
    })
    .superRefine(
      (values, context) => {
        const add = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
        const typed = values as Record<string, unknown>;
        const content = contentFrom(typed);
        const amount = line(40).safeParse(typed.amount).data ?? '';
        if (amount !== '' && content.amountMinor === null) add('amount', 'amount');
        else if (
          content.amountMinor !== null &&
          content.amountMinor > largestAmount * 10 ** decimalsOf(content.currency ?? 'CNY')
        ) {
          add('amount', 'amountTooLarge');
        }
        const missing = missingFields({ ...content, amountMinor: amount === '' ? null : 0 });
        for (const field of missing) add(field, 'required');
        for (const position of contactPositions) {
          const names = contactFields(position);
          const given = [typed[names.title], typed[names.phone], typed[names.email]].some(Boolean);
          if (given && !typed[names.name] && !missing.includes(names.name as RegistrationField))
            add(names.name, 'required');
        }
      },
      // Also where a single field was refused, so that everything is said at once.
      { when: () => true },
    )
    .transform((values) => contentFrom(values));
}

function contentFrom(values: Record<string, unknown>): RegistrationContent {
  const typed = (name: string): string | null => {
    const value = values[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const currency = (currencies as readonly string[]).includes(typed('currency') ?? '')
    ? (typed('currency') as Currency)
    : null;
  const amount = typed('amount');
  const amountMinor = amount === null ? null : minorUnits(amount, currency ?? 'CNY');
  const contacts = contactPositions.flatMap((position): RegistrationContact[] => {
    const names = contactFields(position);
    const contact = {
      name: typed(names.name) ?? '',
      title: typed(names.title),
      phone: typed(names.phone),
      email: typed(names.email),
    };
    return contact.name || contact.phone || contact.email || contact.title ? [contact] : [];
  });
  return {
    kind: kindOf(typed('kind')),
    companyName: typed('companyName') ?? '',
    uscc: typed('uscc'),
    country: typed('country'),
    regionCode: typed('regionCode'),
    address: typed('address'),
    website: typed('website'),
    productLineId: typed('productLineId'),
    projectName: typed('projectName'),
    amountMinor,
    currency: amountMinor === null ? null : (currency ?? 'CNY'),
    expectedCloseOn: typed('expectedCloseOn'),
    sourceCode: typed('sourceCode'),
    firstContactOn: typed('firstContactOn'),
    requirement: typed('requirement'),
    contacts,
  };
}

function kindOf(value: unknown): RegistrationKind {
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

/** What a list shows of a draft, from values that may be anything. */
export function draftSummary(values: FormValues, productLineIds: readonly string[]) {
  const companyName = typeof values.companyName === 'string' ? values.companyName : '';
  const productLineId = productLineIds.find((id) => id === values.productLineId) ?? null;
  return { kind: kindOf(values.kind), companyName, productLineId };
}
