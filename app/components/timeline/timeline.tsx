// Everything that happened, in one column, newest last. Ledger entries carry the seal; quiet events are folded.
import type { ReactNode } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import { Stamp } from '../registration/stamp.tsx';
import { Code } from '../ui/display/facts.tsx';
import { Time } from '../ui/display/time.tsx';
import { IconCircleDot, type Icon } from '../ui/icons.ts';
import styles from './timeline.module.css';

export type TimelineEntry = {
  id: string;
  at: Instant;
  title: ReactNode;
  body?: ReactNode;
  /** Who did it, in words the viewer may read. */
  actor?: string | undefined;
  icon?: Icon | undefined;
  /** The ledger entry behind it. */
  sealed?: { seq: number; hash: string } | undefined;
  /** Folded away together with its quiet neighbours. */
  quiet?: boolean | undefined;
};

export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useCopy();
  return (
    <ol className={styles.timeline}>
      {folded(entries).map((group) => {
        const [first] = group;
        if (!first) return null;
        if (!first.quiet) return <Entry key={first.id} entry={first} />;
        return (
          <li key={first.id} className={styles.fold}>
            <details>
              <summary>{t('ui:timeline.quiet', { count: group.length })}</summary>
              <ol>
                {group.map((entry) => (
                  <Entry key={entry.id} entry={entry} />
                ))}
              </ol>
            </details>
          </li>
        );
      })}
    </ol>
  );
}

/** Loud entries alone, neighbouring quiet ones together, in their order. */
function folded(entries: readonly TimelineEntry[]): TimelineEntry[][] {
  const groups: TimelineEntry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (entry.quiet && last?.[0]?.quiet) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const Icon = entry.icon ?? IconCircleDot;
  return (
    <li className={styles.entry}>
      <span className={styles.sign}>
        {entry.sealed ? (
          <Stamp size="sm" state="protected" number={`#${entry.sealed.seq}`} at={entry.at} hash={entry.sealed.hash} />
        ) : (
          <span className={styles.dot}>
            <Icon size={16} stroke={1.75} />
          </span>
        )}
      </span>
      <div className={styles.words}>
        <p className={styles.title}>{entry.title}</p>
        <p className={styles.note}>
          {entry.actor && <span>{entry.actor}</span>}
          <Time at={entry.at} precision="second" />
          {entry.sealed && (
            <Code>
              #{entry.sealed.seq} {entry.sealed.hash.slice(0, 8)}
            </Code>
          )}
        </p>
        {entry.body && <div className={styles.body}>{entry.body}</div>}
      </div>
    </li>
  );
}
