// The schema of the registration form: formats, limits, what is required, and the content that comes of it.
// Shared by browser and server. What stands in the way of a customer is not asked here.
import { z } from 'zod';
import { addYears } from '#app/domain/calendar/day.ts';
import { type Day, isDay } from '#app/domain/calendar/instant.ts';
import { isEmail, isPhone } from '#app/domain/customer/contact.ts';
import { countries } from '#app/domain/customer/country.ts';
import { cleanLine, cleanText, isCompanyName } from '#app/domain/customer/text.ts';
import { canonicalUscc, isUscc } from '#app/domain/customer/uscc.ts';
import { type Currency, currencies, decimalsOf, largestAmount, minorUnits } from '#app/domain/money/money.ts';
import {
  type RegistrationContact,
  type RegistrationContent,
  type RegistrationField,
  missingFields,
  registrationKinds,
} from '#app/domain/registration/registration.ts';
import {
  type RegistrationChoices,
  contactFields,
  contactPositions,
  kindOf,
  longestName,
  longestText,
  yearsAhead,
  yearsBack,
} from './registration-fields.ts';

// The content security policy allows no code made from text.
z.config({ jitless: true });

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
