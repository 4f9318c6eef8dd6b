// The state of an import and the verdict on a row, each with its colour and word.
import { StatusBadge, type Tone } from '#app/components/ui/feedback/status-badge.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { ImportStatus, RowVerdict } from '#app/domain/importing/lifecycle.ts';

const statusTones: Record<ImportStatus, Tone> = {
  mapping: 'warning',
  staging: 'info',
  staged: 'warning',
  committing: 'info',
  committed: 'success',
  stopped: 'warning',
  failed: 'danger',
  discarded: 'neutral',
};

export function ImportStatusBadge({ status }: { status: ImportStatus }) {
  const { t } = useCopy();
  return <StatusBadge tone={statusTones[status]}>{t(`importing:status.${status}`)}</StatusBadge>;
}

const verdictTones: Record<RowVerdict, Tone> = {
  new: 'success',
  update: 'info',
  unchanged: 'neutral',
  duplicate: 'warning',
  invalid: 'danger',
};

export function RowVerdictBadge({ verdict }: { verdict: RowVerdict }) {
  const { t } = useCopy();
  return <StatusBadge tone={verdictTones[verdict]}>{t(`importing:verdict.${verdict}`)}</StatusBadge>;
}
