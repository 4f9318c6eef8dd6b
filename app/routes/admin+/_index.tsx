// What waits: decisions first, then conflicts, protection that runs out, imports. No charts.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ClaimStrip } from '#app/components/claim/claim-strip.tsx';
import { VerdictBadge } from '#app/components/duplicate/evidence-bars.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Remaining, Time } from '#app/components/ui/display/time.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { formatNumber } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { paths } from '#app/http/paths.ts';
import { countWaitingFor } from '#app/services/home/count-waiting.server.ts';
import { readHome } from '#app/services/home/read.server.ts';
import styles from './_parts/home/home.module.css';

export const loader = adminLoader({ can: 'admin:open' }, async ({ work, actor, scope, t }) => {
  const [home, counts] = await Promise.all([readHome(work, actor, scope), countWaitingFor(work, actor, scope)]);
  return { title: t('access:home.title'), name: actor.name, counts, ...home };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Home() {
  const { title, counts, now, reviews, conflicts, probes, differences, expiring, imports } =
    useLoaderData<typeof loader>();
  const { t, language } = useCopy();
  return (
    <Stack>
      <PageHeader title={title} note={<Time at={now} />} />
      <div className={styles.piles}>
        {reviews && (
          <Waiting
            title={t('access:home.review')}
            count={counts.review}
            to={paths.admin.review()}
            empty={t('access:home.nothingToReview')}
          >
            {reviews.map((row) => (
              <li key={row.id}>
                <Link to={paths.admin.reviewRegistration(row.id)}>{row.companyName}</Link>
                <small>
                  {row.partnerName}
                  {row.dueAt && (
                    <span className={row.dueAt < now ? styles.late : undefined}>
                      {' · '}
                      <Remaining until={row.dueAt} now={now} />
                    </span>
                  )}
                </small>
                {row.verdict && row.verdict !== 'none' && <VerdictBadge verdict={row.verdict} />}
              </li>
            ))}
          </Waiting>
        )}
        {conflicts && (
          <Waiting
            title={t('access:home.conflicts')}
            count={counts.conflicts}
            to={paths.admin.conflicts()}
            empty={t('access:home.noConflicts')}
          >
            {conflicts.map((row) => (
              <li key={row.id}>
                <Link to={paths.admin.conflict(row.id)}>{row.customerName}</Link>
                <small>
                  {row.challenger}
                  <span className={row.dueAt < now ? styles.late : undefined}>
                    {' · '}
                    <Remaining until={row.dueAt} now={now} />
                  </span>
                </small>
              </li>
            ))}
          </Waiting>
        )}
        {differences && differences.length > 0 && (
          <Waiting
            title={t('access:home.sweep')}
            count={counts.sweep}
            to={paths.admin.sweep()}
            empty={t('access:home.noSweep')}
          >
            {differences.map((row) => (
              <li key={row.id}>
                <Link to={paths.admin.sweepItem(row.id)}>{row.registration.companyName}</Link>
                <small>
                  {t(`sweep:kind.${row.kind}`)} · {row.customer.legalName}
                </small>
                <VerdictBadge verdict={row.newVerdict} />
              </li>
            ))}
          </Waiting>
        )}
        {probes && probes.length > 0 && (
          <Waiting
            title={t('access:home.probes')}
            count={counts.probes}
            to={paths.admin.probes()}
            empty={t('access:home.noProbes')}
          >
            {probes.map((row) => (
              <li key={row.id}>
                <Link to={paths.admin.probe(row.id)}>{row.partnerName}</Link>
                <small>
                  {t(`probe:kind.${row.kind}`)} · {row.example} · <Time at={row.raisedAt} />
                </small>
              </li>
            ))}
          </Waiting>
        )}
        {expiring && (
          <Waiting title={t('access:home.expiring')} empty={t('access:home.nothingExpires')}>
            {expiring.map((claim) => (
              <li key={claim.id}>
                <Link to={paths.admin.customer(claim.customerId)}>{claim.customerName}</Link>
                <small>
                  {claim.partnerName} · {nameIn(language, claim.productLine)} ·{' '}
                  <Remaining until={claim.protectedUntil} now={now} />
                </small>
                <ClaimStrip
                  from={claim.protectedFrom ?? claim.createdAt}
                  until={claim.protectedUntil}
                  now={now}
                  state="live"
                />
              </li>
            ))}
          </Waiting>
        )}
        {imports && (
          <Waiting title={t('access:home.imports')} to={paths.admin.imports()} empty={t('access:home.noImports')}>
            {imports.map((row) => (
              <li key={row.id}>
                <Link to={paths.admin.import(row.id)}>{row.fileName}</Link>
                <small>
                  {t('access:home.rows', { count: row.totalRows ?? row.stagedRows })} · <Time at={row.createdAt} />
                </small>
              </li>
            ))}
          </Waiting>
        )}
      </div>
    </Stack>
  );
}

interface WaitingProps {
  title: string;
  count?: number;
  to?: string;
  empty: string;
  children: ReactNode[];
}

function Waiting({ title, count, to, empty, children }: WaitingProps) {
  const { t } = useCopy();
  return (
    <Panel
      title={
        count ? (
          <>
            {title} <span className={styles.count}>{formatNumber(count)}</span>
          </>
        ) : (
          title
        )
      }
      actions={to && children.length > 0 && <Link to={to}>{t('access:home.all')}</Link>}
    >
      {children.length > 0 ? <ul className={styles.list}>{children}</ul> : <p className={styles.empty}>{empty}</p>}
    </Panel>
  );
}
