// Registering a customer. The draft's id is in the address from the first moment, so a reload, a second tab or a
// repeated press all mean the same registration.
import { type MetaFunction, redirect } from '@remix-run/node';
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from '@remix-run/react';
import { unlessQuiet } from '#app/components/shell/quiet.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { portalAction, portalLoader } from '#app/http/portal.server.ts';
import { getFormOptions } from '#app/services/registration/form-options.server.ts';
import { precheckQuota } from '#app/services/registration/precheck.server.ts';
import { findOwnDraft } from '#app/services/registration/view-own.server.ts';
import { DiscardQuestion } from './_parts/discard-draft.tsx';
import { type FormAnswer, choicesOf, draftValuesOf, takeRegistrationForm } from './_parts/form-state.server.ts';
import { optionsIn } from './_parts/options.ts';
import { RegistrationForm } from './_parts/registration-form.tsx';
import { sendForm } from './_parts/saving/send-form.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = portalLoader({ can: 'registration:submit' }, async ({ work, actor, viewer, url, t }) => {
  const given = idParam.safeParse(url.searchParams.get('draft'));
  if (!given.success) throw redirect(paths.portal.register({ draft: work.newId() }));
  const [options, draft, prechecksLeft] = await Promise.all([
    getFormOptions(work, actor),
    findOwnDraft(work, actor, given.data),
    precheckQuota(work, actor),
  ]);
  if (draft && draft.row.status === 'returned') throw redirect(paths.portal.answer(given.data));
  if (draft && draft.row.status !== 'draft') throw redirect(paths.portal.registration(given.data));
  return {
    title: t('portal:register.title'),
    id: given.data,
    version: draft?.row.version ?? null,
    savedAt: draft?.row.updatedAt ?? null,
    values: { kind: 'customer', country: 'CN', currency: 'CNY', ...draftValuesOf(draft?.row.draftValues ?? null) },
    evidence: draft?.evidence ?? [],
    options,
    choices: choicesOf(options, viewer, work.now()),
    prechecksLeft,
    asksToDiscard: draft !== null && url.searchParams.get('ask') === 'discard',
  };
});

export const action = portalAction({ can: 'registration:submit' }, (asked) =>
  takeRegistrationForm(asked, { here: (id) => paths.portal.register({ draft: id }) }),
);

/** Whatever becomes of the sending, the form stays with what was typed. */
export function clientAction(args: ClientActionFunctionArgs) {
  return sendForm(args);
}

export { unlessQuiet as shouldRevalidate };

export default function Register() {
  const { id, options, asksToDiscard, ...data } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { t, language } = useCopy();
  return (
    <Stack>
      <PageHeader title={t('portal:register.title')} note={t('portal:register.note')} />
      {asksToDiscard && <DiscardQuestion id={id} />}
      <RegistrationForm
        mayDiscard
        key={id}
        {...data}
        id={id}
        action={paths.portal.register({ draft: id })}
        submittedAt={paths.portal.registration(id)}
        options={optionsIn(language, options)}
        asked={[]}
        submitLabel={t('portal:register.submit')}
        answer={answer}
      />
    </Stack>
  );
}
