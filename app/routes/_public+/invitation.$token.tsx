// Accepting an invitation: name and password, and in. Looking at the page does not use the link up.
import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { acceptInvitationForm } from '#app/forms/account.ts';
import { parseForm } from '#app/forms/form.ts';
import { keep } from '#app/forms/refusal.ts';
import { readForm } from '#app/http/form.server.ts';
import { tokenPageHeaders } from '#app/http/headers.server.ts';
import { homeOf } from '#app/http/landing.server.ts';
import { paths } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import { refusal } from '#app/http/refusal.server.ts';
import { acceptInvitation, findInvitation } from '#app/services/account/accept-invitation.server.ts';
import { findSignedIn } from '#app/services/account/actor.server.ts';
import { NewPassword } from './_parts/new-password.tsx';
import { useRefusal } from './_parts/use-refusal.ts';

const params = { token: z.string().max(200) };

export const headers: HeadersFunction = () => tokenPageHeaders;

export const loader = publicLoader({ params }, async ({ work, params: { token }, t }) => {
  const invitation = await findInvitation(work, token);
  return { title: t(invitation ? 'account:invitation.title' : 'account:invitation.overTitle'), invitation };
});

export const action = publicAction({ params }, async ({ work, origin, request, params: { token } }) => {
  const form = parseForm(acceptInvitationForm, await readForm(request));
  if (!form.ok) return refusal({ problems: form.problems, values: keep(form.values, 'name') });
  const { name, password } = form.value;
  const userAgent = request.headers.get('User-Agent');
  const answer = await acceptInvitation(work, origin, { token, name, password, userAgent });
  if (answer.ok) {
    const signedIn = await findSignedIn(work, answer.userId);
    const to = signedIn ? homeOf(signedIn.actor) : paths.signIn();
    throw redirect(to, { status: 303, headers: { 'Set-Cookie': answer.cookie } });
  }
  // The page's own loader says that the invitation is over.
  return answer.reason === 'password'
    ? refusal({ problems: { password: answer.problem }, values: { name } })
    : refusal({});
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AcceptInvitation() {
  const { invitation } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const { summary, errorOf, valueOf } = useRefusal(useActionData<typeof action>());
  if (invitation === null) {
    return (
      <Stack>
        <PageHeader title={t('account:invitation.overTitle')} note={t('account:invitation.overBody')} />
        <ButtonLink to={paths.signIn()} variant="primary">
          {t('account:toSignIn')}
        </ButtonLink>
      </Stack>
    );
  }
  const { email, company } = invitation;
  return (
    <Stack>
      <PageHeader
        title={t('account:invitation.title')}
        note={
          company
            ? t('account:invitation.notePartner', { company, email })
            : t('account:invitation.noteStaff', { email })
        }
      />
      <Form method="post" reloadDocument noValidate>
        <FormColumn>
          <ErrorSummary {...summary} />
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <TextField
            label={t('account:name')}
            hint={t('account:nameHint')}
            name="name"
            autoComplete="name"
            required
            defaultValue={valueOf('name') ?? invitation.name}
            error={errorOf('name')}
          />
          <NewPassword
            label={t('account:invitation.choosePassword')}
            repeat={t('account:invitation.repeat')}
            errorOf={errorOf}
          />
          <Button variant="primary" wide>
            {t('account:invitation.submit')}
          </Button>
        </FormColumn>
      </Form>
    </Stack>
  );
}
