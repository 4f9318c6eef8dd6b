// The audit trail of one subject as a timeline shows it to staff: who, when, the act, and the words that went with it.
import { fieldShown } from '#app/domain/access/field.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Language } from '#app/domain/language/language.ts';
import { nameIn } from '#app/domain/language/named.ts';
import type { AuditAction } from '#app/domain/ledger/audit.ts';
import type { AuditEvent } from '#db/repositories/audit.ts';
import { codesOf } from '../settings/reference.server.ts';
import type { Work } from '../work.server.ts';

export interface EventLine {
  id: string;
  at: Instant;
  action: AuditAction;
  actor: string | null;
  sealed: { seq: number; hash: string } | null;
  /** A coded reason, in words. */
  reason: string | null;
  /** What the partner was told, or what staff noted. */
  message: string | null;
  note: string | null;
}

export async function eventLines(
  work: Work,
  actor: StaffActor,
  language: Language,
  events: readonly AuditEvent[],
): Promise<EventLine[]> {
  const hasReason = events.some(({ data }) => typeof data.reasonCode === 'string');
  const codes = hasReason ? [...(await codesOf(work, 'rejectReason')), ...(await codesOf(work, 'rulingReason'))] : [];
  return events.map((event) => {
    const code = textIn(event.data.reasonCode);
    const entry = codes.find((known) => known.code === code);
    return {
      id: event.id,
      at: event.at,
      action: event.action,
      actor: event.actorName,
      sealed:
        event.ledgerSeq !== null && event.ledgerHash !== null ? { seq: event.ledgerSeq, hash: event.ledgerHash } : null,
      reason: entry ? nameIn(language, entry) : code,
      message: textIn(event.data.message),
      note: fieldShown(actor, 'internalNote', textIn(event.data.note)),
    };
  });
}

/** An event as the trail has it, without the internal note where the viewer may not read one. */
export function eventShown<Event extends Pick<AuditEvent, 'data'>>(actor: StaffActor, event: Event): Event {
  const note = textIn(event.data.note);
  return note === null
    ? event
    : { ...event, data: { ...event.data, note: fieldShown(actor, 'internalNote', note) ?? undefined } };
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
