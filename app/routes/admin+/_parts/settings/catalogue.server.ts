// The loader and the action behind every list of the settings: product lines, regions, code lists.
import { type AppLoadContext, data, redirect } from '@remix-run/node';
import type { Translate } from '#app/copy/keys.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import { type FieldProblemCode, type FormValues, type Problems, formValues, parseForm } from '#app/forms/form.ts';
import { addEntryForm, editEntryForm, entryKeyForm } from '#app/forms/settings.ts';
import { errorResponse } from '#app/http/errors.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import {
  type Catalogue,
  type CatalogueAnswer,
  addToCatalogue,
  editInCatalogue,
  listCatalogue,
  moveInCatalogue,
  setCatalogueStatus,
} from '#app/services/settings/catalogue.server.ts';
import type { Origin, Work } from '#app/services/work.server.ts';
import type { StaleRecord } from '../stale.tsx';

interface SettingsAsked {
  work: Work;
  actor: StaffActor;
  url: URL;
}

export async function readCatalogue({ work, actor, url }: SettingsAsked, catalogue: Catalogue) {
  const entries = await listCatalogue(work, actor, catalogue);
  return {
    entries,
    editing: entries.find((entry) => entry.key === url.searchParams.get('edit')) ?? null,
    mayWrite: decide(actor, 'settings:write').allowed,
  };
}

export interface CatalogueFormAnswer {
  values: FormValues;
  problems: Problems;
  /** Somebody else saved in the meantime: what stands there now. */
  stale?: StaleRecord;
}

interface WriteAsked extends SettingsAsked {
  origin: Origin;
  t: Translate;
  context: AppLoadContext;
}

type Problem = Exclude<Extract<CatalogueAnswer, { ok: false }>['reason'], 'stale'>;
const problemOf: Record<Problem, [field: string, code: FieldProblemCode]> = {
  codeTaken: ['code', 'taken'],
  unknownChoice: ['extra', 'unknownChoice'],
  circle: ['extra', 'invalid'],
};

/** @param here the list's own address, to come back to */
export async function changeCatalogue(asked: WriteAsked, catalogue: Catalogue, form: URLSearchParams, here: string) {
  const { work, actor, origin, t, context } = asked;
  const invalid = (parsed: { values: FormValues; problems: Problems }) =>
    data<CatalogueFormAnswer>({ values: parsed.values, problems: parsed.problems }, { status: 400 });
  const intent = form.get('intent');
  let done: CatalogueAnswer;
  if (intent === 'add') {
    const parsed = parseForm(addEntryForm, form);
    if (!parsed.ok) return invalid(parsed);
    done = await addToCatalogue(work, actor, origin, catalogue, parsed.value);
  } else {
    const seen = parseForm(entryKeyForm, form);
    if (!seen.ok) throw errorResponse('badRequest');
    if (intent === 'edit') {
      const parsed = parseForm(editEntryForm, form);
      if (!parsed.ok) return invalid(parsed);
      done = await editInCatalogue(work, actor, origin, catalogue, seen.value, parsed.value);
    } else if (intent === 'retire' || intent === 'revive') {
      const status = intent === 'retire' ? 'retired' : 'active';
      done = await setCatalogueStatus(work, actor, origin, catalogue, seen.value, status);
    } else if (intent === 'up' || intent === 'down') {
      done = await moveInCatalogue(work, actor, origin, catalogue, seen.value.key, intent === 'up' ? -1 : 1);
    } else throw errorResponse('badRequest');
  }
  if (!done.ok && done.reason === 'stale' && done.current) {
    const { version, ...entry } = done.current;
    const stands = { ...entry, extra: entry.extra ?? '', family: entry.family ?? '' };
    const answer = { values: formValues(form), problems: {}, stale: { version, values: stands } };
    return data<CatalogueFormAnswer>(answer, { status: 409 });
  }
  if (!done.ok && done.reason !== 'stale') {
    const [field, code] = problemOf[done.reason];
    return invalid({ values: formValues(form), problems: { [field]: { code } } });
  }
  if (done.ok) {
    if (intent !== 'up' && intent !== 'down') leaveFlash(context, t('settings:saved'));
  } else leaveFlash(context, t('settings:stale'), 'warning');
  throw redirect(here, 303);
}
