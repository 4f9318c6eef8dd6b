// One partner: what it may sell where, its claims against its capacity, its people, and the partners under it.
import { redirect, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { ConfirmBody, ConfirmDialog } from '#app/components/ui/action/confirm-dialog.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Code, Facts } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { ProgressBar } from '#app/components/ui/feedback/progress-bar.tsx';
import { StatusBadge } from '#app/components/ui/feedback/status-badge.tsx';
import { IconBan, IconClipboardList, IconEdit } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack, WithAside } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { type PartnerRole, partnerRoles } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import { isLanguage } from '#app/domain/language/language.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { errorResponse } from '#app/http/errors.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { reactivatePartner, suspendPartner } from '#app/services/partner/suspend.server.ts';
import { viewPartner } from '#app/services/partner/view.server.ts';
import { productLineChoices, regionChoices } from '#app/services/settings/choices.server.ts';
import styles from './_parts/customer/facts.module.css';
import { takeInvitation } from './_parts/user/invite.server.ts';
import { Invite } from './_parts/user/invite.tsx';
import { UsersTable } from './_parts/user/users-table.tsx';

export const loader = adminLoader(
  { can: 'partner:read', params: { id: idParam } },
  async ({ work, actor, scope, params, viewer, url }) => {
    const view = await viewPartner(work, actor, scope, params.id);
    const { regionCodes, productLineIds } = view.rights;
    const [regions, lines] = await Promise.all([
      regionChoices(work, viewer.language, ...regionCodes),
      productLineChoices(work, viewer.language, ...productLineIds),
    ]);
    const { language } = view.partner;
    return {
      ...view,
      language: isLanguage(language) ? language : viewer.language,
      regions: regions.filter(({ value }) => regionCodes.includes(value)).map(({ label }) => label),
      lines: lines.filter(({ value }) => productLineIds.includes(value)).map(({ label }) => label),
      asks: url.searchParams.get('ask') === 'suspend' && view.partner.status === 'active',
      may: { write: decide(actor, 'partner:write').allowed, invite: decide(actor, 'user:invite').allowed },
    };
  },
);

