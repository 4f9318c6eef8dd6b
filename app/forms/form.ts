// From a submitted form to a checked value, or to problems field by field. Shared by browser and server.
import type { z } from 'zod';

/** `code` is a key of `errors:field`; `values` fill its sentence. */
export interface FieldProblem {
  code: FieldProblemCode;
  values?: Record<string, string | number>;
}

export const fieldProblemCodes = [
  'required',
  'tooLong',
  'tooShort',
  'notAName',
  'uscc',
  'phone',
  'email',
  'website',
  'day',
  'dayInFuture',
  'dayTooFar',
  'dayInPast',
  'amount',
  'amountTooLarge',
  'choose',
  'unknownChoice',
  'number',
  'tooSmall',
  'tooLarge',
  'weakPassword',
  'commonPassword',
  'mismatch',
  'wrongPassword',
  'wrongCode',
  'taken',
  'fileType',
  'fileTooLarge',
  'fileEmpty',
  'tooManyFiles',
  'sameFile',
  'tooOften',
  'notSent',
  'signedOut',
  'invalid',
] as const;
export type FieldProblemCode = (typeof fieldProblemCodes)[number];

export type Problems = Record<string, FieldProblem>;
export type FormValues = Record<string, string | string[]>;
export type FormResult<Value> = { ok: true; value: Value } | { ok: false; problems: Problems; values: FormValues };

/** The fields of a form; a name ending in `[]` gives a list (without the brackets), of any other the last value counts. Files are left out. */
export function formValues(form: FormData | URLSearchParams): FormValues {
  const values = Object.create(null) as FormValues;
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string') continue;
    if (name.endsWith('[]')) {
      const key = name.slice(0, -2);
      const list = values[key];
      values[key] = Array.isArray(list) ? [...list, value] : [value];
    } else values[name] = value;
  }
  return values;
}

export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData | URLSearchParams,
): FormResult<z.infer<Schema>> {
  const values = formValues(form);
  const parsed = schema.safeParse(values);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problems: problemsOf(parsed.error), values };
}

/** What is wrong with a form that several schemas share, each looking at its own fields. */
export function problemsIn(form: FormData | URLSearchParams, schemas: readonly z.ZodType[]): Problems {
  const problems: Problems = {};
  for (const schema of schemas) {
    const parsed = parseForm(schema, form);
    if (!parsed.ok) Object.assign(problems, parsed.problems);
  }
  return problems;
}

/** The first problem of each field. A schema's messages are `FieldProblemCode`s; any other message reads as `invalid`. */
export function problemsOf(error: z.ZodError): Problems {
  const problems: Problems = {};
  for (const issue of error.issues) {
    const field = issue.path.join('.') || 'form';
    if (problems[field]) continue;
    const code = (fieldProblemCodes as readonly string[]).includes(issue.message)
      ? (issue.message as FieldProblemCode)
      : 'invalid';
    const values: Record<string, string | number> = {};
    if ('maximum' in issue && typeof issue.maximum === 'number') values.max = issue.maximum;
    if ('minimum' in issue && typeof issue.minimum === 'number') values.min = issue.minimum;
    problems[field] = { code, values };
  }
  return problems;
}
