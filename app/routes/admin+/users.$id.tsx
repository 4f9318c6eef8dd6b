// One person's account: roles, regions looked after, invitation, suspension.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/ui/action/button.tsx';
import { ConfirmBody, ConfirmDialog } from '#app/components/ui/action/confirm-dialog.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Facts } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { partnerRoles, staffRoles } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import { grantProblem } from '#app/domain/account/grant.ts';
import { type FormValues, type Problems, formValues, parseForm } from '#app/forms/form.ts';
import { editUserForm } from '#app/forms/user.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { errorResponse } from '#app/http/errors.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { type EditUserRefusal, editUser } from '#app/services/account/edit-user.server.ts';
import { resendInvitation } from '#app/services/account/resend-invitation.server.ts';
import { type SuspendRefusal, reactivateUser, suspendUser } from '#app/services/account/suspend-user.server.ts';
import { viewUser } from '#app/services/account/view-users.server.ts';
import { regionChoices } from '#app/services/settings/choices.server.ts';
import type { StaleRecord } from './_parts/stale.tsx';
import { UserRights } from './_parts/user/rights.tsx';
import { UserStatusBadge } from './_parts/user/users-table.tsx';

export const loader = adminLoader(
  { can: 'partner:read', params: { id: idParam } },
  async ({ work, actor, scope, params, viewer, url }) => {
    const { user, partner } = await viewUser(work, actor, scope, params.id);
    const offered = user.partnerId === null ? staffRoles : partnerRoles;
    return {
      user,
      partner,
      // What the viewer may not give stays as it is, and is shown.
      roles: offered.filter((role) => user.roles.includes(role) || !grantProblem(actor, user.partnerId, [role])),
      regions: user.partnerId === null ? await regionChoices(work, viewer.language, ...user.regionCodes) : [],
      asks: url.searchParams.get('ask') === 'suspend',
      mayManage: decide(actor, 'user:invite').allowed,
    };
  },
);

interface UserAnswer {
  refused?: EditUserRefusal | SuspendRefusal | 'notInvited' | 'addressTaken' | 'tooMany';
  values?: FormValues;
  problems?: Problems;
  /** Somebody else saved in the meantime: what stands there now. */
  stale?: StaleRecord;
}

export const action = adminAction(
  { can: 'user:invite', params: { id: idParam } },
  async ({ request, work, actor, scope, origin, params: { id }, t, context }) => {
    await viewUser(work, actor, scope, id);
    const form = await readForm(request);
    const refuse = (refused: UserAnswer['refused']) => data<UserAnswer>({ refused }, { status: 409 });
    switch (form.get('intent')) {
      case 'save': {
        const parsed = parseForm(editUserForm, form);
        const values = formValues(form);
        if (!parsed.ok) return data<UserAnswer>({ values, problems: parsed.problems }, { status: 400 });
        const edited = await editUser(work, actor, origin, { id, ...parsed.value });
        if (!edited.ok && edited.reason === 'stale') {
          const { version, ...stands } = edited.current;
          return data<UserAnswer>({ values, stale: { version, values: stands } }, { status: 409 });
        }
        if (!edited.ok) return data<UserAnswer>({ values, refused: edited.reason }, { status: 409 });
        leaveFlash(context, t('access:user.saved'));
        break;
      }
      case 'suspend': {
        const done = await suspendUser(work, actor, origin, id);
        if (!done.ok) return refuse(done.reason);
        leaveFlash(context, t('access:user.suspended'));
        break;
      }
      case 'reactivate': {
        const done = await reactivateUser(work, actor, origin, id);
        if (!done.ok) return refuse(done.reason);
        leaveFlash(context, t('access:user.reactivated'));
        break;
      }
      case 'resend': {
        const sent = await resendInvitation(work, actor, origin, id);
        if (!sent.ok) return refuse(sent.reason);
        leaveFlash(context, t('access:user.resent'));
        break;
      }
      default:
        throw errorResponse('badRequest');
    }
    throw redirect(paths.admin.user(id), 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.user.name }];

export default function User() {
  const { user, partner, roles, regions, asks, mayManage } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  const crumb = partner
    ? { label: partner.name, to: paths.admin.partner(partner.id) }
    : { label: t('access:staff.title'), to: paths.admin.staff() };
  return (
    <Stack>
      <PageHeader
        title={user.name}
        crumbs={[crumb]}
        status={<UserStatusBadge status={user.status} />}
        actions={mayManage && <Standing status={user.status} id={user.id} name={user.name} />}
      />
      {answer?.refused && (
        <Notice tone="danger" live="alert">
          {t(`access:user.refused.${answer.refused}`)}
        </Notice>
      )}
      {user.invitedAs !== null && <Notice tone="warning">{t('access:user.refused.addressTaken')}</Notice>}
      {asks && user.status !== 'suspended' && mayManage && (
        <Notice tone="warning" title={t('access:user.suspendTitle', { name: user.name })}>
          <ConfirmBody
            danger
            confirm={t('access:user.suspend')}
            cancelTo={paths.admin.user(user.id)}
            form={(inside) => <IntentForm intent="suspend">{inside}</IntentForm>}
          >
            {t('access:user.suspendBody')}
          </ConfirmBody>
        </Notice>
      )}
      <Panel>
        <Facts
          layout="grid"
          facts={[
            { label: t('access:user.email'), value: user.invitedAs ?? user.email },
            {
              label: t('access:user.company'),
              value: partner && <Link to={paths.admin.partner(partner.id)}>{partner.name}</Link>,
            },
            {
              label: t('access:user.lastSignedIn'),
              value: user.lastSignedInAt ? <Time at={user.lastSignedInAt} /> : t('access:user.never'),
            },
            {
              label: t('access:user.secondFactor'),
              value: user.secondFactor ? t('access:user.on') : t('access:user.off'),
            },
            { label: t('access:user.since'), value: <Time at={user.createdAt} precision="day" /> },
          ]}
        />
      </Panel>
      <UserRights user={user} roles={roles} regions={regions} mayManage={mayManage} answer={answer} />
    </Stack>
  );
}

function IntentForm({ intent, children }: { intent: string; children: React.ReactNode }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      {children}
    </Form>
  );
}

function Standing({ status, id, name }: { status: string; id: string; name: string }) {
  const { t } = useCopy();
  if (status === 'suspended') {
    return (
      <IntentForm intent="reactivate">
        <Button>{t('access:user.reactivate')}</Button>
      </IntentForm>
    );
  }
  return (
    <>
      {status === 'invited' && (
        <IntentForm intent="resend">
          <Button>{t('access:user.resend')}</Button>
        </IntentForm>
      )}
      <ConfirmDialog
        trigger={t('access:user.suspend')}
        triggerVariant="quiet"
        fallback={`${paths.admin.user(id)}?ask=suspend`}
        title={t('access:user.suspendTitle', { name })}
        confirm={t('access:user.suspend')}
        danger
        form={(inside) => <IntentForm intent="suspend">{inside}</IntentForm>}
      >
        {t('access:user.suspendBody')}
      </ConfirmDialog>
    </>
  );
}
