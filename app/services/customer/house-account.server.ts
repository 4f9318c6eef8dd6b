// Keeps a customer for direct sales for a time and a reason, and ends that. Both are audited; nothing is deleted.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { type Instant, addDays } from '#app/domain/calendar/instant.ts';
import { findCustomer } from '#db/repositories/customers.ts';
import { endHouseAccount, insertHouseAccount, listHouseAccounts } from '#db/repositories/house-accounts.ts';
import { listCodes, listProductLines } from '#db/repositories/reference-data.ts';
import { getLiveCustomer } from './get-live.server.ts';
import { commit, rollBackWith } from '../unit-of-work.server.ts';
import { type Origin, type Work, nowOf } from '../work.server.ts';

export interface KeepInput {
  customerId: string;
  /** Null keeps the customer for every product line. */
  productLineId: string | null;
  /** An entry of the code list `houseReason`. */
  reasonCode: string;
  /** The first moment it is no longer kept. */
  expiresAt: Instant;
}

export type KeepAnswer =
  | { ok: true; id: string }
  | { ok: false; reason: 'alreadyKept' | 'expiresInPast' | 'expiresTooFar' }
  | { ok: false; reason: 'unknownChoice'; field: 'productLineId' | 'reasonCode' };

/** A customer may be kept this long at most; then somebody has to decide again. */
const longestDays = 3 * 366;

export async function keepForDirectSales(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: KeepInput,
): Promise<KeepAnswer> {
  requirePermission(actor, 'customer:write');
  const now = nowOf(work);
  const [lines, reasons] = await Promise.all([listProductLines(work.db), listCodes(work.db, 'houseReason')]);
  if (input.productLineId && !lines.some((line) => line.id === input.productLineId && line.status === 'active')) {
    return { ok: false, reason: 'unknownChoice', field: 'productLineId' };
  }
  if (!reasons.some((reason) => reason.code === input.reasonCode && reason.status === 'active')) {
    return { ok: false, reason: 'unknownChoice', field: 'reasonCode' };
  }
  if (input.expiresAt <= now) return { ok: false, reason: 'expiresInPast' };
  if (input.expiresAt > addDays(now, longestDays)) return { ok: false, reason: 'expiresTooFar' };
  return commit<KeepAnswer>(work, actor, origin, async (unit) => {
    const customer = await getLiveCustomer(unit.trx, input.customerId);
    const running = (await listHouseAccounts(unit.trx, customer.id)).filter((account) => account.expiresAt > unit.at);
    if (running.some(({ productLineId }) => productLineId === null || productLineId === input.productLineId)) {
      return rollBackWith({ ok: false, reason: 'alreadyKept' });
    }
    const id = work.newId();
    await insertHouseAccount(unit.trx, {
      id,
      customerId: customer.id,
      productLineId: input.productLineId,
      reason: input.reasonCode,
      since: unit.at,
      expiresAt: input.expiresAt,
      createdBy: actor.userId,
    });
    unit.audit({
      action: 'customer.house',
      subjectKind: 'customer',
      subjectId: customer.id,
      subjectLabel: customer.legalName,
      customerId: customer.id,
      data: { kept: true, productLineId: input.productLineId, reason: input.reasonCode, expiresAt: input.expiresAt },
    });
    return { ok: true, id };
  });
}

/** False when it had ended already. */
export async function endKeeping(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { customerId: string; id: string },
): Promise<boolean> {
  requirePermission(actor, 'customer:write');
  return commit(work, actor, origin, async (unit) => {
    const customer = await findCustomer(unit.trx, input.customerId);
    if (!customer) throw new NotFound('customer');
    const ended = await endHouseAccount(unit.trx, customer.id, input.id, unit.at);
    if (ended) {
      unit.audit({
        action: 'customer.house',
        subjectKind: 'customer',
        subjectId: customer.id,
        subjectLabel: customer.legalName,
        customerId: customer.id,
        data: { kept: false, houseAccountId: input.id },
      });
    }
    return ended;
  });
}
