// The action behind the invitation form, for staff and for a partner's people alike.
import { data } from '@remix-run/node';
import type { Translate } from '#app/copy/keys.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { type FormValues, type Problems, formValues, parseForm } from '#app/forms/form.ts';
import { inviteForm } from '#app/forms/user.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { errorResponse } from '#app/http/errors.server.ts';
import { inviteUser } from '#app/services/account/invite-user.server.ts';
import type { Origin, Work } from '#app/services/work.server.ts';
import type { AppLoadContext } from '@remix-run/node';

export interface InviteFormAnswer {
  values: FormValues;
  problems: Problems;
}

interface InviteAsked {
  work: Work;
  actor: StaffActor;
  origin: Origin;
  t: Translate;
  context: AppLoadContext;
}

/** Null when the invitation went out; a message for the next page is left. */
export async function takeInvitation(asked: InviteAsked, form: URLSearchParams, partnerId: string | null) {
  const { work, actor, origin, t, context } = asked;
  const parsed = parseForm(inviteForm, form);
  if (!parsed.ok) {
    return data<InviteFormAnswer>({ values: parsed.values, problems: parsed.problems }, { status: 400 });
  }
  const invited = await inviteUser(work, actor, origin, { ...parsed.value, partnerId });
  if (invited.ok) {
    leaveFlash(context, t('access:invite.sent', { email: parsed.value.email }));
    return null;
  }
  if (invited.reason === 'tooMany') throw errorResponse('tooMany');
  const problems: Problems =
    invited.reason === 'emailTaken' ? { email: { code: 'taken' } } : { roles: { code: 'unknownChoice' } };
  return data<InviteFormAnswer>({ values: formValues(form), problems }, { status: 400 });
}
