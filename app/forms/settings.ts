// The forms of what the business keeps as data. Both languages are always asked for. Shared by browser and server.
import { z } from 'zod';
import { cleanLine } from '#app/domain/customer/text.ts';

// The content security policy allows no code made from text.
z.config({ jitless: true });

const line = (max: number) =>
  z
    .string()
    .optional()
    .transform((value) => cleanLine(value ?? ''))
    .pipe(z.string().max(max, 'tooLong'));
const filled = (max: number) => line(max).refine((value) => value !== '', { message: 'required', abort: true });

/** `version` is what the names were read at. */
export const companyForm = z.object({
  version: z.coerce.number('invalid').int('invalid').min(0, 'invalid'),
  nameEn: filled(191),
  nameZh: filled(191),
});

const entry = {
  nameEn: filled(191),
  nameZh: filled(191),
  extra: line(64).transform((value) => (value === '' ? null : value)),
  family: line(64).transform((value) => (value === '' ? null : value)),
};

export const addEntryForm = z.object({
  ...entry,
  code: filled(64).refine((value) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value), 'invalid'),
});

export const editEntryForm = z.object(entry);

/** Which entry a button of the list is about, and the version it was seen at. */
export const entryKeyForm = z.object({ key: filled(64), version: z.coerce.number().int().min(1) });
