// One claim's protection on one line: start to end, today, milestones, reminders, pauses, who waits behind.
// The same drawing in lists, on pages and boards. Draws only; the dates come from the claim.
import { useId } from 'react';
import { formatTime } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { dayMs, msBetween, type Instant } from '#app/domain/calendar/instant.ts';
import { classNames } from '../class-names.ts';
import { Remaining, Time } from '../ui/display/time.tsx';
import { IconBell, IconFlag, IconPlayerPause, IconUsers } from '../ui/icons.ts';
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
  /** The end before it was extended. */
  extendedFrom?: Instant | undefined;
  milestones?: readonly { at: Instant; label: string }[];
  reminders?: readonly Instant[];
  pauses?: readonly { from: Instant; until: Instant; label: string }[];
  /** How many wait behind it; staff only. */
  waiting?: number;
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
  extendedFrom,
  milestones = [],
  reminders = [],
  pauses = [],
  waiting = 0,
  size = 'compact',
  stopped,
  runsOut,
  label,
}: ClaimStripProps & { stopped: Instant | null; runsOut: boolean; label: string }) {
  const hatch = useId();
  const full = size === 'full';
  const height = full ? 40 : 20;
  const bar = full ? 14 : 8;
  const top = (height - bar) / 2;
  // The queue behind the claim stands in the last tenth.
  const width = waiting > 0 ? 92 : 100;
  const length = Math.max(1, msBetween(from, until));
  const at = (moment: Instant) => Math.min(width, Math.max(0, (msBetween(from, moment) / length) * width));
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
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className={styles.hatchGround} />
          <rect width="2" height="6" className={styles.hatchLine} />
        </pattern>
      </defs>
      <rect
        className={classNames(styles.track, runsOut && styles.ending)}
        x="0"
        y={top}
        width={percent(width)}
        height={bar}
        rx={bar / 2}
      />
      <rect className={styles.elapsed} x="0" y={top} width={percent(elapsed)} height={bar} rx={bar / 2} />
      {pauses.map((pause) => (
        <rect
          key={pause.from}
          x={percent(at(pause.from))}
          y={top}
          width={percent(Math.max(0.6, at(pause.until) - at(pause.from)))}
          height={bar}
          fill={`url(#${hatch})`}
        />
      ))}
      {extendedFrom && (
        <line
          className={styles.extension}
          x1={percent(at(extendedFrom))}
          x2={percent(at(extendedFrom))}
          y1={top}
          y2={top + bar}
        />
      )}
      {reminders.map((moment) => (
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
      {Array.from({ length: Math.min(waiting, 3) }, (_, place) => (
        <rect
          key={place}
          className={styles.queue}
          x={percent(width + 1.5 + place * 2.3)}
          y={top}
          width="1.5%"
          height={bar}
          rx="2"
        />
      ))}
      {!stopped && elapsed < width && (
        <svg x={percent(elapsed)} overflow="visible">
          <line className={styles.today} y1={full ? 5 : 2} y2={height - (full ? 5 : 2)} />
          {full && <path className={styles.todayHead} d="M-4.5 0h9L0 6Z" />}
        </svg>
      )}
    </svg>
  );
}

function Legend({ milestones = [], reminders = [], pauses = [], waiting = 0, now }: ClaimStripProps) {
  const { t } = useCopy();
  const next = reminders.filter((moment) => moment > now).sort()[0];
  if (milestones.length + pauses.length + waiting === 0 && !next) return null;
  return (
    <ul className={styles.legend}>
      {milestones.map((milestone) => (
        <li key={milestone.at + milestone.label}>
          <IconFlag size={16} stroke={1.6} />
          {milestone.label} <Time at={milestone.at} precision="day" />
        </li>
      ))}
      {pauses.map((pause) => (
        <li key={pause.from}>
          <IconPlayerPause size={16} stroke={1.6} />
          {pause.label} <Time at={pause.from} precision="day" /> – <Time at={pause.until} precision="day" />
        </li>
      ))}
      {next && (
        <li>
          <IconBell size={16} stroke={1.6} />
          {t('ui:strip.reminder')} <Time at={next} precision="day" />
        </li>
      )}
      {waiting > 0 && (
        <li>
          <IconUsers size={16} stroke={1.6} />
          {t('ui:strip.waiting', { count: waiting })}
        </li>
      )}
    </ul>
  );
}
