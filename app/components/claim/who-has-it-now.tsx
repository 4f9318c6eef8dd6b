// Who has to act now, since when, and by when it was promised; the ring fills as the time limit runs.
import { formatTime } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { msBetween, type Instant } from '#app/domain/calendar/instant.ts';
import { classNames } from '../class-names.ts';
import { Remaining, Time } from '../ui/display/time.tsx';
import { IconAlertTriangle, IconUser, type Icon } from '../ui/icons.ts';
import { useViewer } from '../viewer.tsx';
import styles from './who-has-it-now.module.css';

export type WhoHasItNowProps = {
  /** The role in the viewer's words; in the portal never a person. */
  who: string;
  /** For staff. */
  name?: string | undefined;
  since: Instant;
  promisedBy?: Instant | null | undefined;
  now: Instant;
  icon?: Icon;
};

export function WhoHasItNow({ who, name, since, promisedBy, now, icon: Icon = IconUser }: WhoHasItNowProps) {
  const { t } = useCopy();
  const share = promisedBy ? msBetween(since, now) / Math.max(1, msBetween(since, promisedBy)) : 0;
  const late = share >= 1;
  return (
    <div className={classNames(styles.holder, late ? styles.late : share >= 0.75 && styles.soon)}>
      <Ring share={share} since={since} promisedBy={promisedBy} />
      <span className={styles.icon}>
        {late ? <IconAlertTriangle size={20} stroke={1.75} /> : <Icon size={20} stroke={1.75} />}
      </span>
      <dl className={styles.words}>
        <div>
          <dt className="visually-hidden">{t('ui:holder.who')}</dt>
          <dd className={styles.who}>{name ? `${name} · ${who}` : who}</dd>
        </div>
        <div className={styles.line}>
          <dt>{t('ui:holder.since')}</dt>
          <dd>
            <Time at={since} />
          </dd>
        </div>
        {promisedBy && (
          <div className={styles.line}>
            <dt>{late ? t('ui:holder.overdue') : t('ui:holder.promised')}</dt>
            <dd>
              <Time at={promisedBy} />{' '}
              <strong>
                (<Remaining until={promisedBy} now={now} />)
              </strong>
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}

function Ring({ share, since, promisedBy }: { share: number; since: Instant; promisedBy: Instant | null | undefined }) {
  const { t } = useCopy();
  const { language, timeZone } = useViewer();
  const done = Math.round(Math.min(1, Math.max(0, share)) * 100);
  const label = promisedBy
    ? t('ui:holder.ring', {
        share: done,
        since: formatTime(since, 'minute', language, timeZone),
        until: formatTime(promisedBy, 'minute', language, timeZone),
      })
    : undefined;
  return (
    <svg
      className={styles.ring}
      viewBox="0 0 48 48"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={!label}
    >
      <circle className={styles.rail} cx="24" cy="24" r="21" />
      {done > 0 && (
        <circle
          className={styles.run}
          cx="24"
          cy="24"
          r="21"
          pathLength="100"
          strokeDasharray={`${done} 100`}
          transform="rotate(-90 24 24)"
        />
      )}
    </svg>
  );
}
