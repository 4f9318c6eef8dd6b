// A person's password, second factor and sessions.
import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Actions, Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { deviceOf } from '#app/domain/account/device.ts';
import { changePasswordForm } from '#app/forms/account.ts';
import { parseForm } from '#app/forms/form.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { homeOf } from '#app/http/landing.server.ts';
import { paths } from '#app/http/paths.ts';
import { signedInAction, signedInLoader } from '#app/http/public.server.ts';
import { refusal, waitRefusal } from '#app/http/refusal.server.ts';
import { changePassword } from '#app/services/account/change-password.server.ts';
import { getSecondFactorState } from '#app/services/account/second-factor/get-state.server.ts';
import { endOneSession, endOtherSessions, listSessions } from '#app/services/account/sessions.server.ts';
import { AccountFrame } from './_parts/account-frame.tsx';
import { NewPassword } from './_parts/new-password.tsx';
import { SessionTable } from './_parts/session-table.tsx';
import { useRefusal } from './_parts/use-refusal.ts';

export const handle = { wide: true };

export const loader = signedInLoader({}, async ({ work, session, t }) => ({
  title: t('account:security.title'),
  home: homeOf(session.actor),
  email: session.email,
  secondFactorOn: (await getSecondFactorState(work, session)).since !== null,
  sessions: (await listSessions(work, session)).map(({ userAgent, ...one }) => ({
    ...one,
    device: deviceOf(userAgent),
  })),
}));

export const action = signedInAction({}, async ({ work, session, origin, request, context, t }) => {
  const fields = await readForm(request);
  switch (fields.get('intent')) {
    case 'endSession':
      if (await endOneSession(work, session, origin, fields.get('session') ?? '')) {
        leaveFlash(context, t('account:security.ended'));
      }
      throw redirect(paths.accountSecurity(), 303);
    case 'endOthers': {
      const count = await endOtherSessions(work, session, origin);
      const sentence = count === 0 ? t('account:security.endedNone') : t('account:security.endedOthers', { count });
      leaveFlash(context, sentence);
      throw redirect(paths.accountSecurity(), 303);
    }
    default: {
      const form = parseForm(changePasswordForm, fields);
      if (!form.ok) return refusal({ problems: form.problems });
      const answer = await changePassword(work, session, origin, form.value);
      if (answer.ok) {
        leaveFlash(context, t('account:security.passwordChanged'));
        throw redirect(paths.accountSecurity(), 303);
      }
      if (answer.reason === 'tooMany') return waitRefusal(t, answer.retryAfterMs);
      return answer.reason === 'wrongPassword'
        ? refusal({ problems: { current: { code: 'wrongPassword' } } })
        : refusal({ problems: { password: answer.problem } });
    }
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Security() {
  const { home, email, secondFactorOn, sessions } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const { summary, errorOf } = useRefusal(useActionData<typeof action>());
  return (
    <AccountFrame title={t('account:security.title')} home={home} current="security">
      <Panel title={t('account:security.passwordTitle')}>
        <Form method="post" action={paths.accountSecurity()} reloadDocument noValidate>
          <FormColumn>
            <p>{t('account:security.passwordNote')}</p>
            <ErrorSummary {...summary} />
            <input type="hidden" name="username" autoComplete="username" value={email} />
            <TextField
              label={t('account:currentPassword')}
              name="current"
              type="password"
              autoComplete="current-password"
              required
              error={errorOf('current')}
            />
            <NewPassword label={t('account:newPassword')} repeat={t('account:repeat')} errorOf={errorOf} />
            <Actions>
              <Button variant="primary" name="intent" value="changePassword">
                {t('account:security.passwordSubmit')}
              </Button>
            </Actions>
          </FormColumn>
        </Form>
      </Panel>
      <Panel title={t('account:security.secondFactorTitle')}>
        <Stack gap="md">
          <p>{secondFactorOn ? t('account:security.secondFactorOn') : t('account:security.secondFactorOff')}</p>
          <Actions>
            <ButtonLink to={paths.accountSecondFactor()}>
              {secondFactorOn ? t('account:security.secondFactorOpenOn') : t('account:security.secondFactorOpenOff')}
            </ButtonLink>
          </Actions>
        </Stack>
      </Panel>
      <Panel title={t('account:security.sessionsTitle')}>
        <SessionTable sessions={sessions} />
      </Panel>
    </AccountFrame>
  );
}
