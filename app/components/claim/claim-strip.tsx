// One claim's protection on one line: start to end, today, milestones, and the reminders before the end.
// The same drawing in lists, on pages and boards. Draws only; the dates come from the claim.
import { formatTime } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { dayMs, msBetween, type Instant } from '#app/domain/calendar/instant.ts';
import { remindersOf } from '#app/domain/claim/reminders.ts';
import { classNames } from '../class-names.ts';
import { Remaining, Time } from '../ui/display/time.tsx';
import { IconFlag } from '../ui/icons.ts';
import { useViewer } from '../viewer.tsx';
import styles from './claim-strip.module.css';

export type ClaimStripProps = {
  from: Instant;
  until: Instant;
  /** The moment the server answered. */
  now: Instant;
  state: 'provisional' | 'live' | 'ended';
  /** When an ended claim ended, if before its time. */
  endedAt?: Instant | undefined;
  milestones?: readonly { at: Instant; label: string }[];
  size?: 'compact' | 'full';
};

/** Days before the end from which the rest is drawn as running out (DOMAIN §10: reminders 30/14/7/1). */
const runningOutDays = 14;

export function ClaimStrip(props: ClaimStripProps) {
  const { from, until, now, state, endedAt, size = 'compact' } = props;
  const { t } = useCopy();
  const { language, timeZone } = useViewer();
  const day = (at: Instant) => formatTime(at, 'day', language, timeZone);
  const stopped = state === 'ended' ? (endedAt ?? until) : null;
  const runsOut = state !== 'ended' && msBetween(now, until) < runningOutDays * dayMs;
  const label = t(`ui:strip.${state}`, {
    from: day(from),
    until: day(stopped ?? until),
    days: Math.max(0, Math.floor(msBetween(now, until) / dayMs)),
    milestones: props.milestones?.length ?? 0,
  });
  const drawing = <Drawing {...props} stopped={stopped} runsOut={runsOut} label={label} />;
  if (size === 'compact') return drawing;
  return (
    <figure className={styles.figure}>
      {drawing}
      <div className={styles.ends}>
        <Time at={from} precision="day" />
        {!stopped && (
          <strong className={classNames(runsOut && styles.urgent)}>
            <Remaining until={until} now={now} left />
          </strong>
        )}
        <Time at={stopped ?? until} precision="day" />
      </div>
      <Legend {...props} />
    </figure>
  );
}

function Drawing({
  from,
  until,
  now,
  state,
  milestones = [],
  size = 'compact',
  stopped,
  runsOut,
  label,
}: ClaimStripProps & { stopped: Instant | null; runsOut: boolean; label: string }) {
  const full = size === 'full';
  const height = full ? 40 : 20;
  const bar = full ? 14 : 8;
  const top = (height - bar) / 2;
  const length = Math.max(1, msBetween(from, until));
  const at = (moment: Instant) => Math.min(100, Math.max(0, (msBetween(from, moment) / length) * 100));
  const percent = (value: number) => `${Math.round(value * 100) / 100}%`;
  const elapsed = at(stopped ?? now);
  return (
    <svg
      className={classNames(styles.strip, full && styles.full, styles[state])}
      height={height}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <rect
        className={classNames(styles.track, runsOut && styles.ending)}
        x="0"
        y={top}
        width="100%"
        height={bar}
        rx={bar / 2}
      />
      <rect className={styles.elapsed} x="0" y={top} width={percent(elapsed)} height={bar} rx={bar / 2} />
      {(state === 'live' ? remindersOf(from, until) : []).map((moment) => (
        <line
          key={moment}
          className={styles.reminder}
          x1={percent(at(moment))}
          x2={percent(at(moment))}
          y1={top + bar + 2}
          y2={top + bar + (full ? 7 : 5)}
        />
      ))}
      {milestones.map((milestone) => (
        <svg key={milestone.at + milestone.label} x={percent(at(milestone.at))} y={top + bar / 2} overflow="visible">
          <path className={styles.milestone} d={full ? 'M0-7.5 7.5 0 0 7.5-7.5 0Z' : 'M0-5 5 0 0 5-5 0Z'} />
        </svg>
      ))}
      {!stopped && elapsed < 100 && (
        <svg x={percent(elapsed)} overflow="visible">
          <line className={styles.today} y1={full ? 5 : 2} y2={height - (full ? 5 : 2)} />
          {full && <path className={styles.todayHead} d="M-4.5 0h9L0 6Z" />}
        </svg>
      )}
    </svg>
  );
}

function Legend({ milestones = [] }: ClaimStripProps) {
  if (milestones.length === 0) return null;
  return (
    <ul className={styles.legend}>
      {milestones.map((milestone) => (
        <li key={milestone.at + milestone.label}>
          <IconFlag size={16} stroke={1.6} />
          {milestone.label} <Time at={milestone.at} precision="day" />
        </li>
      ))}
    </ul>
  );
}
