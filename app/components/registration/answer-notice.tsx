// What the submitter is told at once: one of the calm words of the disclosure policy, and never more than that.
import type { ReactNode } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Answer } from '#app/domain/registration/answer.ts';
import { Notice } from '../ui/feedback/notice.tsx';
import type { Tone } from '../ui/feedback/status-badge.tsx';
import { IconBan, IconCircleCheck, IconEdit, IconHourglass, IconShieldCheck, type Icon } from '../ui/icons.ts';

const looks: Record<Answer, { tone: Tone; icon: Icon }> = {
  clear: { tone: 'success', icon: IconCircleCheck },
  needsReview: { tone: 'info', icon: IconHourglass },
  unavailable: { tone: 'neutral', icon: IconBan },
  incomplete: { tone: 'warning', icon: IconEdit },
  owned: { tone: 'success', icon: IconShieldCheck },
};

/** `live` announces it: for the pre-check, which answers while one types. */
export function AnswerNotice({ answer, live, children }: { answer: Answer; live?: boolean; children?: ReactNode }) {
  const { t } = useCopy();
  return (
    <Notice {...looks[answer]} title={t(`registration:answer.${answer}`)} {...(live ? { live: 'status' } : {})}>
      {children}
    </Notice>
  );
}
