// Staff add a customer to the master list. Look-alikes are shown first; adding one all the same has to be confirmed.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { Reader } from '#db/client.ts';
import { isDuplicateKey } from '#db/dialect.ts';
import { listCustomerHeads } from '#db/repositories/customers.ts';
import { commit, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { type FieldsProblem, fieldsProblem } from './check-fields.server.ts';
import { type LookAlike, findLookAlikes } from './look-alikes.server.ts';
import { type CustomerFields, insertCustomer } from './write.server.ts';

export type CreateAnswer =
  | { ok: true; id: string }
  | { ok: false; reason: 'lookAlikes'; lookAlikes: LookAlike[] }
  | { ok: false; reason: 'externalIdTaken' }
  | FieldsProblem;

/**
 * @param confirmed the look-alikes were seen and this is another company
 * @param id from the form: the same form sent twice is one customer
 */
export async function createCustomer(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  fields: CustomerFields,
  confirmed: boolean,
  id: string = work.newId(),
): Promise<CreateAnswer> {
  requirePermission(actor, 'customer:write');
  if (await isMade(work.db, id)) return { ok: true, id };
  const problem = await fieldsProblem(work.db, fields, null);
  if (problem) return problem;
  if (!confirmed) {
    const lookAlikes = await findLookAlikes(work, fields, null);
    if (lookAlikes.length > 0) return { ok: false, reason: 'lookAlikes', lookAlikes };
  }
  try {
    return await commit<CreateAnswer>(work, actor, origin, async (unit) => {
      if (await isMade(unit.trx, id)) return rollBackWith({ ok: true, id });
      const late = await fieldsProblem(unit.trx, fields, null);
      if (late) return rollBackWith(late);
      await insertCustomer(unit, { newId: work.newId, userId: actor.userId }, 'active', fields, id);
      unit.audit({
        action: 'customer.create',
        subjectKind: 'customer',
        subjectId: id,
        subjectLabel: fields.legalName,
        customerId: id,
        data: { confirmed },
      });
      return { ok: true, id };
    });
  } catch (error) {
    // The unique keys a person can meet here: a source system gives each of its ids once, and a form makes one customer.
    if (!isDuplicateKey(error)) throw error;
    return (await isMade(work.db, id)) ? { ok: true, id } : { ok: false, reason: 'externalIdTaken' };
  }
}

async function isMade(db: Reader, id: string): Promise<boolean> {
  return (await listCustomerHeads(db, [id])).length > 0;
}
