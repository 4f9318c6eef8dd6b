// Answering a return: the same form, filled with what was submitted, and what is missing marked.
import { type MetaFunction, redirect } from '@remix-run/node';
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from '@remix-run/react';
import { unlessQuiet } from '#app/components/shell/quiet.ts';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Stack } from '#app/components/ui/layout/panel.tsx';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { NotFound } from '#app/domain/access/errors.ts';
import { keptValues, valuesOf } from '#app/forms/registration-fields.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { portalAction, portalLoader } from '#app/http/portal.server.ts';
import { getFormOptions } from '#app/services/registration/form-options.server.ts';
import { precheckQuota } from '#app/services/registration/precheck.server.ts';
import { contentOf, findOwnDraft } from '#app/services/registration/view-own.server.ts';
import { type FormAnswer, choicesOf, draftValuesOf, takeRegistrationForm } from './_parts/form-state.server.ts';
import { optionsIn } from './_parts/options.ts';
import { RegistrationForm } from './_parts/registration-form.tsx';
import { sendForm } from './_parts/saving/send-form.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = portalLoader(
  { can: 'registration:submit', params: { id: idParam } },
  async ({ work, actor, viewer, params, t }) => {
    const [options, draft, prechecksLeft] = await Promise.all([
      getFormOptions(work, actor),
      findOwnDraft(work, actor, params.id),
      precheckQuota(work, actor),
    ]);
    if (!draft) throw new NotFound('registration');
    const { row } = draft;
    if (row.status !== 'returned') throw redirect(paths.portal.registration(row.id));
    return {
      title: t('portal:answer.title', { number: row.number ?? '' }),
      number: row.number,
      companyName: row.companyName,
      message: row.partnerMessage,
      id: row.id,
      version: row.version,
      savedAt: row.draftValues === null ? null : row.updatedAt,
      values: row.draftValues === null ? keptValues(valuesOf(contentOf(row))) : draftValuesOf(row.draftValues),
      evidence: draft.evidence,
      asked: row.returnFields,
      options,
      choices: choicesOf(options, viewer, work.now()),
      prechecksLeft,
    };
  },
);

export const action = portalAction({ can: 'registration:submit', params: { id: idParam } }, (asked) =>
  takeRegistrationForm(asked, { id: asked.params.id, here: (id) => paths.portal.answer(id) }),
);

/** Whatever becomes of the sending, the form stays with what was typed. */
export function clientAction(args: ClientActionFunctionArgs) {
  return sendForm(args);
}

export { unlessQuiet as shouldRevalidate };

export default function AnswerReturn() {
  const { id, options, number, companyName, message, ...data } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { t, language } = useCopy();
  return (
    <Stack>
      <PageHeader
        title={t('portal:answer.title', { number: number ?? '' })}
        crumbs={[
          { label: t('portal:nav.registrations'), to: paths.portal.registrations() },
          { label: companyName, to: paths.portal.registration(id) },
        ]}
        note={t('portal:answer.note')}
      />
      <Notice tone="warning" title={t('portal:answer.asked')}>
        {message && <p>{message}</p>}
        {data.asked.length > 0 && (
          <p>
            {data.asked.map((field) => t(`registration:field.${field}` as CopyKey)).join(t('portal:listSeparator'))}
          </p>
        )}
      </Notice>
      <RegistrationForm
        key={id}
        {...data}
        id={id}
        action={paths.portal.answer(id)}
        submittedAt={paths.portal.registration(id)}
        options={optionsIn(language, options)}
        submitLabel={t('portal:answer.submit')}
        answer={answer}
      />
    </Stack>
  );
}
