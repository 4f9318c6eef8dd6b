// A claim's status in its word, colour and icon; and what the stamp and the strip make of it.
import { useCopy } from '#app/copy/use-copy.ts';
import { isLive, type ClaimStatus } from '#app/domain/claim/lifecycle.ts';
import type { StampState } from '../registration/stamp.tsx';
import { StatusBadge, type Tone } from '../ui/feedback/status-badge.tsx';
import {
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
  IconHistory,
  IconLockOpen,
  IconShieldCheck,
  IconTransfer,
  type Icon,
} from '../ui/icons.ts';

const looks: Record<ClaimStatus, { tone: Tone; icon: Icon }> = {
  provisional: { tone: 'info', icon: IconCircleDashed },
  active: { tone: 'success', icon: IconShieldCheck },
  extended: { tone: 'success', icon: IconHistory },
  converted: { tone: 'success', icon: IconCircleCheck },
  expired: { tone: 'neutral', icon: IconClock },
  released: { tone: 'neutral', icon: IconLockOpen },
  overridden: { tone: 'danger', icon: IconTransfer },
};

export function ClaimStatusBadge({ status }: { status: ClaimStatus }) {
  const { t } = useCopy();
  return <StatusBadge {...looks[status]}>{t(`claim:status.${status}`)}</StatusBadge>;
}

/** The seal of a claim: outline, filled, broken. A won deal keeps its seal whole. */
export function stampStateOf(status: ClaimStatus): StampState {
  if (status === 'provisional') return 'provisional';
  return isLive(status) || status === 'converted' ? 'protected' : 'ended';
}

/** How the claim strip draws it. */
export function stripStateOf(status: ClaimStatus): 'provisional' | 'live' | 'ended' {
  if (status === 'provisional') return 'provisional';
  return isLive(status) ? 'live' : 'ended';
}
