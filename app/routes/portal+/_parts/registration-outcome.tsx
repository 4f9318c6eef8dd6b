// What the viewer most wants to know of a registration, in one sentence: the answer, the return, the decision.
import { AnswerNotice } from '#app/components/registration/answer-notice.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { type Named, nameIn } from '#app/domain/language/named.ts';
import type { Answer } from '#app/domain/registration/answer.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';
import type { RegistrationField } from '#app/domain/registration/registration.ts';

interface OutcomeProps {
  registration: {
    status: RegistrationStatus;
    answer: Answer | null;
    /** Written by a reviewer for the partner. */
    message: string | null;
    reason: Named | null;
    returnFields: readonly RegistrationField[];
  };
}

export function RegistrationOutcome({ registration }: OutcomeProps) {
  const { t, language } = useCopy();
  const { status, answer, message, reason, returnFields } = registration;
  if (status === 'returned') {
    return (
      <Notice tone="warning" title={t('portal:detail.returned')}>
        {message && <p>{message}</p>}
        {returnFields.length > 0 && (
          <p>
            {t('portal:answer.asked')}{' '}
            {returnFields.map((field) => t(`registration:field.${field}` as CopyKey)).join(t('portal:listSeparator'))}
          </p>
        )}
      </Notice>
    );
  }
  if (status === 'approved') return <Notice tone="success" title={t('portal:outcome.approved')} />;
  if (status === 'withdrawn') return <Notice tone="neutral" title={t('portal:outcome.withdrawn')} />;
  if (status === 'disputed')
    return (
      <Notice tone="info" title={t('portal:outcome.disputed')}>
        {t('portal:outcome.disputedText')}
      </Notice>
    );
  if (status === 'rejected' && reason) {
    return (
      <Notice tone="danger" title={t('portal:outcome.rejected', { reason: nameIn(language, reason) })}>
        {message}
      </Notice>
    );
  }
  if (!answer) return null;
  if (answer === 'clear') {
    return (
      <Notice tone="success" title={t('portal:answered.registered')}>
        {t('portal:answered.clear')}
      </Notice>
    );
  }
  return <AnswerNotice answer={answer}>{t(`portal:answered.${answer}`)}</AnswerNotice>;
}
