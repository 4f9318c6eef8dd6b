// What became of a mail, in one word.
import { StatusBadge, type Tone } from '#app/components/ui/feedback/status-badge.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { MailStatus } from '#app/domain/mail/status.ts';

const tones: Record<MailStatus, Tone> = { queued: 'info', sent: 'success', kept: 'neutral', failed: 'danger' };

export function MailStatusBadge({ status }: { status: MailStatus }) {
  const { t } = useCopy();
  return <StatusBadge tone={tones[status]}>{t(`outbox:statuses.${status}`)}</StatusBadge>;
}
