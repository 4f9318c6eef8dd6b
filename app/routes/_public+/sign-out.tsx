// Signs out with a POST from any page; a visit asks first.
import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Actions, Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { preferenceCookie } from '#app/http/cookies.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { homeOf } from '#app/http/landing.server.ts';
import { paths } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import { signOut } from '#app/services/account/sign-out.server.ts';

export const loader = publicLoader({}, async ({ session, t }) => {
  if (!session) throw redirect(paths.signIn());
  return { title: t('account:signOut.title'), home: homeOf(session.actor) };
});

export const action = publicAction({}, async ({ work, session, origin, request, context, viewer, t }) => {
  const { cookie } = await signOut(work, session?.actor ?? null, origin, request.headers.get('Cookie'));
  // A prolonged session's cookie of this very request must not bring it back.
  context.cookies.length = 0;
  leaveFlash(context, t('account:signOut.done'), 'info');
  // The page after goes on in the language of the page before.
  const headers = new Headers({ 'Set-Cookie': cookie });
  headers.append('Set-Cookie', preferenceCookie(work.environment, 'language', viewer.language));
  headers.append('Set-Cookie', preferenceCookie(work.environment, 'colorScheme', viewer.colorScheme));
  return redirect(paths.signIn(), { status: 303, headers });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SignOut() {
  const { home } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  return (
    <Stack>
      <PageHeader title={t('account:signOut.title')} note={t('account:signOut.body')} />
      <Form method="post" reloadDocument>
        <Actions>
          <Button variant="primary">{t('account:signOut.submit')}</Button>
          <ButtonLink to={home} variant="quiet" reload>
            {t('ui:cancel')}
          </ButtonLink>
        </Actions>
      </Form>
    </Stack>
  );
}
