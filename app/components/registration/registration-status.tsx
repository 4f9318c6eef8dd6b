// A registration's status in its word, colour and icon, the same on every page.
import { useCopy } from '#app/copy/use-copy.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';
import { StatusBadge, type Tone } from '../ui/feedback/status-badge.tsx';
import {
  IconArrowBackUp,
  IconBan,
  IconCircleCheck,
  IconClock,
  IconCornerUpLeft,
  IconEdit,
  IconHourglass,
  IconScale,
  IconUsers,
  type Icon,
} from '../ui/icons.ts';
import { statusKey } from './status-key.ts';

const looks: Record<RegistrationStatus, { tone: Tone; icon: Icon }> = {
  draft: { tone: 'neutral', icon: IconEdit },
  submitted: { tone: 'info', icon: IconClock },
  inReview: { tone: 'info', icon: IconHourglass },
  returned: { tone: 'warning', icon: IconCornerUpLeft },
  approved: { tone: 'success', icon: IconCircleCheck },
  rejected: { tone: 'danger', icon: IconBan },
  withdrawn: { tone: 'neutral', icon: IconArrowBackUp },
  disputed: { tone: 'warning', icon: IconScale },
  waitlisted: { tone: 'neutral', icon: IconUsers },
};

export function RegistrationStatusBadge({
  status,
  forStaff = false,
}: {
  status: RegistrationStatus;
  /** In the words of the back office. */
  forStaff?: boolean;
}) {
  const { t } = useCopy();
  return <StatusBadge {...looks[status]}>{t(statusKey(status, forStaff))}</StatusBadge>;
}
