// Who holds a customer and who registered it.
import { ClaimStatusBadge, stripStateOf } from '#app/components/claim/claim-status.tsx';
import { ClaimStrip } from '#app/components/claim/claim-strip.tsx';
import { RegistrationStatusBadge } from '#app/components/registration/registration-status.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Panel } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import type { CustomerClaim, CustomerRegistration } from '#app/services/customer/view.server.ts';
import styles from './claims.module.css';

type ShownClaim = Omit<CustomerClaim, 'productLine'> & { productLine: string; live: boolean; within: boolean };
type ShownRegistration = Omit<CustomerRegistration, 'productLine'> & { productLine: string | null };

interface CustomerClaimsProps {
  claims: readonly ShownClaim[];
  now: string;
  mayOpen: boolean;
}

export function CustomerClaims({ claims, now, mayOpen }: CustomerClaimsProps) {
  const { t } = useCopy();
  const ordered = [...claims.filter((claim) => claim.live), ...claims.filter((claim) => !claim.live)];
  return (
    <Panel title={t('customer:view.claims')}>
      {ordered.length === 0 && (
        <div>
          <p>{t('customer:view.noClaims')}</p>
          <p className={styles.scope}>{t('customer:view.noClaimsHint')}</p>
        </div>
      )}
      <ul className={styles.claims}>
        {ordered.map((claim) => (
          <li key={claim.id} className={styles.claim}>
            <div className={styles.line}>
              <strong>{claim.productLine}</strong>
              {claim.scopeKey !== '*' && <span className={styles.scope}>{claim.scopeKey}</span>}
              <ClaimStatusBadge status={claim.status} />
            </div>
            <p className={styles.owner}>
              {claim.ownerPartner} · {claim.ownerUser}
              {claim.registrationNumber &&
                (mayOpen && claim.within ? (
                  <>
                    {' · '}
                    <Link to={paths.admin.registration(claim.registrationId)}>{claim.registrationNumber}</Link>
                  </>
                ) : (
                  ` · ${claim.registrationNumber}`
                ))}
            </p>
            {claim.protectedUntil && (
              <ClaimStrip
                from={claim.protectedFrom ?? claim.createdAt}
                until={claim.protectedUntil}
                now={now}
                state={stripStateOf(claim.status)}
                endedAt={claim.endedAt ?? undefined}
                size={claim.live ? 'full' : 'compact'}
              />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function CustomerRegistrations({ registrations }: { registrations: readonly ShownRegistration[] }) {
  const { t } = useCopy();
  return (
    <Panel title={t('customer:view.registrations')} flush>
      <RecordTable
        caption={t('customer:view.registrations')}
        rows={registrations}
        rowKey={(row) => row.id}
        rowLink={(row) => paths.admin.registration(row.id)}
        columns={[
          {
            key: 'number',
            header: t('customer:view.number'),
            primary: true,
            width: 'fit',
            cell: (row) => row.number ?? row.companyName,
          },
          {
            key: 'status',
            header: t('customer:field.status'),
            cell: (row) => <RegistrationStatusBadge status={row.status} forStaff />,
          },
          { key: 'partner', header: t('customer:view.partner'), width: 'grow', cell: (row) => row.partnerName },
          { key: 'line', header: t('claim:field.productLine'), cell: (row) => row.productLine },
          {
            key: 'submitted',
            header: t('customer:view.submitted'),
            width: 'fit',
            wideOnly: true,
            cell: (row) => row.submittedAt && <Time at={row.submittedAt} precision="day" />,
          },
        ]}
        empty={<p className={styles.none}>{t('customer:view.noRegistrations')}</p>}
      />
    </Panel>
  );
}
