// The look-alikes of the master list, best first, each with how it stands today. A press lays one beside the registration.
import { VerdictBadge } from '#app/components/duplicate/evidence-bars.tsx';
import { StandingBadges } from '#app/components/customer/standing-badges.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { StatusBadge } from '#app/components/ui/feedback/status-badge.tsx';
import { IconHourglass, IconUser } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import type { QueueChoice } from '#app/services/registration/review-queue.server.ts';
import type { ReviewCandidate } from '#app/services/registration/view-for-review.server.ts';
import { queryOf } from './address.ts';
import styles from './candidates.module.css';

export function Candidates({
  candidates,
  chosenId,
  registrationId,
  choice,
}: {
  candidates: readonly ReviewCandidate[];
  chosenId: string | undefined;
  registrationId: string;
  choice: QueueChoice;
}) {
  return (
    <ol className={styles.candidates}>
      {candidates.map((candidate) => (
        <li key={candidate.customerId}>
          <Link
            to={paths.admin.reviewRegistration(registrationId, { ...queryOf(choice), candidate: candidate.customerId })}
            className={styles.candidate}
            aria-current={candidate.customerId === chosenId ? 'true' : undefined}
          >
            <span className={styles.name}>{candidate.legalName}</span>
            {candidate.uscc && <Code>{candidate.uscc}</Code>}
            <span className={styles.badges}>
              <VerdictBadge verdict={candidate.verdict} />
              <Standing candidate={candidate} />
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}

export function Standing({ candidate: { standing, status } }: { candidate: ReviewCandidate }) {
  const { t } = useCopy();
  const { claim } = standing;
  if (claim?.own) {
    return (
      <StatusBadge tone="success" icon={IconUser}>
        {t('review:standing.own')}
      </StatusBadge>
    );
  }
  return (
    <>
      {standing.cooldown && (
        <StatusBadge tone="warning" icon={IconHourglass}>
          {t('review:standing.cooldown')}
        </StatusBadge>
      )}
      <StandingBadges
        status={status}
        owners={claim ? [claim.partnerName] : []}
        house={standing.houseAccount}
        existing={standing.existingCustomer}
      />
    </>
  );
}
