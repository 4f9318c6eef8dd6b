// The forms about a person's account, as those who look after people fill them. Shared by browser and server.
import { z } from 'zod';
import { type Role, roles } from '#app/domain/access/permission.ts';
import { isEmail } from '#app/domain/customer/contact.ts';
import { cleanLine } from '#app/domain/customer/text.ts';
import { languages } from '#app/domain/language/language.ts';

// The content security policy allows no code made from text.
z.config({ jitless: true });

const line = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => cleanLine(value ?? ''))
    .pipe(z.string().max(max, 'tooLong'))
    .refine((value) => value !== '', { message: 'required', abort: true });
const many = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [...new Set(value === undefined ? [] : [value].flat())]);
const someRoles = many
  .refine((values) => values.length > 0, { message: 'choose', abort: true })
  .refine((values) => values.every((value) => (roles as readonly string[]).includes(value)), 'unknownChoice')
  .transform((values) => values as Role[]);

export const inviteForm = z.object({
  name: line(191),
  email: line(190).refine(isEmail, 'email'),
  roles: someRoles,
  language: z.enum(languages, 'choose'),
});

export const editUserForm = z.object({
  version: z.coerce.number().int().min(1),
  roles: someRoles,
  regionCodes: many.pipe(z.array(z.string().max(64, 'unknownChoice')).max(1000, 'unknownChoice')),
});
