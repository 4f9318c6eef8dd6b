// The head of a registration under review: who registers whom, its seal, who has it, and what became of it.
import { Form } from '@remix-run/react';
import { ClaimStatusBadge, stampStateOf } from '#app/components/claim/claim-status.tsx';
import { WhoHasItNow } from '#app/components/claim/who-has-it-now.tsx';
import { VerdictBadge } from '#app/components/duplicate/evidence-bars.tsx';
import { RegistrationStatusBadge } from '#app/components/registration/registration-status.tsx';
import { Stamp } from '#app/components/registration/stamp.tsx';
import { Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { IconRefresh, IconScale } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { isOpen } from '#app/domain/registration/lifecycle.ts';
import { paths } from '#app/http/paths.ts';
import type { QueueChoice } from '#app/services/registration/review-queue.server.ts';
import type { ReviewView } from '#app/services/registration/view-for-review.server.ts';
import type { RegistrationRecord } from '#app/services/registration/view-record.server.ts';
import { queryOf } from './address.ts';
import styles from './record.module.css';

export function RecordHead({ view, choice }: { view: ReviewView; choice: QueueChoice }) {
  const { t } = useCopy();
  const { registration, partner, seal, now } = view;
  const isDecided = !isOpen(registration.status);
  return (
    <div>
      <PageHeader
        title={registration.companyName}
        crumbs={[{ label: t('review:title'), to: paths.admin.review(queryOf(choice)) }]}
        status={
          <span className={styles.badges}>
            {registration.status !== 'inReview' && <RegistrationStatusBadge status={registration.status} forStaff />}
            {registration.verdict && registration.verdict !== 'none' && <VerdictBadge verdict={registration.verdict} />}
          </span>
        }
        note={
          <span className={styles.meta}>
            <Code>{registration.number}</Code>
            <span>{t(`registration:kind.${registration.kind}`)}</span>
            {view.productLine && <span>{view.productLine}</span>}
            <Link to={paths.admin.partner(partner.id)}>{partner.name}</Link>
          </span>
        }
      />
      <div className={styles.top}>
        {registration.holderRole && registration.holderSince && (
          <WhoHasItNow
            who={registration.holderRole === 'partner' ? t('review:holder.partner') : t('access:role.channelManager')}
            name={view.holder ?? undefined}
            since={registration.holderSince}
            promisedBy={view.conflict?.dueAt ?? registration.dueAt}
            now={now}
          />
        )}
        {view.claim && isDecided && <ClaimStatusBadge status={view.claim.status} />}
        {seal && registration.number && (
          <Stamp
            number={registration.number}
            at={seal.at}
            hash={seal.hash}
            state={
              isDecided && registration.status !== 'approved'
                ? 'ended'
                : view.claim
                  ? stampStateOf(view.claim.status)
                  : 'provisional'
            }
          />
        )}
      </div>
    </div>
  );
}

/** What became of a registration that no longer waits for a decision. */
export function Outcome({ view }: { view: RegistrationRecord }) {
  const { t } = useCopy();
  const { registration, conflict } = view;
  if (conflict) {
    return (
      <Notice
        icon={IconScale}
        tone="warning"
        title={t('review:outcome.disputed')}
        actions={
          <ButtonLink to={paths.admin.conflict(conflict.id)}>
            {t('review:openConflict', { number: conflict.number })}
          </ButtonLink>
        }
      />
    );
  }
  if (registration.status === 'inReview' || registration.status === 'disputed' || registration.status === 'draft')
    return null;
  return (
    <Notice
      tone={registration.status === 'approved' ? 'success' : 'neutral'}
      title={t(`review:outcome.${registration.status}`)}
    >
      {registration.decidedAt && (
        <p>
          {view.decidedBy ?? t('audit:system')} · <Time at={registration.decidedAt} />
        </p>
      )}
      {view.reason && <p>{view.reason}</p>}
      {registration.partnerMessage && <p>{t('review:said', { message: registration.partnerMessage })}</p>}
    </Notice>
  );
}

/** The master list moved on: the verdict may be out of date. */
export function StaleCheck({ view, choice }: { view: ReviewView; choice: QueueChoice }) {
  const { t } = useCopy();
  return (
    <Notice
      tone="warning"
      title={t('review:stale.title')}
      actions={
        view.mayDecide && (
          <Form method="post" action={paths.admin.reviewRegistration(view.registration.id, queryOf(choice))}>
            <Button name="intent" value="recheck" icon={IconRefresh} size="sm">
              {t('review:stale.recheck')}
            </Button>
          </Form>
        )
      }
    >
      {view.check && (
        <>
          {t('review:stale.checked')} <Time at={view.check.at} />
        </>
      )}
    </Notice>
  );
}

/** When the master list was searched, and which row of the rules spoke. */
export function CheckLine({ check }: { check: NonNullable<ReviewView['check']> }) {
  const { t } = useCopy();
  return (
    <p className={styles.checked}>
      {t('review:checked')} <Time at={check.at} />
      {check.admissionRow && <> · {t(`review:admission.${check.admissionRow}` as CopyKey)}</>}
    </p>
  );
}
