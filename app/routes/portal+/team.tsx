// A partner's manager looks after its people: who they are, inviting, suspending.
import { type MetaFunction, data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { z } from 'zod';
import { Actions, Button } from '#app/components/ui/action/button.tsx';
import { type Column, RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { StatusBadge } from '#app/components/ui/feedback/status-badge.tsx';
import { ChoiceGroup, SelectField } from '#app/components/ui/form/choice-field.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FieldPair, FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { IconUserPlus } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { colleagueRoles } from '#app/domain/account/colleague.ts';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { languages } from '#app/domain/language/language.ts';
import { type Problems, parseForm } from '#app/forms/form.ts';
import { inviteColleagueForm } from '#app/forms/invite-colleague.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { portalAction, portalLoader } from '#app/http/portal.server.ts';
import { inviteUser } from '#app/services/account/invite-user.server.ts';
import { listTeam } from '#app/services/account/list-team.server.ts';
import { resendInvitation } from '#app/services/account/resend-invitation.server.ts';
import { reactivateUser, suspendUser } from '#app/services/account/suspend-user.server.ts';
import styles from './_parts/team.module.css';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = portalLoader({ can: 'team:read' }, async ({ work, scope, actor, t }) => ({
  title: t('portal:nav.team'),
  team: await listTeam(work, scope),
  self: actor.userId,
}));

const person = z.object({ intent: z.enum(['suspend', 'reactivate', 'resend']), userId: z.uuid() });
/** Refusals with a sentence of their own; the others cannot happen to a partner's people unless somebody forges a form. */
const told = ['ownAccount', 'notInvited', 'tooMany'] as const;
const acts = { suspend: suspendUser, reactivate: reactivateUser, resend: resendInvitation };

export const action = portalAction({ can: 'team:write' }, async ({ work, actor, origin, request, context, t }) => {
  const fields = await readForm(request);
  const values = Object.fromEntries(fields);
  const about = person.safeParse(values);
  if (about.success) {
    const done = await acts[about.data.intent](work, actor, origin, about.data.userId);
    if (done.ok) leaveFlash(context, t(`portal:team.done.${about.data.intent}`));
    else
      leaveFlash(
        context,
        t(`portal:team.refused.${told.find((one) => one === done.reason) ?? 'notPossible'}`),
        'warning',
      );
    return redirect(paths.portal.team(), 303);
  }
  const refuse = (problems: Problems) => data({ problems, values }, { status: 422 });
  const parsed = parseForm(inviteColleagueForm, fields);
  if (!parsed.ok) return refuse(parsed.problems);
  const { name, email, role, language } = parsed.value;
  const invited = await inviteUser(work, actor, origin, {
    name,
    email,
    roles: [role],
    language,
    partnerId: actor.partnerId,
  });
  if (invited.ok) {
    leaveFlash(context, t('portal:team.invited', { email }));
    return redirect(paths.portal.team(), 303);
  }
  if (invited.reason === 'emailTaken') return refuse({ email: { code: 'taken' } });
  if (invited.reason === 'tooMany') {
    leaveFlash(context, t('portal:team.refused.tooMany'), 'warning');
    return redirect(paths.portal.team(), 303);
  }
  return refuse({ role: { code: 'unknownChoice' } });
});

type Member = ReturnType<typeof useLoaderData<typeof loader>>['team'][number];
const tones = { active: 'success', invited: 'info', suspended: 'neutral' } as const;

export default function Team() {
  const { team, self } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const several = new Set(team.map(({ partnerName }) => partnerName)).size > 1;
  const columns: Column<Member>[] = [
    { key: 'name', header: t('portal:team.name'), primary: true, cell: (row) => row.name },
    { key: 'email', header: t('registration:field.contactEmail'), cell: (row) => row.email },
    {
      key: 'role',
      header: t('portal:team.role'),
      width: 'fit',
      cell: (row) => row.roles.map((role) => t(`access:role.${role}` as CopyKey)).join(t('portal:listSeparator')),
    },
    {
      key: 'status',
      header: t('portal:registrations.status'),
      width: 'fit',
      cell: (row) => <StatusBadge tone={tones[row.status]}>{t(`portal:team.status.${row.status}`)}</StatusBadge>,
    },
    ...(several
      ? [{ key: 'partner', header: t('portal:registrations.partner'), cell: (row: Member) => row.partnerName }]
      : []),
    {
      key: 'seen',
      header: t('portal:team.lastSignedIn'),
      width: 'fit',
      wideOnly: true,
      cell: (row) => (row.lastSignedInAt ? <Time at={row.lastSignedInAt} /> : t('portal:team.never')),
    },
    {
      key: 'act',
      header: t('portal:team.actions'),
      hideHeader: true,
      width: 'fit',
      cell: (row) => (row.id === self ? null : <MemberActions member={row} />),
    },
  ];
  return (
    <Stack>
      <PageHeader title={t('portal:nav.team')} note={t('portal:team.note')} />
      <Panel flush>
        <RecordTable caption={t('portal:nav.team')} columns={columns} rows={team} rowKey={(row) => row.id} />
      </Panel>
      <InviteForm />
    </Stack>
  );
}

function MemberActions({ member }: { member: Member }) {
  const { t } = useCopy();
  const act = member.status === 'suspended' ? 'reactivate' : 'suspend';
  return (
    <Form method="post" className={styles.acts}>
      <input type="hidden" name="userId" value={member.id} />
      {member.status === 'invited' && (
        <Button size="sm" variant="quiet" name="intent" value="resend">
          {t('portal:team.resend')}
        </Button>
      )}
      <Button
        size="sm"
        variant="quiet"
        name="intent"
        value={act}
        aria-label={t(`portal:team.actOn.${act}`, { name: member.name })}
      >
        {t(`portal:team.act.${act}`)}
      </Button>
    </Form>
  );
}

function InviteForm() {
  const answer = useActionData<typeof action>();
  const { t, language } = useCopy();
  const navigation = useNavigation();
  const problems = answer?.problems ?? {};
  const values: Record<string, FormDataEntryValue> = answer?.values ?? {};
  const typed = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
  const error = (name: string) => {
    const problem = problems[name];
    return problem && t(`errors:field.${problem.code}`, problem.values);
  };
  return (
    <Panel title={t('portal:team.invite')}>
      <Form method="post" key={answer ? 'again' : 'new'}>
        <FormColumn>
          <ErrorSummary problems={Object.keys(problems).map((field) => ({ field, message: error(field) ?? '' }))} />
          <FieldPair>
            <TextField
              name="name"
              label={t('portal:team.name')}
              error={error('name')}
              defaultValue={typed('name')}
              autoComplete="off"
            />
            <TextField
              type="email"
              name="email"
              label={t('registration:field.contactEmail')}
              error={error('email')}
              defaultValue={typed('email')}
              autoComplete="off"
            />
          </FieldPair>
          <ChoiceGroup
            name="role"
            label={t('portal:team.role')}
            layout="cards"
            error={error('role')}
            defaultValue={typed('role') || 'partnerMember'}
            options={colleagueRoles.map((value) => ({
              value,
              label: t(`access:role.${value}`),
              hint: t(`portal:team.roleHint.${value}`),
            }))}
          />
          <SelectField
            name="language"
            label={t('portal:team.language')}
            error={error('language')}
            defaultValue={typed('language') || language}
            options={languages.map((value) => ({ value, label: t(`ui:languages.${value}`) }))}
          />
          <Actions>
            <Button icon={IconUserPlus} busy={navigation.state !== 'idle'}>
              {t('portal:team.send')}
            </Button>
          </Actions>
        </FormColumn>
      </Form>
    </Panel>
  );
}
