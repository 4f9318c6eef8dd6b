// What a reviewer's forms send, one schema for each thing that can be done. Shared by browser and server.
import { z } from 'zod';
import { cleanText } from '#app/domain/customer/text.ts';
import type { RegistrationField } from '#app/domain/registration/registration.ts';

// The content security policy allows no code made from text.
z.config({ jitless: true });

export const longestMessage = 2000;

/** What can be asked for when a registration is returned, in the order of the partner's form. */
export const returnableFields = [
  'companyName',
  'uscc',
  'country',
  'regionCode',
  'address',
  'website',
  'productLineId',
  'projectName',
  'amount',
  'expectedCloseOn',
  'sourceCode',
  'firstContactOn',
  'contactName',
  'contactPhone',
  'contactEmail',
  'requirement',
  'evidence',
] as const satisfies readonly RegistrationField[];

/** The registration as it was when the page was made. */
const version = z.coerce.number('invalid').int('invalid').positive('invalid');
const text = z.string().default('').transform(cleanText);
const optionalText = text.pipe(z.string().max(longestMessage, 'tooLong')).transform((value) => value || null);

/** `new`, or `same:` and a customer's id; `newReason` says why it is new although its name is known. */
export const approveForm = z.object({
  version,
  newReason: z
    .string()
    .max(64, 'unknownChoice')
    .default('')
    .transform((code) => code || null),
  resolution: z
    .union([z.literal('new'), z.templateLiteral(['same:', z.uuid()])], 'choose')
    .transform((value) =>
      value === 'new' ? { kind: 'new' as const } : { kind: 'same' as const, customerId: value.slice('same:'.length) },
    ),
});

export function rejectForm(reasonCodes: readonly string[]) {
  return z.object({
    version,
    reasonCode: z.string('choose').refine((code) => reasonCodes.includes(code), 'choose'),
    message: optionalText,
    note: optionalText,
  });
}

/** Fields ticked, words, or both: something must say what is missing. */
export const returnForm = z
  .object({
    version,
    fields: z.array(z.enum(returnableFields, 'unknownChoice')).default([]),
    message: text.pipe(z.string().max(longestMessage, 'tooLong')),
  })
  .refine(({ fields, message }) => fields.length > 0 || message !== '', { message: 'required', path: ['message'] });

export const disputeForm = z.object({ version, claimId: z.uuid('choose') });

export const undoForm = z.object({ version });
