// A new password with a link from the mailbox. Looking at the page does not use the link up.
import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { resetPasswordForm } from '#app/forms/account.ts';
import { parseForm } from '#app/forms/form.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { tokenPageHeaders } from '#app/http/headers.server.ts';
import { paths } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import { refusal } from '#app/http/refusal.server.ts';
import { findPasswordReset, resetPassword } from '#app/services/account/reset-password.server.ts';
import { NewPassword } from './_parts/new-password.tsx';
import { useRefusal } from './_parts/use-refusal.ts';

const params = { token: z.string().max(200) };

export const headers: HeadersFunction = () => tokenPageHeaders;

export const loader = publicLoader({ params }, async ({ work, params: { token }, t }) => {
  const reset = await findPasswordReset(work, token);
  return {
    title: t(reset ? 'account:reset.title' : 'account:reset.overTitle'),
    email: reset?.email ?? null,
  };
});

export const action = publicAction({ params }, async ({ work, origin, request, params: { token }, context, t }) => {
  const form = parseForm(resetPasswordForm, await readForm(request));
  if (!form.ok) return refusal({ problems: form.problems });
  const answer = await resetPassword(work, origin, { token, password: form.value.password });
  if (answer.ok) {
    leaveFlash(context, t('account:reset.done'));
    throw redirect(paths.signIn(), 303);
  }
  // The page's own loader says that the link is over.
  return answer.reason === 'password' ? refusal({ problems: { password: answer.problem } }) : refusal({});
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ResetPassword() {
  const { email } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const { summary, errorOf } = useRefusal(useActionData<typeof action>());
  if (email === null) {
    return (
      <Stack>
        <PageHeader title={t('account:reset.overTitle')} note={t('account:reset.overBody')} />
        <ButtonLink to={paths.forgotPassword()} variant="primary">
          {t('account:reset.again')}
        </ButtonLink>
      </Stack>
    );
  }
  return (
    <Stack>
      <PageHeader title={t('account:reset.title')} note={t('account:reset.note', { email })} />
      <Form method="post" reloadDocument noValidate>
        <FormColumn>
          <ErrorSummary {...summary} />
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <NewPassword label={t('account:newPassword')} repeat={t('account:repeat')} errorOf={errorOf} />
          <Button variant="primary" wide>
            {t('account:reset.submit')}
          </Button>
        </FormColumn>
      </Form>
    </Stack>
  );
}
