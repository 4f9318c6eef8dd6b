// How a customer stands, in words: claimed by whom, kept for direct sales, buying already, free, merged.
import { useCopy } from '#app/copy/use-copy.ts';
import type { CustomerStatus } from '#app/domain/customer/customer.ts';
import { StatusBadge } from '../ui/feedback/status-badge.tsx';
import { IconBuildingStore, IconFishHook, IconGitMerge, IconHome, IconPackage } from '../ui/icons.ts';
import styles from './standing-badges.module.css';

export type StandingBadgesProps = {
  status: CustomerStatus;
  /** Names of the owners of record. */
  owners: readonly string[];
  /** Kept for direct sales today. */
  house: boolean;
  /** Buys already. */
  existing: boolean;
};

export function StandingBadges({ status, owners, house, existing }: StandingBadgesProps) {
  const { t } = useCopy();
  if (status === 'merged') return <StatusBadge icon={IconGitMerge}>{t('customer:status.merged')}</StatusBadge>;
  if (status === 'decoy') {
    return (
      <StatusBadge tone="danger" icon={IconFishHook}>
        {t('customer:status.decoy')}
      </StatusBadge>
    );
  }
  const [owner] = owners;
  return (
    <span className={styles.badges}>
      {owner && (
        <StatusBadge tone="info" icon={IconBuildingStore}>
          {owners.length > 1 ? t('customer:standing.claimedByMore', { name: owner, count: owners.length - 1 }) : owner}
        </StatusBadge>
      )}
      {house && (
        <StatusBadge tone="warning" icon={IconHome}>
          {t('customer:standing.house')}
        </StatusBadge>
      )}
      {existing && <StatusBadge icon={IconPackage}>{t('customer:standing.existing')}</StatusBadge>}
      {!owner && !house && !existing && <StatusBadge tone="success">{t('customer:standing.free')}</StatusBadge>}
      {status === 'prospective' && <StatusBadge>{t('customer:status.prospective')}</StatusBadge>}
    </span>
  );
}
