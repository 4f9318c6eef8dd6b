// Asks for a link to set a new password. The page says the same whether the address has an account or not.
import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/ui/action/button.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { forgotPasswordForm } from '#app/forms/account.ts';
import { parseForm } from '#app/forms/form.ts';
import { keep } from '#app/forms/refusal.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import { refusal, waitRefusal } from '#app/http/refusal.server.ts';
import { forgotPassword } from '#app/services/account/forgot-password.server.ts';
import { useRefusal } from './_parts/use-refusal.ts';

export const loader = publicLoader({}, async ({ url, t }) => {
  const sent = url.searchParams.has('sent');
  return { title: t(sent ? 'account:forgot.sentTitle' : 'account:forgot.title'), sent };
});

export const action = publicAction({}, async ({ work, origin, request, t }) => {
  const form = parseForm(forgotPasswordForm, await readForm(request));
  if (!form.ok) return refusal({ problems: form.problems, values: keep(form.values, 'email') });
  const answer = await forgotPassword(work, origin, form.value.email);
  if (!answer.ok) return waitRefusal(t, answer.retryAfterMs, { values: form.value });
  throw redirect(`${paths.forgotPassword()}?sent`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ForgotPassword() {
  const { sent } = useLoaderData<typeof loader>();
  return sent ? <Sent /> : <Ask />;
}

function Sent() {
  const { t } = useCopy();
  return (
    <Stack>
      <PageHeader title={t('account:forgot.sentTitle')} />
      <p>{t('account:forgot.sentBody')}</p>
      <p>{t('account:forgot.sentMissing')}</p>
      <p>
        <Link to={paths.forgotPassword()}>{t('account:forgot.again')}</Link>
      </p>
      <p>
        <Link to={paths.signIn()}>{t('account:toSignIn')}</Link>
      </p>
    </Stack>
  );
}

function Ask() {
  const { t } = useCopy();
  const { summary, errorOf, valueOf } = useRefusal(useActionData<typeof action>());
  return (
    <Stack>
      <PageHeader title={t('account:forgot.title')} note={t('account:forgot.note')} />
      <Form method="post" action={paths.forgotPassword()} reloadDocument noValidate>
        <FormColumn>
          <ErrorSummary {...summary} />
          <TextField
            label={t('account:email')}
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={valueOf('email')}
            error={errorOf('email')}
          />
          <Button variant="primary" wide>
            {t('account:forgot.submit')}
          </Button>
        </FormColumn>
      </Form>
      <p>
        <Link to={paths.signIn()}>{t('account:toSignIn')}</Link>
      </p>
    </Stack>
  );
}
