// Address and password. Plain documents throughout: after signing in, another audience's sentences are loaded.
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
import { signInForm } from '#app/forms/account.ts';
import { parseForm } from '#app/forms/form.ts';
import { keep } from '#app/forms/refusal.ts';
import { secondStepCookie } from '#app/http/cookies.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { landingOf } from '#app/http/landing.server.ts';
import { paths, safeReturnTo } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import { refusal, waitRefusal } from '#app/http/refusal.server.ts';
import { findSignedIn } from '#app/services/account/actor.server.ts';
import { signIn } from '#app/services/account/sign-in.server.ts';
import { useRefusal } from './_parts/use-refusal.ts';

export const loader = publicLoader({}, async ({ session, url, t }) => {
  const returnTo = url.searchParams.get('returnTo');
  if (session) throw redirect(landingOf(session.actor, returnTo));
  return { title: t('account:signIn.title'), returnTo: safeReturnTo(returnTo) };
});

export const action = publicAction({}, async ({ work, origin, request, url, t }) => {
  const returnTo = safeReturnTo(url.searchParams.get('returnTo'));
  const form = parseForm(signInForm, await readForm(request));
  if (!form.ok) return refusal({ problems: form.problems, values: keep(form.values, 'email') });
  const values = { email: form.value.email };
  const answer = await signIn(work, origin, { ...form.value, userAgent: request.headers.get('User-Agent') });
  if (answer.ok) {
    const signedIn = await findSignedIn(work, answer.userId);
    const to = signedIn ? landingOf(signedIn.actor, returnTo) : paths.signIn();
    throw redirect(to, { status: 303, headers: { 'Set-Cookie': answer.cookie } });
  }
  switch (answer.reason) {
    case 'secondFactor':
      throw redirect(paths.secondFactor(returnTo ? { returnTo } : {}), {
        status: 303,
        headers: { 'Set-Cookie': secondStepCookie(work.environment, answer.token) },
      });
    case 'tooMany':
      return waitRefusal(t, answer.retryAfterMs, { values });
    case 'refused':
      return refusal({ sentence: t('account:signIn.refused'), values });
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SignIn() {
  const { returnTo } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const { summary, errorOf, valueOf } = useRefusal(useActionData<typeof action>());
  return (
    <Stack>
      <PageHeader title={t('account:signIn.title')} />
      <Form method="post" action={paths.signIn(returnTo ? { returnTo } : {})} reloadDocument noValidate>
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
          <TextField
            label={t('account:password')}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            error={errorOf('password')}
          />
          <Button variant="primary" wide>
            {t('account:signIn.submit')}
          </Button>
        </FormColumn>
      </Form>
      <Stack gap="sm">
        <p>
          <Link to={paths.forgotPassword()}>{t('account:signIn.forgot')}</Link>
        </p>
        <p>{t('account:signIn.noAccount')}</p>
      </Stack>
    </Stack>
  );
}
