// One transaction per service: rows, ledger entry, audit events and outbox messages commit together or not at all.
import { type Actor, actorId } from '#app/domain/access/permission.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { AuditDetail } from '#app/domain/ledger/audit.ts';
import { type LedgerAct, canonicalJson } from '#app/domain/ledger/entry.ts';
import { type Trx, inTransaction } from '#db/client.ts';
import { appendAudit } from '#db/repositories/audit.ts';
import { type LedgerHead, sealLedgerEntry, takeLedgerHead } from '#db/repositories/ledger.ts';
import { appendOutbox } from '#db/repositories/outbox.ts';
import type { OutboxTopics } from './outbox/topics.server.ts';
import { forgetReference } from './settings/reference.server.ts';
import { type Origin, type Work, nowOf, sha256 } from './work.server.ts';

export interface UnitOfWork {
  trx: Trx;
  /** The moment the transaction began to hold: after the ledger head where it was taken, so ledger times never run backwards. */
  at: Instant;
  audit(event: AuditDetail): void;
  /** `delayMs` leaves time to take the act back before anybody hears of it. */
  emit<Topic extends keyof OutboxTopics>(topic: Topic, payload: OutboxTopics[Topic], delayMs?: number): void;
  /** Seals one more ledger entry; the first uses the head already taken. Answers its number and hash. */
  record(
    act: LedgerAct,
    subject: { kind: string; id: string },
    content: unknown,
  ): Promise<{ seq: number; hash: string }>;
  /** The number the next `record` will carry. Only inside `decideOwnership`. */
  nextSeq(): number;
}

/** For changes that decide no ownership. `body` may run again after a deadlock. */
export function commit<Result>(
  work: Work,
  actor: Actor,
  origin: Origin | null,
  body: (unit: UnitOfWork) => Promise<Result>,
): Promise<Result> {
  return run(work, actor, origin, false, body);
}

/** For every act that decides ownership: takes the ledger head first, so acts stand in one line across all app servers. */
export function decideOwnership<Result>(
  work: Work,
  actor: Actor,
  origin: Origin | null,
  body: (unit: UnitOfWork) => Promise<Result>,
): Promise<Result> {
  return run(work, actor, origin, true, body);
}

/** Thrown inside a unit of work to leave nothing behind and answer with a value all the same. */
class RolledBack extends Error {
  constructor(readonly result: unknown) {
    super('rolled back');
  }
}

/** Ends a unit of work with `result`, undoing everything it wrote. */
export function rollBackWith(result: unknown): never {
  throw new RolledBack(result);
}

async function run<Result>(
  work: Work,
  actor: Actor,
  origin: Origin | null,
  withLedger: boolean,
  body: (unit: UnitOfWork) => Promise<Result>,
): Promise<Result> {
  try {
    const result = await inTransaction(work.db, async (trx) => {
      let head: LedgerHead | null = withLedger ? await takeLedgerHead(trx) : null;
      let unsealed = head !== null;
      const at = nowOf(work);
      const events: AuditDetail[] = [];
      const messages: { topic: string; payload: unknown; delayMs: number }[] = [];
      const unit: UnitOfWork = {
        trx,
        at,
        audit: (event) => void events.push(event),
        emit: (topic, payload, delayMs = 0) => void messages.push({ topic, payload, delayMs }),
        nextSeq() {
          if (!head) throw new Error('the ledger head was not taken');
          return unsealed ? head.seq : head.seq + 1;
        },
        async record(act, subject, content) {
          if (!head) throw new Error('the ledger head was not taken');
          if (!unsealed) head = await takeLedgerHead(trx);
          unsealed = false;
          const entry = await sealLedgerEntry(
            trx,
            head,
            {
              at,
              act,
              subjectKind: subject.kind,
              subjectId: subject.id,
              actorId: actorId(actor),
              content: canonicalJson(content),
            },
            sha256,
          );
          return { seq: entry.seq, hash: entry.hash };
        },
      };
      const result = await body(unit);
      // A number that was taken and not used would be a gap in the ledger.
      if (unsealed) throw new RolledBack(result);
      await appendAudit(trx, events, {
        newId: work.newId,
        at,
        actorId: actorId(actor),
        requestId: origin?.requestId ?? null,
        ip: origin?.ip ?? null,
      });
      await appendOutbox(trx, messages, at);
      return result;
    });
    forgetReference(work);
    return result;
  } catch (error) {
    if (error instanceof RolledBack) return error.result as Result;
    throw error;
  }
}
