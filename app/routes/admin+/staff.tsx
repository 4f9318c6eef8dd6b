// The manufacturer's own people and what they may do.
import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { staffRoles } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import { grantProblem } from '#app/domain/account/grant.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { listStaff } from '#app/services/account/view-users.server.ts';
import { takeInvitation } from './_parts/user/invite.server.ts';
import { Invite } from './_parts/user/invite.tsx';
import { UsersTable } from './_parts/user/users-table.tsx';

export const loader = adminLoader({ can: 'settings:read' }, async ({ work, actor, viewer, t }) => ({
  title: t('access:staff.title'),
  users: await listStaff(work, actor),
  language: viewer.language,
  grantable: decide(actor, 'user:invite').allowed
    ? staffRoles.filter((role) => !grantProblem(actor, null, [role]))
    : [],
}));

export const action = adminAction({ can: 'user:invite' }, async ({ request, ...asked }) => {
  const refused = await takeInvitation(asked, await readForm(request), null);
  if (refused) return refused;
  throw redirect(paths.admin.staff(), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Staff() {
  const { title, users, language, grantable } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  return (
    <Stack>
      <PageHeader title={title} note={t('access:staff.note')} />
      <Panel flush>
        <UsersTable users={users} caption={title} />
      </Panel>
      {grantable.length > 0 && (
        <Panel>
          <Invite roles={grantable} language={language} answer={answer} />
        </Panel>
      )}
    </Stack>
  );
}
