// The second step of signing in: a code from the app, or a recovery code.
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
import { secondStepForm } from '#app/forms/account.ts';
import { parseForm } from '#app/forms/form.ts';
import { readSecondStep, secondStepCookie } from '#app/http/cookies.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { landingOf } from '#app/http/landing.server.ts';
import { paths, safeReturnTo } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import { refusal, waitRefusal } from '#app/http/refusal.server.ts';
import { findSignedIn } from '#app/services/account/actor.server.ts';
import { awaitsSecondFactor, signInWithSecondFactor } from '#app/services/account/second-factor/sign-in.server.ts';
import { useRefusal } from './_parts/use-refusal.ts';

export const loader = publicLoader({}, async ({ work, session, request, url, t }) => {
  const returnTo = safeReturnTo(url.searchParams.get('returnTo'));
  if (session) throw redirect(landingOf(session.actor, returnTo));
  const token = readSecondStep(request);
  if (!token || !(await awaitsSecondFactor(work, token))) throw redirect(paths.signIn(returnTo ? { returnTo } : {}));
  return { title: t('account:secondStep.title'), returnTo };
});

export const action = publicAction({}, async ({ work, origin, request, url, context, t }) => {
  const returnTo = safeReturnTo(url.searchParams.get('returnTo'));
  const form = parseForm(secondStepForm, await readForm(request));
  if (!form.ok) return refusal({ problems: form.problems });
  const answer = await signInWithSecondFactor(work, origin, {
    token: readSecondStep(request) ?? '',
    code: form.value.code,
    userAgent: request.headers.get('User-Agent'),
  });
  if (answer.ok) {
    const signedIn = await findSignedIn(work, answer.userId);
    const headers = new Headers({ 'Set-Cookie': answer.cookie });
    headers.append('Set-Cookie', secondStepCookie(work.environment, null));
    throw redirect(signedIn ? landingOf(signedIn.actor, returnTo) : paths.signIn(), { status: 303, headers });
  }
  switch (answer.reason) {
    case 'startAgain':
      leaveFlash(context, t('account:secondStep.over'), 'warning');
      throw redirect(paths.signIn(returnTo ? { returnTo } : {}), {
        status: 303,
        headers: { 'Set-Cookie': secondStepCookie(work.environment, null) },
      });
    case 'tooMany':
      return waitRefusal(t, answer.retryAfterMs);
    case 'wrongCode':
      return refusal({ problems: { code: { code: 'wrongCode' } } });
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SecondStep() {
  const { returnTo } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const { summary, errorOf } = useRefusal(useActionData<typeof action>());
  const query = returnTo ? { returnTo } : {};
  return (
    <Stack>
      <PageHeader title={t('account:secondStep.title')} note={t('account:secondStep.note')} />
      <Form method="post" action={paths.secondFactor(query)} reloadDocument noValidate>
        <FormColumn>
          <ErrorSummary {...summary} />
          <TextField
            label={t('account:secondStep.code')}
            hint={t('account:secondStep.codeHint')}
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            mono
            required
            error={errorOf('code')}
          />
          <Button variant="primary" wide>
            {t('account:secondStep.submit')}
          </Button>
        </FormColumn>
      </Form>
      <p>
        <Link to={paths.signIn(query)}>{t('account:secondStep.startAgain')}</Link>
      </p>
    </Stack>
  );
}
