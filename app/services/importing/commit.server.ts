// Writes a staged import into the master list, once a person has ordered it: batch by batch, each in one
// transaction with the mark of how far it is: a customer is written whole or not at all, once and never twice.
import type { SystemActor } from '#app/domain/access/permission.ts';
import { type RowVerdict, type VerdictCounts } from '#app/domain/importing/lifecycle.ts';
import type { ImportedCompany } from '#app/domain/importing/row.ts';
import {
  insertManyContacts,
  insertManyNames,
  type NewCustomer,
  retireLegalNames,
} from '#db/repositories/customer-bulk.ts';
import { type CustomerRecord, updateCustomerHead } from '#db/repositories/customers.ts';
import { type ImportRow, listImportRows, updateRowVerdict } from '#db/repositories/import-rows.ts';
import { listCompanyRecords } from '#db/repositories/company-records.ts';
import { replaceMatchKeys } from '#db/repositories/match-keys.ts';
import { insertManyCustomers, newCustomer } from '../customer/write.server.ts';
import { keysOf } from '../search/keys.server.ts';
import { type UnitOfWork, commit } from '../unit-of-work.server.ts';
import type { Work } from '../work.server.ts';
import { readCounts } from './import.server.ts';
import { type KnownCustomers, findKnownCustomers, identify } from './known-customers.server.ts';
import { type Lease, LeaseLost, releaseLease, takeLease } from './lease.server.ts';
import { type CustomerChange, mergeCompany } from './merge.server.ts';
import { type RowKeys, fieldsOfCompany, keysOfRow, readRowData } from './row-data.server.ts';
import type { RunOptions } from './stage.server.ts';

const importer: SystemActor = { kind: 'system', name: 'import' };
/** In one transaction. */
const rowsPerBatch = 2_000;
/** At once in memory: what a batch leaves behind is then cheap to clear. */
const rowsPerPart = 500;

export type CommitAnswer =
  | { ok: true; rows: number; counts: VerdictCounts }
  | { ok: false; reason: 'notFound' | 'notNow' | 'busy' | 'stopped' | 'paused'; until?: string };

/** Writes what was ordered, going on where an earlier run ended. */
export async function commitImport(work: Work, id: string, options: RunOptions = {}): Promise<CommitAnswer> {
  const taken = await takeLease(work, id, 'committing');
  if (!taken.ok) return taken;
  const { lease } = taken;
  try {
    return await run(work, lease, options);
  } catch (error) {
    if (error instanceof LeaseLost) return { ok: false, reason: 'stopped' };
    await releaseLease(work, lease).catch(() => undefined);
    throw error;
  }
}

async function run(work: Work, lease: Lease, { onProgress, signal }: RunOptions): Promise<CommitAnswer> {
  const { record } = lease;
  let counts = readCounts(record);
  let { committedRows } = record;
  for (let after = record.committedThrough; ;) {
    const page = await listImportRows(work.db, record.id, { after }, rowsPerBatch);
    const last = page.at(-1);
    if (!last) break;
    if (signal?.aborted) {
      await releaseLease(work, lease);
      return { ok: false, reason: 'paused' };
    }
    after = last.rowNumber;
    const rows = page.filter(({ verdict }) => verdict === 'new' || verdict === 'update');
    if (rows.length === 0) continue;
    const written = await writeBatch(work, lease, rows, after, { counts, committedRows });
    lease.keep();
    ({ counts, committedRows } = written);
    await onProgress?.({ done: committedRows, total: counts.new + counts.update, counts });
  }
  await lease.renew(work.db, { status: 'committed', leaseUntil: null });
  return { ok: true, rows: committedRows, counts };
}

interface PendingRow {
  row: ImportRow;
  company: ImportedCompany;
  keys: RowKeys;
}

function toPending(row: ImportRow): PendingRow {
  const data = readRowData(row);
  if (!('company' in data)) throw new Error('a row to be written has no company');
  return { row, company: data.company, keys: keysOfRow(data) };
}

/** Another writer changed a customer between reading and writing: the batch is done again. */
class Stale extends Error {}

async function writeBatch(
  work: Work,
  lease: Lease,
  rows: readonly ImportRow[],
  through: number,
  before: { counts: VerdictCounts; committedRows: number },
) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await commit(work, importer, null, async (unit) => {
        const counts = { ...before.counts };
        let { committedRows } = before;
        const touched = new Set<string>();
        for (let start = 0; start < rows.length; start += rowsPerPart) {
          const plan = await planPart(unit, rows.slice(start, start + rowsPerPart).map(toPending), touched);
          for (const { row, verdict } of plan.turned) {
            counts[row.verdict] -= 1;
            counts[verdict] += 1;
          }
          committedRows += plan.created.length + plan.changed.length;
          await writePlan(work, unit, lease, plan);
        }
        await lease.renew(unit.trx, { counts: JSON.stringify(counts), committedRows, committedThrough: through });
        return { counts, committedRows };
      });
    } catch (error) {
      if (!(error instanceof Stale) || attempt >= 5) throw error;
    }
  }
}

