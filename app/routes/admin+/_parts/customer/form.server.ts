// What the customer form chooses from and how its action answers; shared by “new” and “edit”.
import { data } from '@remix-run/node';
import type { Translate } from '#app/copy/keys.ts';
import type { Language } from '#app/domain/language/language.ts';
import { type FormValues, type Problems, formValues } from '#app/forms/form.ts';
import type { FieldsProblem } from '#app/services/customer/check-fields.server.ts';
import type { LookAlike } from '#app/services/customer/look-alikes.server.ts';
import { type Choice, codeChoices, productLineChoices, regionChoices } from '#app/services/settings/choices.server.ts';
import type { Work } from '#app/services/work.server.ts';
import type { StaleRecord } from '../stale.tsx';
import { countryChoices } from './country-choices.server.ts';

export interface CustomerChoices {
  countries: Choice[];
  regions: Choice[];
  industries: Choice[];
  sizes: Choice[];
}

/** What the page gets back when it is not sent elsewhere. */
export interface CustomerAnswer {
  values: FormValues;
  problems?: Problems;
  lookAlikes?: LookAlike[];
  /** The customer that has the same credit code. */
  taken?: { id: string; name: string };
  /** Somebody else saved in the meantime: what stands there now. */
  stale?: StaleRecord;
}

/** `keep` are the values a customer has already, retired or not. */
export async function customerChoices(
  work: Work,
  t: Translate,
  language: Language,
  keep: { regionCode?: string | null; industryCode?: string | null; sizeCode?: string | null } = {},
): Promise<CustomerChoices> {
  const [regions, industries, sizes] = await Promise.all([
    regionChoices(work, language, keep.regionCode ?? null),
    codeChoices(work, language, 'industry', keep.industryCode ?? null),
    codeChoices(work, language, 'size', keep.sizeCode ?? null),
  ]);
  return { countries: countryChoices(t, language), regions, industries, sizes };
}

/** Product lines to choose from: those on sale, and those the customer buys already. */
export function boughtChoices(
  work: Work,
  language: Language,
  bought: readonly { productLineId: string }[],
): Promise<Choice[]> {
  return productLineChoices(work, language, ...bought.map(({ productLineId }) => productLineId));
}

/** The button that changes the form and not the customer: show more rows. Null for any other. */
export function answerInForm(form: URLSearchParams) {
  const values = formValues(form);
  return values.intent === 'moreRows' ? data<CustomerAnswer>({ values }) : null;
}

/** A service's refusal of a field, as the form shows it. */
export function answerToProblem(
  form: URLSearchParams,
  problem: FieldsProblem | { ok: false; reason: 'externalIdTaken' },
) {
  const values = formValues(form);
  const refuse = (field: string, code: 'unknownChoice' | 'taken', rest: Partial<CustomerAnswer> = {}) =>
    data<CustomerAnswer>({ values, problems: { [field]: { code } }, ...rest }, { status: 400 });
  if (problem.reason === 'unknownChoice') return refuse(problem.field, 'unknownChoice');
  if (problem.reason === 'usccTaken') {
    return refuse('uscc', 'taken', { taken: { id: problem.customerId, name: problem.name } });
  }
  return refuse('externalId', 'taken');
}
