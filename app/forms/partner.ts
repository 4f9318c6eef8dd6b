// The form of a partner: its fields, limits and formats. Shared by browser and server. Whether ids exist is not asked here.
import { z } from 'zod';
import { cleanLine, isCompanyName } from '#app/domain/customer/text.ts';
import { languages } from '#app/domain/language/language.ts';
import { partnerKinds, partnerTiers } from '#app/domain/partner/partner.ts';

// The content security policy allows no code made from text.
z.config({ jitless: true });

/** Live claims nobody could look after. */
export const largestCapacity = 100_000;

const line = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => cleanLine(value ?? ''))
    .pipe(z.string().max(max, 'tooLong'));
const idOrNull = line(36)
  .refine((value) => value === '' || z.uuid().safeParse(value).success, 'unknownChoice')
  .transform((value) => (value === '' ? null : value));
const many = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [...new Set(value === undefined ? [] : [value].flat())])
  .pipe(z.array(z.string().max(64, 'unknownChoice')).max(1000, 'unknownChoice'));

export const partnerForm = z.object({
  code: line(64)
    .refine((value) => value !== '', { message: 'required', abort: true })
    .refine((value) => /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(value), 'invalid'),
  name: line(191)
    .refine((value) => value !== '', { message: 'required', abort: true })
    .refine(isCompanyName, 'notAName'),
  kind: z.enum(partnerKinds, 'choose'),
  tier: z.enum(partnerTiers, 'choose'),
  parentId: idOrNull,
  seesResellers: z
    .string()
    .optional()
    .transform((value) => value === 'on'),
  capacity: line(12)
    .refine((value) => /^\d{1,9}$/.test(value), { message: 'number', abort: true })
    .transform(Number)
    .pipe(z.number().max(largestCapacity, 'tooLarge')),
  language: z.enum(languages, 'choose'),
  channelManagerId: idOrNull,
  regionCodes: many,
  productLineIds: many,
});
