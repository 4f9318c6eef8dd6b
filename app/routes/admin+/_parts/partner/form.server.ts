// What the partner form chooses from and how a service's refusal reads in it; shared by “new” and “edit”.
import { data } from '@remix-run/node';
import type { Language } from '#app/domain/language/language.ts';
import { type FormValues, type Problems, formValues } from '#app/forms/form.ts';
import type { CreatePartnerAnswer, EditPartnerAnswer } from '#app/services/partner/save.server.ts';
import { partnerFormChoices } from '#app/services/partner/view.server.ts';
import { type Choice, productLineChoices, regionChoices } from '#app/services/settings/choices.server.ts';
import type { Work } from '#app/services/work.server.ts';
import type { StaleRecord } from '../stale.tsx';

export interface PartnerChoices {
  parents: Choice[];
  managers: Choice[];
  regions: Choice[];
  lines: Choice[];
}

export interface PartnerAnswer {
  values: FormValues;
  problems?: Problems;
  /** Somebody else saved in the meantime: what stands there now. */
  stale?: StaleRecord;
}

/** `keep` are the choices a partner has already, retired or not. */
export async function partnerChoices(
  work: Work,
  language: Language,
  partnerId: string | null,
  keep: { regionCodes: string[]; productLineIds: string[] } = { regionCodes: [], productLineIds: [] },
): Promise<PartnerChoices> {
  const [{ parents, managers }, regions, lines] = await Promise.all([
    partnerFormChoices(work, partnerId),
    regionChoices(work, language, ...keep.regionCodes),
    productLineChoices(work, language, ...keep.productLineIds),
  ]);
  const named = (rows: { id: string; name: string }[]) => rows.map(({ id, name }) => ({ value: id, label: name }));
  return { parents: named(parents), managers: named(managers), regions, lines };
}

type Refused = Exclude<Extract<CreatePartnerAnswer | EditPartnerAnswer, { ok: false }>, { reason: 'stale' }>;

export function answerToRefusal(form: URLSearchParams, refused: Refused) {
  const problems: Problems =
    refused.reason === 'unknownChoice'
      ? { [refused.field]: { code: 'unknownChoice' } }
      : refused.reason === 'codeTaken'
        ? { code: { code: 'taken' } }
        : { parentId: { code: 'invalid' } };
  return data<PartnerAnswer>({ values: formValues(form), problems }, { status: 400 });
}
