// A moment in the viewer's zone and language; the machine-readable form and the seconds are always there to hover.
import { formatDay, formatTime, spanBetween, type TimePrecision } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import { useViewer } from '../../viewer.tsx';

export function Time({ at, precision = 'minute' }: { at: Instant; precision?: TimePrecision }) {
  const { language, timeZone } = useViewer();
  return (
    <time dateTime={at} title={precision === 'second' ? undefined : formatTime(at, 'second', language, timeZone)}>
      {formatTime(at, precision, language, timeZone)}
    </time>
  );
}

/** A calendar day that belongs to no zone, `YYYY-MM-DD`. */
export function DayText({ day }: { day: string }) {
  const { language } = useViewer();
  return <time dateTime={day}>{formatDay(day, language)}</time>;
}

type RemainingProps = {
  until: Instant;
  /** The moment the server answered. */
  now: Instant;
  /** Say “12 days left” rather than “in 12 days”. */
  left?: boolean;
};

/** “in 12 days”, “3 hours ago”, seen from `now`. */
export function Remaining({ until, now, left }: RemainingProps) {
  const { t } = useCopy();
  const { language, timeZone } = useViewer();
  const { unit, count, past } = spanBetween(now, until);
  return (
    <time dateTime={until} title={formatTime(until, 'second', language, timeZone)}>
      {t(`ui:span.${past ? 'past' : left ? 'left' : 'future'}.${unit}`, { count })}
    </time>
  );
}
