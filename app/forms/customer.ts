// The form of a master customer: its fields, limits and formats. Shared by browser and server. Whether a choice exists
// and whether the company is known already is not asked here.
import { z } from 'zod';
import { isEmail, isPhone } from '#app/domain/customer/contact.ts';
import { otherNameKinds } from '#app/domain/customer/customer.ts';
import { cleanLine, cleanText, isCompanyName } from '#app/domain/customer/text.ts';
import { canonicalUscc, isUscc } from '#app/domain/customer/uscc.ts';
import type { FormValues } from './form.ts';

// The content security policy allows no code made from text.
z.config({ jitless: true });

export const longestName = 400;
export const mostNames = 30;
export const mostContacts = 40;

const text = z.string().optional();
const line = (max: number) => text.transform((value) => cleanLine(value ?? '')).pipe(z.string().max(max, 'tooLong'));
const orNull = (value: string) => (value === '' ? null : value);
const lines = (max: number, most: number) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat()).map(cleanLine))
    .pipe(z.array(z.string().max(max, 'tooLong')).max(most, 'tooLarge'));
const kindsOf = <Kind extends string>(kinds: readonly Kind[], most: number) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat()))
    .pipe(z.array(z.enum(kinds as readonly [Kind, ...Kind[]], 'unknownChoice')).max(most, 'tooLarge'));

const domain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u;

/** `https://www.Example.com/en` → `example.com` */
export function domainOf(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/:?#].*$/, '');
}

/** Rows of names are `nameKind[]` and `nameValue[]`, of contacts `contactKind[]`, `contactValue[]` and `contactPerson[]`; rows without a value are dropped. */
export const customerForm = z
  .object({
    legalName: line(longestName)
      .refine((value) => value !== '', 'required')
      .refine((value) => value === '' || isCompanyName(value), 'notAName'),
    nameKind: kindsOf(otherNameKinds, mostNames),
    nameValue: lines(longestName, mostNames),
    uscc: text
      .transform((value) => canonicalUscc(cleanLine(value ?? '')))
      .pipe(z.string().max(64, 'uscc'))
      .refine((value) => value === '' || isUscc(value), 'uscc'),
    registrationNumber: line(64),
    country: line(2)
      .transform((value) => value.toUpperCase())
      .refine((value) => /^[A-Z]{2}$/.test(value), 'choose'),
    regionCode: line(64),
    address: line(longestName),
    industryCode: line(64),
    sizeCode: line(64),
    website: line(longestName)
      .transform(domainOf)
      .pipe(z.string().max(191, 'tooLong'))
      .refine((value) => value === '' || domain.test(value), 'website'),
    sourceSystem: line(64),
    externalId: line(191),
    notes: text.transform((value) => cleanText(value ?? '')).pipe(z.string().max(4000, 'tooLong')),
    contactKind: kindsOf(['phone', 'email'] as const, mostContacts),
    contactValue: lines(191, mostContacts),
    contactPerson: lines(191, mostContacts),
  })
  .superRefine((values, context) => {
    const add = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    values.contactValue.forEach((value, row) => {
      if (value === '') return;
      if (values.contactKind[row] === 'email' ? !isEmail(value) : !isPhone(value)) {
        add(['contactValue', row], values.contactKind[row] === 'email' ? 'email' : 'phone');
      }
    });
    values.nameValue.forEach((value, row) => {
      if (value !== '' && !isCompanyName(value)) add(['nameValue', row], 'notAName');
    });
    // One without the other cannot be found again.
    if ((values.sourceSystem === '') !== (values.externalId === '')) {
      add([values.sourceSystem === '' ? 'sourceSystem' : 'externalId'], 'required');
    }
  })
  .transform((values) => ({
    legalName: values.legalName,
    otherNames: distinct(
      values.nameValue.flatMap((value, row) =>
        value === '' || value === values.legalName ? [] : [{ kind: values.nameKind[row] ?? 'alias', value }],
      ),
      ({ kind, value }) => `${kind} ${value}`,
    ),
    uscc: orNull(values.uscc),
    registrationNumber: orNull(values.registrationNumber),
    country: values.country,
    regionCode: orNull(values.regionCode),
    address: orNull(values.address),
    industryCode: orNull(values.industryCode),
    sizeCode: orNull(values.sizeCode),
    websiteDomain: orNull(values.website),
    sourceSystem: orNull(values.sourceSystem),
    externalId: orNull(values.externalId),
    notes: orNull(values.notes),
    contacts: distinct(
      values.contactValue.flatMap((value, row) =>
        value === ''
          ? []
          : [
              {
                kind: values.contactKind[row] ?? ('phone' as const),
                value,
                person: orNull(values.contactPerson[row] ?? ''),
              },
            ],
      ),
      ({ kind, value }) => `${kind} ${value}`,
    ),
  }));

export type CustomerInput = z.infer<typeof customerForm>;

function distinct<Item>(items: Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed();
}

interface CustomerShown extends Omit<CustomerInput, 'otherNames'> {
  names: { kind: string; value: string }[];
}

/** A customer as the form shows it. */
export function valuesOfCustomer(customer: CustomerShown): FormValues {
  const others = customer.names.filter(({ kind }) => kind !== 'legal');
  const values: FormValues = {
    nameKind: others.map(({ kind }) => kind),
    nameValue: others.map(({ value }) => value),
    contactKind: customer.contacts.map(({ kind }) => kind),
    contactValue: customer.contacts.map(({ value }) => value),
    contactPerson: customer.contacts.map(({ person }) => person ?? ''),
    website: customer.websiteDomain ?? '',
  };
  const plain = [
    'legalName',
    'uscc',
    'registrationNumber',
    'country',
    'regionCode',
    'address',
    'industryCode',
    'sizeCode',
    'sourceSystem',
    'externalId',
    'notes',
  ] as const;
  for (const field of plain) values[field] = customer[field] ?? '';
  return values;
}

/** Keeping a customer for direct sales. Whether the choices exist is not asked here. */
export const houseForm = z.object({
  productLineId: line(36).transform(orNull),
  reasonCode: line(64).refine((value) => value !== '', 'choose'),
  expiresOn: line(10)
    .refine((value) => value !== '', { message: 'required', abort: true })
    .refine((value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)), 'day'),
});
