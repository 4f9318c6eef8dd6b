// What the settings of API tokens send. Shared by browser and server.
import { z } from 'zod';
import { cleanLine } from '#app/domain/customer/text.ts';

// The content security policy allows no code made from text.
z.config({ jitless: true });

export const createTokenForm = z.object({
  name: z.string().default('').transform(cleanLine).pipe(z.string().min(1, 'required').max(100, 'tooLong')),
});

export const revokeTokenForm = z.object({ id: z.uuid('invalid') });
