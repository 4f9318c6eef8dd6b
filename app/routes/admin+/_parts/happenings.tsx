// What happened to one customer or registration, as entries of the timeline.
import type { ReactNode } from 'react';
import { Link } from '#app/components/ui/action/link.tsx';
import {
  IconClipboardList,
  IconGavel,
  IconGitMerge,
  IconEdit,
  IconNote,
  IconShieldCheck,
  IconUpload,
  type Icon,
} from '#app/components/ui/icons.ts';
import type { TimelineEntry } from '#app/components/timeline/timeline.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { paths } from '#app/http/paths.ts';
import type { AuditEvent } from '#app/services/customer/view.server.ts';
import type { Happening } from '#app/services/customer/view.server.ts';

const icons: Record<string, Icon> = {
  registration: IconClipboardList,
  claim: IconShieldCheck,
  conflict: IconGavel,
  customer: IconEdit,
  import: IconUpload,
  merge: IconGitMerge,
};

/** Acts that matter little to who owns the customer. */
const quiet = new Set(['registration.resolve', 'evidence.add', 'evidence.remove', 'file.download', 'import.commit']);

/** Where a subject of the trail is to be seen; null where it has no page of its own. */
export function subjectPath(kind: string, id: string): string | null {
  if (kind === 'registration') return paths.admin.registration(id);
  if (kind === 'customer') return paths.admin.customer(id);
  if (kind === 'conflict') return paths.admin.conflict(id);
  if (kind === 'partner') return paths.admin.partner(id);
  if (kind === 'user') return paths.admin.user(id);
  return kind === 'import' ? paths.admin.import(id) : null;
}

/** @param here the subject whose page it is: no link to itself */
export function useEventEntry(here: string): (event: AuditEvent) => TimelineEntry {
  const { t } = useCopy();
  return (event) => {
    const to = event.subjectId === here ? null : subjectPath(event.subjectKind, event.subjectId);
    const label = event.subjectId !== here && event.subjectLabel;
    return {
      id: event.id,
      at: event.at,
      title: titled(t(`audit:action.${event.action}`), label ? to ? <Link to={to}>{label}</Link> : label : null),
      actor: event.actorName ?? t('audit:system'),
      icon: icons[event.action === 'customer.merge' ? 'merge' : event.subjectKind],
      quiet: quiet.has(event.action),
      ...(event.ledgerSeq !== null && event.ledgerHash !== null
        ? { sealed: { seq: event.ledgerSeq, hash: event.ledgerHash } }
        : {}),
    };
  };
}

function titled(act: ReactNode, label: ReactNode): ReactNode {
  return label ? (
    <>
      {act} · {label}
    </>
  ) : (
    act
  );
}

export function useHappenings(here: string, happenings: readonly Happening[]): TimelineEntry[] {
  const { t, language } = useCopy();
  const eventEntry = useEventEntry(here);
  return happenings.map((happening): TimelineEntry => {
    const { id, at } = happening;
    if (happening.kind === 'event') return eventEntry(happening.event);
    if (happening.kind === 'followUp') {
      const { followUp } = happening;
      return {
        id,
        at,
        title: titled(
          t('audit:action.followUp.record'),
          titled(t(`claim:followUp.kinds.${followUp.kind}`), followUp.stage && nameIn(language, followUp.stage)),
        ),
        body: followUp.note,
        actor: `${followUp.userName} · ${followUp.partnerName}`,
        icon: IconNote,
      };
    }
    const { registration } = happening;
    return {
      id,
      at,
      title: titled(
        t('audit:action.registration.submit'),
        <Link to={paths.admin.registration(registration.id)}>{registration.number ?? registration.companyName}</Link>,
      ),
      actor: registration.partnerName,
      icon: IconClipboardList,
    };
  });
}
