// The review queue beside whatever is open: the oldest promise first, filters in the address, one page at a time.
import type { MetaFunction } from '@remix-run/node';
import { Outlet, type ShouldRevalidateFunction, useLoaderData, useParams } from '@remix-run/react';
import { classNames } from '#app/components/class-names.ts';
import { decide } from '#app/domain/access/policy.ts';
import { parsePageKey } from '#app/domain/calendar/page-key.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { findOwnDecision } from '#app/services/registration/own-decision.server.ts';
import { readReviewQueue } from '#app/services/registration/review-queue.server.ts';
import { choiceFrom, countChosen } from './_parts/review/address.ts';
import { Queue } from './_parts/review/queue.tsx';
import styles from './_parts/review/review.module.css';
import { UndoStrip } from './_parts/review/undo-strip.tsx';

export const loader = adminLoader({ can: 'review:read' }, async ({ work, actor, scope, url, viewer, t }) => {
  const choice = choiceFrom(url.searchParams);
  const after = parsePageKey(url.searchParams.get('after'));
  const before = parsePageKey(url.searchParams.get('before'));
  const decidedId = url.searchParams.get('decided');
  return {
    title: t('review:title'),
    choice,
    queue: await readReviewQueue(work, actor, scope, {
      choice,
      from: after ? { direction: 'after', place: after } : before ? { direction: 'before', place: before } : null,
      withFilters: url.searchParams.has('filters') || countChosen(choice) > 0,
      language: viewer.language,
    }),
    decision: decidedId ? await findOwnDecision(work, actor, scope, decidedId) : null,
    mayDecide: decide(actor, 'review:decide').allowed,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Moving through the list leaves it as it is; a decision, another filter or another page reads it anew. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formMethod,
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}) => {
  if (formMethod && formMethod !== 'GET') return true;
  if (currentUrl.href === nextUrl.href) return defaultShouldRevalidate;
  return listPart(currentUrl) !== listPart(nextUrl);
};

function listPart({ searchParams }: URL): string {
  const parts = new URLSearchParams(searchParams);
  parts.delete('candidate');
  return parts.toString();
}

export default function Review() {
  const { choice, queue, decision, mayDecide } = useLoaderData<typeof loader>();
  const { id } = useParams();
  return (
    <div className={classNames(styles.panes, id && styles.opened)}>
      <Queue queue={queue} choice={choice} openId={id} mayDecide={mayDecide} />
      <div className={styles.record}>
        <Outlet />
      </div>
      {decision && <UndoStrip key={decision.id + String(decision.version)} decision={decision} choice={choice} />}
    </div>
  );
}
