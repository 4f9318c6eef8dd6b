// A conflict's status in its word, colour and icon.
import { useCopy } from '#app/copy/use-copy.ts';
import type { ConflictStatus } from '#app/domain/conflict/lifecycle.ts';
import { StatusBadge, type Tone } from '../ui/feedback/status-badge.tsx';
import { IconCircleCheck, IconGavel, IconScale, type Icon } from '../ui/icons.ts';

const looks: Record<ConflictStatus, { tone: Tone; icon: Icon }> = {
  open: { tone: 'warning', icon: IconScale },
  ruled: { tone: 'success', icon: IconGavel },
  closed: { tone: 'neutral', icon: IconCircleCheck },
};

export function ConflictStatusBadge({ status }: { status: ConflictStatus }) {
  const { t } = useCopy();
  return <StatusBadge {...looks[status]}>{t(`conflict:status.${status}`)}</StatusBadge>;
}