export const action = adminAction(
  { can: 'partner:read', params: { id: idParam } },
  async ({ request, params, scope, ...asked }) => {
    const { work, actor, origin, t, context } = asked;
    const form = await readForm(request);
    const { partner } = await viewPartner(work, actor, scope, params.id);
    switch (form.get('intent')) {
      case 'invite': {
        const refused = await takeInvitation(asked, form, partner.id);
        if (refused) return refused;
        break;
      }
      case 'suspend':
        await suspendPartner(work, actor, origin, partner.id);
        leaveFlash(context, t('partner:done.suspended', { name: partner.name }));
        break;
      case 'reactivate':
        await reactivatePartner(work, actor, origin, partner.id);
        leaveFlash(context, t('partner:done.reactivated', { name: partner.name }));
        break;
      default:
        throw errorResponse('badRequest');
    }
    throw redirect(paths.admin.partner(partner.id), 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.partner.name }];

/** Direct sales is the role of the manufacturer's own people only. */
function rolesAt(kind: string): readonly PartnerRole[] {
  return partnerRoles.filter((role) => (role === 'directSales') === (kind === 'directSales'));
}

export default function Partner() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  const { partner, may } = page;
  const suspended = partner.status === 'suspended';
  const turn = <Suspension id={partner.id} name={partner.name} suspended={suspended} />;
  return (
    <Stack>
      <PageHeader
        title={partner.name}
        crumbs={[{ label: t('partner:list.title'), to: paths.admin.partners() }]}
        status={
          suspended ? (
            <StatusBadge icon={IconBan}>{t('partner:status.suspended')}</StatusBadge>
          ) : (
            <StatusBadge tone="success">{t('partner:status.active')}</StatusBadge>
          )
        }
        note={
          <>
            <Code>{partner.code}</Code> · {t(`partner:kind.${partner.kind}`)} · {t(`partner:tier.${partner.tier}`)}
          </>
        }
        actions={
          <>
            <ButtonLink to={paths.admin.registrations({ partner: partner.id })} icon={IconClipboardList}>
              {t('access:registrations.title')}
            </ButtonLink>
            {may.write && turn}
            {may.write && (
              <ButtonLink to={paths.admin.editPartner(partner.id)} icon={IconEdit}>
                {t('customer:view.edit')}
              </ButtonLink>
            )}
          </>
        }
      />
      {page.asks && (
        <Notice tone="warning" title={t('partner:suspend.title', { name: partner.name })}>
          <ConfirmBody
            danger
            confirm={t('partner:suspend.confirm')}
            cancelTo={paths.admin.partner(partner.id)}
            form={(inside) => <TurnForm intent="suspend">{inside}</TurnForm>}
          >
            {t('partner:suspend.body')}
          </ConfirmBody>
        </Notice>
      )}
      <WithAside
        aside={
          <Stack gap="md">
            <Panel title={t('partner:view.claims')}>
              <ProgressBar
                label={t('partner:view.capacity')}
                done={page.liveClaims}
                total={Math.max(1, partner.capacity)}
              />
            </Panel>
            <Panel title={t('partner:view.facts')}>
              <Facts
                facts={[
                  {
                    label: t('partner:field.parent'),
                    value: page.parent && <Link to={paths.admin.partner(page.parent.id)}>{page.parent.name}</Link>,
                  },
                  { label: t('partner:field.manager'), value: page.manager },
                  { label: t('partner:field.lines'), value: page.lines.join(' · ') || t('partner:view.noLines') },
                  { label: t('partner:field.regions'), value: page.regions.join(' · ') || t('partner:view.noRegions') },
                  { label: t('partner:field.language'), value: t(`ui:languages.${page.language}`) },
                  partner.seesResellers && {
                    label: t('partner:field.seesResellers'),
                    value: t('partner:view.yes'),
                  },
                  { label: t('customer:field.updatedAt'), value: <Time at={partner.updatedAt} /> },
                ]}
              />
            </Panel>
            {page.resellers.length > 0 && (
              <Panel title={t('partner:view.resellers')}>
                <ul className={styles.list}>
                  {page.resellers.map((reseller) => (
                    <li key={reseller.id}>
                      <Link to={paths.admin.partner(reseller.id)}>{reseller.name}</Link>{' '}
                      <small>{t(`partner:kind.${reseller.kind}`)}</small>
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
          </Stack>
        }
      >
        <Stack gap="md">
          <Panel title={t('partner:view.users')} flush>
            <UsersTable users={page.users} caption={t('partner:view.users')} />
          </Panel>
          {may.invite && (
            <Panel>
              <Invite roles={rolesAt(partner.kind)} language={page.language} answer={answer} />
            </Panel>
          )}
        </Stack>
      </WithAside>
    </Stack>
  );
}

function TurnForm({ intent, children }: { intent: 'suspend' | 'reactivate'; children: React.ReactNode }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      {children}
    </Form>
  );
}

function Suspension({ id, name, suspended }: { id: string; name: string; suspended: boolean }) {
  const { t } = useCopy();
  if (suspended) {
    return (
      <ConfirmDialog
        trigger={t('partner:suspend.reactivate')}
        fallback={paths.admin.partner(id)}
        title={t('partner:suspend.reactivateTitle', { name })}
        confirm={t('partner:suspend.reactivate')}
        form={(inside) => <TurnForm intent="reactivate">{inside}</TurnForm>}
      >
        {t('partner:suspend.reactivateBody')}
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      trigger={t('partner:suspend.confirm')}
      triggerVariant="quiet"
      fallback={`${paths.admin.partner(id)}?ask=suspend`}
      title={t('partner:suspend.title', { name })}
      confirm={t('partner:suspend.confirm')}
      danger
      form={(inside) => <TurnForm intent="suspend">{inside}</TurnForm>}
    >
      {t('partner:suspend.body')}
    </ConfirmDialog>
  );
}
