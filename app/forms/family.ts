// The form that relates a customer to another, or to a name. Whether the other exists is not asked here.
import { z } from 'zod';
import { relationKinds } from '#app/domain/customer/family.ts';
import { cleanLine } from '#app/domain/customer/text.ts';

// The content security policy allows no code made from text.
z.config({ jitless: true });

const line = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => cleanLine(value ?? ''))
    .pipe(z.string().max(max, 'tooLong'));
const day = line(10)
  .refine((value) => value === '' || (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))), 'day')
  .transform((value) => value || null);

/** The other is a customer's id, or empty with a name; `side` says which of the two is the lower. */
export const relateForm = z
  .object({
    otherId: line(36).refine((value) => value === '' || z.uuid().safeParse(value).success, 'unknownChoice'),
    otherName: line(400),
    kind: z.enum(relationKinds, 'choose'),
    side: z.enum(['otherIsLower', 'otherIsUpper']).default('otherIsLower'),
    validFrom: day,
    validUntil: day,
  })
  .superRefine((values, context) => {
    if (values.otherId === '' && values.otherName === '')
      context.addIssue({ code: 'custom', path: ['otherId'], message: 'choose' });
  });
