// What acknowledging a probing alert and planting decoys send. Shared by browser and server.
import { z } from 'zod';
import { cleanText } from '#app/domain/customer/text.ts';

// The content security policy allows no code made from text.
z.config({ jitless: true });

const longestNote = 2000;
export const mostDecoys = 200;

export const acknowledgeForm = z.object({
  /** The alert as it was when the page was made. */
  version: z.coerce.number('invalid').int('invalid').positive('invalid'),
  note: z.string('required').transform(cleanText).pipe(z.string().min(1, 'required').max(longestNote, 'tooLong')),
  lift: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
});

export const plantForm = z.object({
  count: z.coerce.number('invalid').int('invalid').min(1, 'invalid').max(mostDecoys, 'invalid'),
});
