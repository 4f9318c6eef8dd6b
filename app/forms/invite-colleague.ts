// A partner's manager invites a colleague. Shared by browser and server.
import { z } from 'zod';
import { colleagueRoles } from '#app/domain/account/colleague.ts';
import { canonicalEmail, isEmail } from '#app/domain/customer/contact.ts';
import { cleanLine } from '#app/domain/customer/text.ts';

export const inviteColleagueForm = z.object({
  name: z.string().default('').transform(cleanLine).pipe(z.string().min(1, 'required').max(100, 'tooLong')),
  email: z
    .string()
    .default('')
    .transform(canonicalEmail)
    .pipe(
      z
        .string()
        .min(1, 'required')
        .max(190, 'tooLong')
        .refine((value) => value === '' || isEmail(value), 'email'),
    ),
  role: z.enum(colleagueRoles, 'choose'),
  language: z.enum(['en', 'zh-CN'], 'choose'),
});
