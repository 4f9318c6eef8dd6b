// The audit trail: written with the change it tells of, never altered.
import type { AuditAction, AuditDetail, AuditVisibility } from '#app/domain/ledger/audit.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader, Trx } from '../client.ts';
import { prepared } from '../prepared.ts';

export interface AuditWriter {
  newId: () => string;
  at: Instant;
  actorId: string | null;
  requestId: string | null;
  ip: string | null;
}

export async function appendAudit(trx: Trx, events: AuditDetail[], by: AuditWriter): Promise<void> {
  if (events.length === 0) return;
  await trx
    .insertInto('auditEvents')
    .values(
      events.map((event) => ({
        id: by.newId(),
        at: by.at,
        action: event.action,
        actorId: event.actorId ?? by.actorId,
        partnerId: event.partnerId ?? null,
        subjectKind: event.subjectKind,
        subjectId: event.subjectId,
        subjectLabel: event.subjectLabel?.slice(0, 400) ?? null,
        customerId: event.customerId ?? null,
        ledgerSeq: event.ledgerSeq ?? null,
        visibility: event.visibility ?? 'staff',
        data: JSON.stringify(event.data ?? {}),
        requestId: by.requestId,
        ip: by.ip,
      })),
    )
    .execute();
}

export interface AuditEvent {
  id: string;
  at: Instant;
  action: AuditAction;
  actorId: string | null;
  actorName: string | null;
  actorPartnerId: string | null;
  partnerId: string | null;
  subjectKind: string;
  subjectId: string;
  subjectLabel: string | null;
  ledgerSeq: number | null;
  ledgerHash: string | null;
  visibility: AuditVisibility;
  data: Record<string, unknown>;
}

/** Every event about one subject (and no other), oldest first, with who did it and the ledger's seal where it has one. */
export async function listAuditOfSubject(
  db: Reader,
  subject: { kind: string; id: string },
  visibility: AuditVisibility | 'all',
): Promise<AuditEvent[]> {
  return (await eventsOfSubject(db, { subject, visibility: visibility === 'all' ? null : visibility })).map(toEvent);
}

interface SubjectAsked {
  subject: { kind: string; id: string };
  visibility: AuditVisibility | null;
}

const eventsOfSubject = prepared((db, { subject, visibility }: SubjectAsked) => {
  const query = eventQuery(db)
    .where('auditEvents.subjectKind', '=', subject.kind)
    .where('auditEvents.subjectId', '=', subject.id)
    .orderBy('auditEvents.at')
    .orderBy('auditEvents.id')
    .limit(500);
  return visibility ? query.where('auditEvents.visibility', '=', visibility) : query;
});

/** Every event that touches one customer, oldest first. */
export async function listAuditOfCustomer(db: Reader, customerId: string): Promise<AuditEvent[]> {
  return (
    await eventQuery(db)
      .where('auditEvents.customerId', '=', customerId)
      .orderBy('auditEvents.at')
      .orderBy('auditEvents.id')
      .limit(500)
      .execute()
  ).map(toEvent);
}

export interface AuditFilter {
  action?: string;
  /** Null for what the system did by itself. */
  actorId?: string | null;
  subjectKind?: string;
  subjectId?: string;
  from?: Instant;
  until?: Instant;
  /** Keyset: older events than this one. */
  before?: { at: Instant; id: string };
  /** Keyset: newer events than this one, the nearest. */
  after?: { at: Instant; id: string };
}

/** Newest first, paged by key. */
export async function listAudit(db: Reader, filter: AuditFilter, limit: number): Promise<AuditEvent[]> {
  let query = eventQuery(db);
  if (filter.action) query = query.where('auditEvents.action', '=', filter.action);
  if (filter.actorId === null) query = query.where('auditEvents.actorId', 'is', null);
  if (filter.actorId) query = query.where('auditEvents.actorId', '=', filter.actorId);
  if (filter.subjectKind) query = query.where('auditEvents.subjectKind', '=', filter.subjectKind);
  if (filter.subjectId) query = query.where('auditEvents.subjectId', '=', filter.subjectId);
  if (filter.from) query = query.where('auditEvents.at', '>=', filter.from);
  if (filter.until) query = query.where('auditEvents.at', '<', filter.until);
  const { before, after } = filter;
  const place = after ?? before;
  const beyond = after ? '>' : '<';
  if (place) {
    query = query.where((eb) =>
      eb.or([
        eb('auditEvents.at', beyond, place.at),
        eb.and([eb('auditEvents.at', '=', place.at), eb('auditEvents.id', beyond, place.id)]),
      ]),
    );
  }
  const way = after ? 'asc' : 'desc';
  const rows = await query.orderBy('auditEvents.at', way).orderBy('auditEvents.id', way).limit(limit).execute();
  return (after ? rows.reverse() : rows).map(toEvent);
}

function eventQuery(db: Reader) {
  return db
    .selectFrom('auditEvents')
    .leftJoin('users', 'users.id', 'auditEvents.actorId')
    .leftJoin('ledgerEntries', 'ledgerEntries.seq', 'auditEvents.ledgerSeq')
    .select([
      'auditEvents.id',
      'auditEvents.at',
      'auditEvents.action',
      'auditEvents.actorId',
      'users.name as actorName',
      'users.partnerId as actorPartnerId',
      'auditEvents.partnerId',
      'auditEvents.subjectKind',
      'auditEvents.subjectId',
      'auditEvents.subjectLabel',
      'auditEvents.ledgerSeq',
      'ledgerEntries.hash as ledgerHash',
      'auditEvents.visibility',
      'auditEvents.data',
    ]);
}

type EventRow = Awaited<ReturnType<ReturnType<typeof eventQuery>['execute']>>[number];

function toEvent(row: EventRow): AuditEvent {
  return {
    ...row,
    action: row.action as AuditAction,
    visibility: row.visibility as AuditVisibility,
    ledgerSeq: row.ledgerSeq === null ? null : Number(row.ledgerSeq),
    data: JSON.parse(row.data) as Record<string, unknown>,
  };
}
