// How a line of the sweep's work list is answered. Shared by browser and server.
import { z } from 'zod';
import { cleanText } from '#app/domain/customer/text.ts';
import { sweepActs } from '#app/domain/sweep/difference.ts';

// The content security policy allows no code made from text.
z.config({ jitless: true });

export const longestSweepReason = 1000;

/** Whoever dismisses a difference says why; the others may. */
export const sweepForm = z
  .object({
    act: z.enum(sweepActs, 'choose'),
    version: z.coerce.number('invalid').int('invalid').positive('invalid'),
    reason: z.string().default('').transform(cleanText).pipe(z.string().max(longestSweepReason, 'tooLong')),
  })
  .superRefine((values, context) => {
    if (values.act === 'dismiss' && values.reason === '')
      context.addIssue({ code: 'custom', path: ['reason'], message: 'required' });
  })
  .transform(({ reason, ...rest }) => ({ ...rest, reason: reason || null }));
