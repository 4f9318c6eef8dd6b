// Everything that happened to one thing, for staff: the acts in words, with reasons, messages and notes under them.
import { Timeline, type TimelineEntry } from '#app/components/timeline/timeline.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { EventLine } from '#app/services/registration/event-lines.server.ts';

/** Folded away: nobody looks for them first. */
const quiet: readonly string[] = ['registration.resolve', 'evidence.add', 'evidence.remove', 'claim.open'];

export function StaffTimeline({ events }: { events: readonly EventLine[] }) {
  const { t } = useCopy();
  const entries = events.map((event): TimelineEntry => {
    const body = [
      event.reason,
      event.message && t('review:said', { message: event.message }),
      event.note && t('review:noted', { note: event.note }),
    ].filter(Boolean);
    return {
      id: event.id,
      at: event.at,
      title: t(`audit:action.${event.action}`),
      actor: event.actor ?? t('audit:system'),
      sealed: event.sealed ?? undefined,
      body: body.length > 0 ? body.join('\n') : undefined,
      quiet: quiet.includes(event.action) && body.length === 0,
    };
  });
  return <Timeline entries={entries} />;
}