interface Plan {
  created: PendingRow[];
  changed: { customer: CustomerRecord; change: CustomerChange }[];
  /** Rows that turned out to be something else than the dry run said. */
  turned: { row: ImportRow; verdict: RowVerdict; customerId: string | null }[];
}

/** Looks again at who is who: the master list may have changed since the dry run. A customer is `touched` once a batch. */
async function planPart(unit: UnitOfWork, rows: PendingRow[], touched: Set<string>): Promise<Plan> {
  const targets = rows
    .filter(({ row }) => row.verdict === 'update')
    .map(({ row }) => row.customerId)
    .filter((id) => id !== null);
  const known = await findKnownCustomers(unit.trx, rows, 'names', targets);
  const plan: Plan = { created: [], changed: [], turned: [] };
  for (const pending of rows) {
    const found = whoIs(known, pending);
    if (found === null) {
      plan.created.push(pending);
      continue;
    }
    const { row } = pending;
    const turn = (verdict: RowVerdict, customerId: string | null) => plan.turned.push({ row, verdict, customerId });
    if (found === 'conflict') turn('duplicate', row.verdict === 'update' ? row.customerId : null);
    else if (found.kind === 'other' || touched.has(found.customer.id)) turn('duplicate', found.customer.id);
    else {
      touched.add(found.customer.id);
      const change = mergeCompany(found.customer, pending.company);
      if (!change) turn('unchanged', found.customer.id);
      else {
        plan.changed.push({ customer: found.customer, change });
        if (row.verdict !== 'update' || row.customerId !== found.customer.id) turn('update', found.customer.id);
      }
    }
  }
  return plan;
}

function whoIs(
  known: KnownCustomers,
  { row, company, keys }: PendingRow,
): { kind: 'same' | 'other'; customer: CustomerRecord } | 'conflict' | null {
  const identity = identify(known, { company, keys });
  if (identity?.kind === 'conflict') return 'conflict';
  if (identity) return identity;
  const target = row.verdict === 'update' && row.customerId !== null ? known.customers.get(row.customerId) : undefined;
  return target ? { kind: 'same', customer: target } : null;
}

async function writePlan(work: Work, unit: UnitOfWork, lease: Lease, plan: Plan): Promise<void> {
  const { id, createdBy } = lease.record;
  const by = { newId: work.newId, userId: createdBy };
  const customers: NewCustomer[] = plan.created.map(({ row, company, keys }) =>
    newCustomer(unit.at, by, row.customerId ?? work.newId(), 'active', fieldsOfCompany(company), [
      ...keys.names,
      ...keys.others,
    ]),
  );
  await insertManyCustomers(unit, by, customers);
  await writeChanges(work, unit, createdBy, plan.changed);
  for (const { row, verdict, customerId } of plan.turned)
    await updateRowVerdict(unit.trx, id, row.rowNumber, verdict, customerId);
}

async function writeChanges(
  work: Work,
  unit: UnitOfWork,
  userId: string | null,
  changed: Plan['changed'],
): Promise<void> {
  if (changed.length === 0) return;
  for (const { customer, change } of changed) {
    if (!(await updateCustomerHead(unit.trx, customer.id, customer.version, { ...change.head, updatedAt: unit.at })))
      throw new Stale();
  }
  const rows = <Row>(of: (change: CustomerChange) => Row[]) =>
    changed.flatMap(({ customer, change }) =>
      of(change).map((row) => ({ ...row, id: work.newId(), customerId: customer.id })),
    );
  await retireLegalNames(
    unit.trx,
    changed.flatMap(({ change }) => change.retired),
  );
  await insertManyNames(
    unit.trx,
    rows(({ names }) => names),
    { at: unit.at, userId },
  );
  await insertManyContacts(
    unit.trx,
    rows(({ contacts }) => contacts),
  );
  const ids = changed.map(({ customer }) => customer.id);
  const records = await listCompanyRecords(unit.trx, ids);
  await replaceMatchKeys(
    unit.trx,
    records.map((record) => ({ customerId: record.id, keys: keysOf(record) })),
  );
  unit.emit('customer.changed', { ids });
}
