// One worker at a time on one import. Whoever works renews with every batch, in the batch's own transaction: a worker
// that was overtaken or called off writes nothing more.
import { addMs } from '#app/domain/calendar/instant.ts';
import type { ImportStatus } from '#app/domain/importing/lifecycle.ts';
import type { Reader } from '#db/client.ts';
import { type ImportChange, type ImportRecord, findImport, updateImport } from '#db/repositories/imports.ts';
import { type Work, nowOf } from '../work.server.ts';

/** After a crash another worker may go on when this has passed. A batch takes far less. */
export const leaseMs = 30_000;

/** The import was cancelled, or another worker has it. */
export class LeaseLost extends Error {}

export interface Lease {
  record: ImportRecord;
  /** Writes progress and renews; call it inside the batch's transaction, and `keep` its answer once that is through. */
  renew(db: Reader, change: Omit<ImportChange, 'updatedAt'>): Promise<void>;
  /** The version moved on with a renewal that was committed. */
  keep(): void;
}

export type LeaseAnswer =
  { ok: true; lease: Lease } | { ok: false; reason: 'notFound' | 'notNow' | 'busy'; until?: string };

export async function takeLease(work: Work, id: string, status: ImportStatus): Promise<LeaseAnswer> {
  const record = await findImport(work.db, id);
  if (!record) return { ok: false, reason: 'notFound' };
  if (record.status !== status) return { ok: false, reason: 'notNow' };
  const now = nowOf(work);
  if (record.leaseUntil !== null && record.leaseUntil > now)
    return { ok: false, reason: 'busy', until: record.leaseUntil };
  const until = addMs(now, leaseMs);
  if (!(await updateImport(work.db, id, record.version, { leaseUntil: until, updatedAt: now })))
    return { ok: false, reason: 'busy' };
  let version = record.version + 1;
  return {
    ok: true,
    lease: {
      record,
      async renew(db, change) {
        const at = nowOf(work);
        if (!(await updateImport(db, id, version, { leaseUntil: addMs(at, leaseMs), ...change, updatedAt: at })))
          throw new LeaseLost();
      },
      keep() {
        version += 1;
      },
    },
  };
}

/** Gives the import back for another worker to go on with at once. */
export async function releaseLease(work: Work, lease: Lease): Promise<void> {
  await lease.renew(work.db, { leaseUntil: null });
  lease.keep();
}
