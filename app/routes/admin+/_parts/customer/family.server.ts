// The family panel's part of the customer page's loader and action.
import { type AppLoadContext, redirect } from '@remix-run/node';
import type { Translate } from '#app/copy/keys.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import { endOfDay, startOfDay } from '#app/domain/calendar/zoned.ts';
import { relateForm } from '#app/forms/family.ts';
import { type FieldProblemCode, type FormValues, type Problems, formValues, parseForm } from '#app/forms/form.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { listKnownNames } from '#app/services/customer/known-names.server.ts';
import { suggestCustomers } from '#app/services/customer/suggest.server.ts';
import { type RelateAnswer, endRelation, relateCustomers } from '#app/services/family/relate.server.ts';
import { confirmSuggestion, dismissSuggestion, undoSuggestionAnswer } from '#app/services/family/suggestion.server.ts';
import { findUndoable, viewFamily } from '#app/services/family/view.server.ts';
import type { Origin, Work } from '#app/services/work.server.ts';

const found = 8;

export async function readKin({ work, actor, url }: { work: Work; actor: StaffActor; url: URL }, customerId: string) {
  const query = (url.searchParams.get('kin') ?? '').trim();
  const chosen = idParam.safeParse(url.searchParams.get('relate'));
  const answered = idParam.safeParse(url.searchParams.get('kinDone'));
  const mayWrite = decide(actor, 'customer:write').allowed;
  const [family, results, named, undoable] = await Promise.all([
    viewFamily(work, actor, customerId),
    query && mayWrite ? suggestCustomers(work, actor, query, found) : [],
    chosen.success ? listKnownNames(work, actor, [chosen.data]) : [],
    answered.success ? findUndoable(work, actor, answered.data) : null,
  ]);
  const choices = [...named, ...results.map(({ id, legalName }) => ({ id, legalName }))];
  return {
    ...family,
    query,
    found: [...new Map(choices.map((choice) => [choice.id, choice])).values()].filter(({ id }) => id !== customerId),
    chosenId: named[0]?.id ?? null,
    answered: undoable,
    ending: url.searchParams.get('endKin'),
  };
}

const intents = ['relate', 'endKin', 'confirmKin', 'dismissKin', 'undoKin'] as const;
type KinIntent = (typeof intents)[number];

export function isKinIntent(intent: string | null): intent is KinIntent {
  return intents.some((known) => known === intent);
}

interface Asked {
  work: Work;
  actor: StaffActor;
  origin: Origin;
  t: Translate;
  context: AppLoadContext;
  timeZone: string;
}

type Refused = Extract<RelateAnswer, { ok: false }>['reason'];
const fieldOf: Record<Refused, [field: string, code: FieldProblemCode]> = {
  same: ['otherId', 'invalid'],
  unknownCustomer: ['otherId', 'unknownChoice'],
  alreadyRelated: ['otherId', 'taken'],
  circle: ['side', 'invalid'],
  datesReversed: ['validUntil', 'invalid'],
  notAName: ['otherName', 'notAName'],
};

/** Does what was asked and sends back to the page, or answers what the form has wrong. */
export async function answerKin(
  asked: Asked,
  customerId: string,
  form: URLSearchParams,
): Promise<{ problems: Problems; values: FormValues }> {
  const { work, actor, origin, t, context, timeZone } = asked;
  const back = (query: Record<string, string> = {}) =>
    redirect(`${paths.admin.customer(customerId, query)}#family`, 303);
  const idOf = (name: string) => {
    const id = idParam.safeParse(form.get(name));
    return id.success ? id.data : customerId;
  };
  switch (form.get('intent')) {
    case 'endKin': {
      const ended = await endRelation(work, actor, origin, { customerId, relationId: idOf('relationId') });
      leaveFlash(
        context,
        ended.ok ? t('family:done.ended') : t('family:refused.stale'),
        ended.ok ? 'success' : 'warning',
      );
      throw back();
    }
    case 'undoKin': {
      const undone = await undoSuggestionAnswer(work, actor, origin, { customerId, relationId: idOf('relationId') });
      leaveFlash(context, undone ? t('family:done.undone') : t('family:refused.stale'), undone ? 'success' : 'warning');
      throw back();
    }
    case 'confirmKin':
    case 'dismissKin': {
      const answer = form.get('intent') === 'confirmKin' ? confirmSuggestion : dismissSuggestion;
      const answered = await answer(work, actor, origin, { customerId, otherId: idOf('otherId') });
      if (answered.ok) throw back({ kinDone: answered.id });
      leaveFlash(context, t(`family:refused.${answered.reason}`), 'warning');
      throw back();
    }
    default: {
      const parsed = parseForm(relateForm, form);
      if (!parsed.ok) return { problems: parsed.problems, values: parsed.values };
      const { otherId, otherName, kind, side, validFrom, validUntil } = parsed.value;
      const otherIsUpper = otherId !== '' && side === 'otherIsUpper';
      const related = await relateCustomers(work, actor, origin, {
        customerId: otherId === '' || otherIsUpper ? customerId : otherId,
        relatedId: otherId === '' ? null : otherIsUpper ? otherId : customerId,
        relatedName: otherId === '' ? otherName : null,
        kind,
        validFrom: validFrom && startOfDay(validFrom, timeZone),
        validUntil: validUntil && endOfDay(validUntil, timeZone),
        evidence: null,
      });
      if (related.ok) {
        leaveFlash(context, t('family:done.related'));
        throw back();
      }
      leaveFlash(context, t(`family:refused.${related.reason}`), 'warning');
      const [field, code] = fieldOf[related.reason];
      return { problems: { [field]: { code } }, values: formValues(form) };
    }
  }
}
