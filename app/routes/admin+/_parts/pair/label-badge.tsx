// What a person says of a pair, in its word and icon.
import { StatusBadge, type Tone } from '#app/components/ui/feedback/status-badge.tsx';
import { IconArrowsSplit, IconCircleCheck, IconSitemap, type Icon } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { PairLabel } from '#app/domain/duplicate/label.ts';

const looks: Record<PairLabel, { tone: Tone; icon: Icon }> = {
  same: { tone: 'info', icon: IconCircleCheck },
  different: { tone: 'neutral', icon: IconArrowsSplit },
  related: { tone: 'neutral', icon: IconSitemap },
};

export function LabelBadge({ label }: { label: PairLabel }) {
  const { t } = useCopy();
  return <StatusBadge {...looks[label]}>{t(`pair:label.${label}`)}</StatusBadge>;
}
