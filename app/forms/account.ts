// The forms of signing in and of a person's own account. What makes a password good is the domain's to say.
import { z } from 'zod';
import { isEmail } from '#app/domain/customer/contact.ts';
import { languages } from '#app/domain/language/language.ts';

// The content security policy allows no code made from text.
z.config({ jitless: true });

const email = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(190, 'tooLong')
  .refine((text) => text === '' || isEmail(text), 'email');
const name = z.string('required').trim().min(1, 'required').max(100, 'tooLong');
/** Something was typed; a length that no password has is not worth hashing. */
const typedPassword = z.string('required').min(1, 'required').max(1000, 'tooLong');
const newPassword = { password: typedPassword, repeat: z.string('required').min(1, 'required') };

const sameTwice = <Form extends { password: string; repeat: string }>(form: Form) => form.password === form.repeat;
const differs = { error: 'mismatch', path: ['repeat'] };

export const signInForm = z.object({ email, password: typedPassword });
export const secondStepForm = z.object({ code: z.string('required').trim().min(1, 'required').max(40, 'tooLong') });
export const forgotPasswordForm = z.object({ email });
export const resetPasswordForm = z.object(newPassword).refine(sameTwice, differs);
export const acceptInvitationForm = z.object({ name, ...newPassword }).refine(sameTwice, differs);
export const profileForm = z.object({
  name,
  language: z.enum(languages, 'choose'),
  timeZone: z.string('choose').min(1, 'choose').max(64, 'unknownChoice'),
});
export const changePasswordForm = z.object({ current: typedPassword, ...newPassword }).refine(sameTwice, differs);
/** The password once more, before what a borrowed session must not do. */
export const passwordAgainForm = z.object({ current: typedPassword });
