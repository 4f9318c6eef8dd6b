// What kind of difference the sweep found, in its word, colour and icon.
import { StatusBadge, type Tone } from '#app/components/ui/feedback/status-badge.tsx';
import { IconArrowsExchange, IconEye, IconScale, type Icon } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { SweepKind } from '#app/domain/sweep/difference.ts';

const looks: Record<SweepKind, { tone: Tone; icon: Icon }> = {
  conflictLikely: { tone: 'danger', icon: IconScale },
  newLookAlike: { tone: 'warning', icon: IconEye },
  verdictChanged: { tone: 'info', icon: IconArrowsExchange },
};

export function SweepKindBadge({ kind }: { kind: SweepKind }) {
  const { t } = useCopy();
  return <StatusBadge {...looks[kind]}>{t(`sweep:kind.${kind}`)}</StatusBadge>;
}
