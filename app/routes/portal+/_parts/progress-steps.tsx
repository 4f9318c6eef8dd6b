// How far a registration has come, in four steps: received, looked at, decided, protected.
import type { ReactNode } from 'react';
import { classNames } from '#app/components/class-names.ts';
import { Time } from '#app/components/ui/display/time.tsx';
import { IconCheck, IconX } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';
import styles from './progress-steps.module.css';

interface ProgressStepsProps {
  status: RegistrationStatus;
  submittedAt: Instant | null;
  decidedAt: Instant | null;
  protectedUntil: Instant | null;
}

type StepState = 'done' | 'current' | 'ahead' | 'ended';

const refused: readonly RegistrationStatus[] = ['rejected', 'withdrawn'];

export function ProgressSteps({ status, submittedAt, decidedAt, protectedUntil }: ProgressStepsProps) {
  const { t } = useCopy();
  const isRefused = refused.includes(status);
  const isDecided = isRefused || status === 'approved';
  const rows: { key: 'received' | 'review' | 'decision' | 'protection'; state: StepState; note: ReactNode }[] = [
    { key: 'received', state: 'done', note: submittedAt && <Time at={submittedAt} precision="day" /> },
    {
      key: 'review',
      state: isDecided ? 'done' : 'current',
      note: isDecided ? null : t(`registration:status.${status}`),
    },
    {
      key: 'decision',
      state: isRefused ? 'ended' : isDecided ? 'done' : 'ahead',
      note: isDecided ? (
        <>
          <span>{t(`registration:status.${status}`)}</span> {decidedAt && <Time at={decidedAt} precision="day" />}
        </>
      ) : null,
    },
    {
      key: 'protection',
      state: status === 'approved' ? 'current' : 'ahead',
      note: status === 'approved' && protectedUntil && <Time at={protectedUntil} precision="day" />,
    },
  ];
  return (
    <ol className={styles.steps} aria-label={t('portal:progress.label')}>
      {rows
        .filter(({ key }) => !(isRefused && key === 'protection'))
        .map(({ key, state, note }) => (
          <li
            key={key}
            className={classNames(styles.step, styles[state])}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className={styles.dot} aria-hidden>
              {state === 'done' && <IconCheck size={14} stroke={2.5} />}
              {state === 'ended' && <IconX size={14} stroke={2.5} />}
            </span>
            <span className={styles.name}>{t(`portal:progress.${key}`)}</span>
            {note && <span className={styles.note}>{note}</span>}
          </li>
        ))}
    </ol>
  );
}
