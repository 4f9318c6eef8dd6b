// What an alert is about, as a badge.
import { StatusBadge } from '#app/components/ui/feedback/status-badge.tsx';
import { IconFishHook, IconShieldSearch } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { AlertKind } from '#app/domain/probe/alert.ts';

export function AlertKindBadge({ kind }: { kind: AlertKind }) {
  const { t } = useCopy();
  return (
    <StatusBadge
      tone={kind === 'decoy' ? 'danger' : 'warning'}
      icon={kind === 'decoy' ? IconFishHook : IconShieldSearch}
    >
      {t(`probe:kind.${kind}`)}
    </StatusBadge>
  );
}
