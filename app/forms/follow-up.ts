// Recording a follow-up: which kind, on which day, what came of it. Shared by browser and server.
import { z } from 'zod';
import { addYears } from '#app/domain/calendar/day.ts';
import { type Day, isDay } from '#app/domain/calendar/instant.ts';
import { followUpKinds, longestNote } from '#app/domain/claim/follow-up.ts';
import { cleanText } from '#app/domain/customer/text.ts';

/** `today` in the viewer's zone; a follow-up may lie up to a year back. `stages` are the codes to choose from, or none. */
export function followUpForm(today: Day, stages: readonly string[]) {
  return z.object({
    /** Made with the form: the same form sent twice is one record. */
    id: z.uuid().optional().catch(undefined),
    kind: z.enum(followUpKinds, 'choose'),
    on: z
      .string()
      .default('')
      .refine((value) => value !== '', { message: 'required', abort: true })
      .refine(isDay, { message: 'day', abort: true })
      .refine((value) => value <= today, 'dayInFuture')
      .refine((value) => value >= addYears(today, -1), 'dayTooFar'),
    stage: z
      .string()
      .default('')
      .transform((code) => code || null)
      .refine((code) => code === null || stages.includes(code), 'unknownChoice'),
    note: z.string().default('').transform(cleanText).pipe(z.string().min(1, 'required').max(longestNote, 'tooLong')),
  });
}
