// What is said of two records. Shared by browser and server.
import { z } from 'zod';
import { cleanText } from '#app/domain/customer/text.ts';
import { longestLabelNote, pairLabels } from '#app/domain/duplicate/label.ts';

// The content security policy allows no code made from text.
z.config({ jitless: true });

export const labelForm = z.object({
  label: z.enum(pairLabels, 'choose'),
  note: z
    .string()
    .default('')
    .transform(cleanText)
    .pipe(z.string().max(longestLabelNote, 'tooLong'))
    .transform((value) => value || null),
  /** Names the evidence on the page. */
  evidence: z.string('invalid').regex(/^[0-9a-f]{64}$/, 'invalid'),
});
