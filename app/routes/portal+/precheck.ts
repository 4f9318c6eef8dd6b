// Answers the pre-check of a form that is being typed: one word, or that the quota is used up. Never more.
import type { ClientActionFunctionArgs } from '@remix-run/react';
import { formValues } from '#app/forms/form.ts';
import { readForm } from '#app/http/form.server.ts';
import { portalAction } from '#app/http/portal.server.ts';
import { precheckValues } from './_parts/form-state.server.ts';
import { orFailed, patienceMs } from './_parts/saving/failure.ts';

export const action = portalAction({ can: 'registration:submit' }, async ({ request, work, actor }) =>
  Response.json(await precheckValues(work, actor, formValues(await readForm(request)))),
);

/** A question that gets no answer leaves the form as it is. */
export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return orFailed(() => serverAction(), patienceMs);
}
