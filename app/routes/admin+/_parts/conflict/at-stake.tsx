// What the case is about: the claim and its protection, or the manufacturer's own business; and how it was worked.
import { ClaimStatusBadge, stripStateOf } from '#app/components/claim/claim-status.tsx';
import { ClaimStrip } from '#app/components/claim/claim-strip.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Facts } from '#app/components/ui/display/facts.tsx';
import { DayText, Time } from '#app/components/ui/display/time.tsx';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import type { ConflictView } from '#app/services/conflict/view.server.ts';
import styles from './conflict.module.css';

export function AtStake({ view }: { view: ConflictView }) {
  const { t } = useCopy();
  const { claim, customer, own, now } = view;
  return (
    <div className={styles.stake}>
      <Facts
        layout="grid"
        facts={[
          customer && {
            label: t('conflict:column.customer'),
            value: <Link to={paths.admin.customer(customer.id)}>{customer.legalName}</Link>,
          },
          { label: t('registration:field.productLineId'), value: view.productLine },
          {
            label: t('conflict:side.incumbent'),
            value: view.incumbent?.partner.name ?? t('conflict:manufacturer'),
          },
          claim && { label: t('conflict:claimStatus'), value: <ClaimStatusBadge status={claim.status} /> },
          own?.customerSince != null && {
            label: t('conflict:customerSince'),
            value: <DayText day={own.customerSince} />,
          },
          own?.house && {
            label: t('conflict:houseUntil'),
            value: <Time at={own.house.expiresAt} precision="day" />,
          },
        ]}
      />
      {claim?.protectedFrom && claim.protectedUntil ? (
        <ClaimStrip
          size="full"
          from={claim.protectedFrom}
          until={claim.protectedUntil}
          now={now}
          state={stripStateOf(claim.status)}
          endedAt={claim.endedAt ?? undefined}
        />
      ) : (
        claim && <p className={styles.soft}>{t('conflict:notYetProtected')}</p>
      )}
    </div>
  );
}

export function FollowUps({ followUps }: { followUps: ConflictView['followUps'] }) {
  const { t } = useCopy();
  if (followUps.length === 0) return <p className={styles.soft}>{t('conflict:noFollowUps')}</p>;
  return (
    <ul className={styles.followUps}>
      {followUps.map((followUp) => (
        <li key={followUp.id}>
          <span className={styles.soft}>
            {t(`claim:followUp.kinds.${followUp.kind}` as CopyKey)} · <Time at={followUp.occurredAt} precision="day" />{' '}
            · {followUp.userName}
          </span>
          <span className={styles.text}>{followUp.note}</span>
        </li>
      ))}
    </ul>
  );
}
