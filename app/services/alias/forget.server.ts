// Staff take a name off a customer that it should not be found by, and put it back as it was. Both stay in the trail.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { Reader } from '#db/client.ts';
import { listAuditOfSubject } from '#db/repositories/audit.ts';
import { deleteCustomerNames } from '#db/repositories/customers.ts';
import { type NameRow, findName, insertName } from '#db/repositories/learned-names.ts';
import { getLiveCustomer } from '../customer/get-live.server.ts';
import { refreshMatching } from '../customer/write.server.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';

/** False when it was gone already. The legal name cannot be taken off: it is changed by editing the customer. */
export async function forgetName(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { customerId: string; nameId: string },
): Promise<boolean> {
  requirePermission(actor, 'customer:write');
  return commit(work, actor, origin, async (unit) => {
    const customer = await getLiveCustomer(unit.trx, input.customerId);
    const name = await findName(unit.trx, input.nameId);
    if (!name || name.customerId !== customer.id || name.kind === 'legal') return false;
    await deleteCustomerNames(unit.trx, [name.id]);
    await refreshMatching(unit, [customer.id]);
    unit.audit({
      action: 'customer.forgetName',
      subjectKind: 'customer',
      subjectId: customer.id,
      subjectLabel: customer.legalName,
      customerId: customer.id,
      data: { name },
    });
    return true;
  });
}

/** The name as it was when it was taken off, if it is off now; null otherwise. */
export async function findForgottenName(db: Reader, customerId: string, nameId: string): Promise<NameRow | null> {
  if (await findName(db, nameId)) return null;
  const events = await listAuditOfSubject(db, { kind: 'customer', id: customerId }, 'all');
  const forgotten = events
    .filter((event) => event.action === 'customer.forgetName')
    .map((event) => event.data.name as NameRow);
  return forgotten.findLast(({ id }) => id === nameId) ?? null;
}

/** Puts a name back with its author, date and source. False when there is nothing to put back. */
export async function restoreName(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { customerId: string; nameId: string },
): Promise<boolean> {
  requirePermission(actor, 'customer:write');
  return commit(work, actor, origin, async (unit) => {
    const customer = await getLiveCustomer(unit.trx, input.customerId);
    const name = await findForgottenName(unit.trx, customer.id, input.nameId);
    if (!name) return false;
    await insertName(unit.trx, name);
    await refreshMatching(unit, [customer.id]);
    unit.audit({
      action: 'customer.restoreName',
      subjectKind: 'customer',
      subjectId: customer.id,
      subjectLabel: customer.legalName,
      customerId: customer.id,
      data: { name },
    });
    return true;
  });
}
