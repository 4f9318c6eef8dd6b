// Answers the pre-check of a form that is being typed: one word, or that the quota is used up. Never more.
import { formValues } from '#app/forms/form.ts';
import { readForm } from '#app/http/form.server.ts';
import { portalAction } from '#app/http/portal.server.ts';
import { precheckValues } from './_parts/form-state.server.ts';

export const action = portalAction({ can: 'registration:submit' }, async ({ request, work, actor }) =>
  Response.json(await precheckValues(work, actor, formValues(await readForm(request)))),
);
