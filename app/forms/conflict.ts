// What a ruling sends. Shared by browser and server.
import { z } from 'zod';
import { cleanText } from '#app/domain/customer/text.ts';

// The content security policy allows no code made from text.
z.config({ jitless: true });

export const longestReasons = 4000;

export const rulingChoices = ['incumbent', 'challenger', 'different'] as const;

export function rulingForm(reasonCodes: readonly string[]) {
  return z.object({
    /** The case as it was when the page was made. */
    version: z.coerce.number('invalid').int('invalid').positive('invalid'),
    outcome: z.enum(rulingChoices, 'choose'),
    reasonCode: z.string('choose').refine((code) => reasonCodes.includes(code), 'choose'),
    reasonText: z
      .string('required')
      .transform(cleanText)
      .pipe(z.string().min(1, 'required').max(longestReasons, 'tooLong')),
  });
}
