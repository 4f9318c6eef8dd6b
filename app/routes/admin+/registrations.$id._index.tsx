// One registration for reading: what was submitted, its files, who has it, what became of it. Deciding is the review page's.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ClaimStatusBadge, stampStateOf } from '#app/components/claim/claim-status.tsx';
import { WhoHasItNow } from '#app/components/claim/who-has-it-now.tsx';
import { RegistrationStatusBadge } from '#app/components/registration/registration-status.tsx';
import { Stamp } from '#app/components/registration/stamp.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Code, Facts } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { IconGavel } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack, WithAside } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { isOpen } from '#app/domain/registration/lifecycle.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { viewRecord } from '#app/services/registration/view-record.server.ts';
import { viewSignals } from '#app/services/signal/view.server.ts';
import { countryName } from './_parts/customer/country-choices.server.ts';
import styles from './_parts/customer/facts.module.css';
import { Outcome } from './_parts/review/record-head.tsx';
import { Submissions } from './_parts/review/submissions.tsx';
import { EvidenceFiles, Submitted } from './_parts/review/submitted.tsx';
import { SignalsPanel } from './_parts/signal/signals.tsx';
import { StaffTimeline } from './_parts/staff-timeline.tsx';

export const loader = adminLoader(
  { can: 'review:read', params: { id: idParam } },
  async ({ work, actor, scope, params, viewer, t }) => {
    const { language } = viewer;
    const view = await viewRecord(work, actor, scope, { id: params.id, language });
    const signals = await viewSignals(work, actor, scope, { record: view, language });
    const { country } = view.registration;
    return { view, signals, country: country && countryName(t, viewer.language, country) };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.view.registration.companyName }];

export default function Registration() {
  const { view, signals, country } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const { registration, partner, seal } = view;
  return (
    <Stack>
      <PageHeader
        title={registration.companyName}
        crumbs={[{ label: t('access:registrations.title'), to: paths.admin.registrations() }]}
        status={<RegistrationStatusBadge status={registration.status} forStaff />}
        note={
          <>
            <Code>{registration.number}</Code> · {t(`registration:kind.${registration.kind}`)}
            {view.productLine && ` · ${view.productLine}`} ·{' '}
            <Link to={paths.admin.partner(partner.id)}>{partner.name}</Link>
          </>
        }
        actions={
          registration.status === 'inReview' &&
          view.mayDecide && (
            <ButtonLink variant="primary" icon={IconGavel} to={paths.admin.reviewRegistration(registration.id)}>
              {t('access:registrations.decide')}
            </ButtonLink>
          )
        }
      />
      <Outcome view={view} />
      <WithAside
        asideFirst
        aside={
          <Stack gap="md">
            {seal && registration.number && (
              <Stamp
                number={registration.number}
                at={seal.at}
                hash={seal.hash}
                state={
                  view.claim ? stampStateOf(view.claim.status) : isOpen(registration.status) ? 'provisional' : 'ended'
                }
              />
            )}
            {registration.holderRole && registration.holderSince && (
              <WhoHasItNow
                who={
                  registration.holderRole === 'partner' ? t('review:holder.partner') : t('access:role.channelManager')
                }
                name={view.holder ?? undefined}
                since={registration.holderSince}
                promisedBy={view.conflict?.dueAt ?? registration.dueAt}
                now={view.now}
              />
            )}
            <Panel title={t('access:registrations.company')}>
              <Facts
                facts={[
                  {
                    label: t('registration:field.uscc'),
                    value: registration.uscc && (
                      <span className={styles.one}>
                        <Code>{registration.uscc}</Code>
                      </span>
                    ),
                  },
                  { label: t('registration:field.country'), value: country },
                  { label: t('registration:field.regionCode'), value: view.region },
                  { label: t('registration:field.address'), value: registration.address },
                  { label: t('registration:field.website'), value: registration.website },
                  {
                    label: t('access:registrations.customer'),
                    value: registration.customerId && (
                      <Link to={paths.admin.customer(registration.customerId)}>
                        {t('access:registrations.openCustomer')}
                      </Link>
                    ),
                  },
                  {
                    label: t('customer:standing.label'),
                    value: view.claim && (
                      <>
                        <ClaimStatusBadge status={view.claim.status} />{' '}
                        {view.claim.protectedUntil && <Time at={view.claim.protectedUntil} precision="day" />}
                      </>
                    ),
                  },
                ]}
              />
            </Panel>
          </Stack>
        }
      >
        <Stack gap="md">
          <Panel title={t('review:submitted')}>
            <Submitted registration={registration} source={view.source} author={view.author} />
          </Panel>
          <Panel title={t('registration:field.evidence')}>
            <EvidenceFiles registrationId={registration.id} files={view.evidence} />
          </Panel>
          <Submissions registrationId={registration.id} all={view.submissions} />
          <SignalsPanel id={registration.id} signals={signals} />
          <Panel title={t('review:timeline')}>
            <StaffTimeline events={view.events} />
          </Panel>
        </Stack>
      </WithAside>
    </Stack>
  );
}
