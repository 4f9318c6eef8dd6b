// Decoys (N03): made-up companies on the master list that nobody can know from honest work. They have a name and nothing that
// could be checked, answer like any customer, and stay out of every list, count and export.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { findCustomer } from '#db/repositories/customers.ts';
import { type DecoyRow, changeStatus, countDecoys, isInUse, listDecoyRows } from '#db/repositories/decoys.ts';
import { generateCompany } from '#search/evaluate/generate.ts';
import { probeOf } from '#search/matching/record.ts';
import { getLiveCustomer } from '../customer/get-live.server.ts';
import { emptyCustomerFields, insertCustomer } from '../customer/write.server.ts';
import { findSameCompany } from '../search/find.server.ts';
import { commit, rollBackWith } from '../unit-of-work.server.ts';
import { type Origin, type Work, sha256 } from '../work.server.ts';

const shown = 500;
/** Made-up names are tried up to so many times the number wanted: most are free. */
const patience = 20;

export async function listDecoys(work: Work, actor: StaffActor): Promise<{ rows: DecoyRow[]; count: number }> {
  requirePermission(actor, 'decoy:manage');
  const [rows, count] = await Promise.all([listDecoyRows(work.db, shown), countDecoys(work.db)]);
  return { rows, count };
}

/**
 * Plants up to `count` decoys whose names resemble nothing on the list; answers how many were planted.
 * @param input.seed the same names every time, for the demo company; drawn anew where it is not given
 */
export async function plantDecoys(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { count: number; seed?: number },
): Promise<number> {
  requirePermission(actor, 'decoy:manage');
  const seed = input.seed ?? Number.parseInt(sha256(work.newId()).slice(0, 7), 16);
  const companies: { legalName: string; country: string }[] = [];
  for (let index = 0; companies.length < input.count && index < input.count * patience; index += 1) {
    const made = generateCompany(seed, index);
    const legalName = made.names[0]?.value;
    if (!legalName || companies.some((company) => company.legalName === legalName)) continue;
    const { found } = await findSameCompany(work, probeOf(legalName));
    if (found.length === 0) companies.push({ legalName, country: made.country ?? 'CN' });
  }
  if (companies.length === 0) return 0;
  return commit(work, actor, origin, async (unit) => {
    const by = { newId: work.newId, userId: actor.userId };
    for (const company of companies) await insertCustomer(unit, by, 'decoy', { ...emptyCustomerFields, ...company });
    unit.audit({
      action: 'decoy.plant',
      subjectKind: 'settings',
      subjectId: 'decoys',
      data: { count: companies.length },
    });
    return companies.length;
  });
}

export type Marked = { ok: true } | { ok: false; reason: 'inUse' | 'notDecoy' };

/** Makes a customer nothing hangs on a decoy. Throws `NotFound` for one that does not exist or was merged. */
export async function markDecoy(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { customerId: string },
): Promise<Marked> {
  requirePermission(actor, 'decoy:manage');
  return commit<Marked>(work, actor, origin, async (unit) => {
    const customer = await getLiveCustomer(unit.trx, input.customerId);
    if (await isInUse(unit.trx, customer.id)) return rollBackWith({ ok: false, reason: 'inUse' });
    await changeStatus(unit.trx, customer.id, { from: ['active', 'prospective'], to: 'decoy', at: unit.at });
    unit.emit('customer.changed', { ids: [customer.id] });
    unit.audit({
      action: 'decoy.mark',
      subjectKind: 'customer',
      subjectId: customer.id,
      subjectLabel: customer.legalName,
      customerId: customer.id,
    });
    return { ok: true };
  });
}

/** The made-up company turned out to exist: from now on it is a customer like any other. */
export async function unmarkDecoy(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { customerId: string },
): Promise<Marked> {
  requirePermission(actor, 'decoy:manage');
  return commit<Marked>(work, actor, origin, async (unit) => {
    const customer = await findCustomer(unit.trx, input.customerId);
    if (!customer) throw new NotFound('customer');
    if (!(await changeStatus(unit.trx, customer.id, { from: ['decoy'], to: 'active', at: unit.at })))
      return rollBackWith({ ok: false, reason: 'notDecoy' });
    unit.emit('customer.changed', { ids: [customer.id] });
    unit.audit({
      action: 'decoy.unmark',
      subjectKind: 'customer',
      subjectId: customer.id,
      subjectLabel: customer.legalName,
      customerId: customer.id,
    });
    return { ok: true };
  });
}
