// The list side of the review page: how many wait, the filters, the rows, and the way to more of them.
import { classNames } from '#app/components/class-names.ts';
import { VerdictBadge } from '#app/components/duplicate/evidence-bars.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Pager } from '#app/components/ui/display/pager.tsx';
import { Remaining } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { IconCircleCheck } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { type Instant, msBetween } from '#app/domain/calendar/instant.ts';
import type { Verdict } from '#app/domain/duplicate/explanation.ts';
import { paths } from '#app/http/paths.ts';
import type { QueueChoice, QueueItem, ReviewQueue } from '#app/services/registration/review-queue.server.ts';
import { countChosen, queryOf } from './address.ts';
import { KeysHelp } from './keys-help.tsx';
import { QueueFilters, atLeast } from './queue-filters.tsx';
import styles from './queue.module.css';

export function Queue({
  queue,
  choice,
  openId,
  mayDecide,
}: {
  queue: ReviewQueue;
  choice: QueueChoice;
  openId: string | undefined;
  mayDecide: boolean;
}) {
  const { t } = useCopy();
  const { items, counts, now } = queue;
  const query = queryOf(choice);
  const isFiltered = choice.mine || choice.overdue || countChosen(choice) > 0;
  const Heading = openId ? 'h2' : 'h1';
  const views = [
    { key: 'all', query: { mine: null, overdue: null }, current: !choice.mine && !choice.overdue, count: counts.all },
    { key: 'mine', query: { mine: 1, overdue: null }, current: choice.mine, count: counts.mine },
    { key: 'overdue', query: { mine: null, overdue: 1 }, current: choice.overdue, count: counts.overdue },
  ] as const;
  return (
    <section className={styles.queue} aria-labelledby="queue-title">
      <div className={styles.head}>
        <div className={styles.line}>
          <Heading id="queue-title" className={styles.title}>
            {t('review:title')}
          </Heading>
          <KeysHelp mayDecide={mayDecide} />
        </div>
        <nav className={styles.views} aria-label={t('review:views')}>
          {views.map((view) => (
            <Link
              key={view.key}
              to={paths.admin.review({ ...query, ...view.query })}
              aria-current={view.current ? 'true' : undefined}
            >
              {t(`review:view.${view.key}`)} <span className={styles.count}>{atLeast(view.count, counts.more)}</span>
            </Link>
          ))}
        </nav>
        <QueueFilters counts={counts} choice={choice} openId={openId} />
      </div>
      {items.length === 0 ? (
        <EmptyState
          icon={IconCircleCheck}
          title={isFiltered ? t('review:empty.filtered') : t('review:empty.title')}
          action={isFiltered && <ButtonLink to={paths.admin.review()}>{t('ui:clear')}</ButtonLink>}
        >
          {isFiltered ? null : t('review:empty.body')}
        </EmptyState>
      ) : (
        <ol className={styles.rows} data-queue="">
          {items.map((item) => (
            <Row
              key={item.id}
              item={item}
              now={now}
              current={item.id === openId}
              to={paths.admin.reviewRegistration(item.id, query)}
            />
          ))}
        </ol>
      )}
      <div className={styles.foot}>
        <Pager
          previous={queue.previous && paths.admin.review({ ...query, before: queue.previous })}
          next={queue.next && paths.admin.review({ ...query, after: queue.next })}
        />
      </div>
    </section>
  );
}

function Row({ item, now, current, to }: { item: QueueItem; now: Instant; current: boolean; to: string }) {
  const { t } = useCopy();
  const isLate = item.dueAt !== null && item.dueAt < now;
  return (
    <li>
      <Link
        to={to}
        className={classNames(styles.row, isLate && styles.late)}
        aria-current={current ? 'true' : undefined}
      >
        <span className={styles.name}>{item.companyName}</span>
        <span className={styles.who}>
          {[item.partnerName, item.productLine, t(`registration:kind.${item.kind}`)].filter(Boolean).join(' · ')}
        </span>
        <span className={styles.end}>
          {item.verdict && <Finding verdict={item.verdict} />}
          {item.dueAt && (
            <span className={styles.due}>
              <Ring
                share={
                  item.holderSince
                    ? msBetween(item.holderSince, now) / Math.max(1, msBetween(item.holderSince, item.dueAt))
                    : 0
                }
              />
              {isLate && `${t('review:overdue')} · `}
              <Remaining until={item.dueAt} now={now} left />
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}

/** What the search found; a queue of look-alikes has no word for “different”. */
function Finding({ verdict }: { verdict: Verdict }) {
  const { t } = useCopy();
  if (verdict !== 'none') return <VerdictBadge verdict={verdict} />;
  return <span className={styles.none}>{t('review:noLookAlike')}</span>;
}

/** How much of the time limit has run. Decoration: the words beside it say the same. */
function Ring({ share }: { share: number }) {
  const done = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <svg className={styles.ring} viewBox="0 0 16 16" aria-hidden>
      <circle cx="8" cy="8" r="6" pathLength="100" strokeDasharray={`${done} 100`} transform="rotate(-90 8 8)" />
    </svg>
  );
}
