// What a person may not write into a customer, whatever the form said: choices that do not exist, a code that is another
// customer's.
import type { Reader } from '#db/client.ts';
import { findCustomerByUscc } from '#db/repositories/customers.ts';
import { listCodes, listRegions } from '#db/repositories/reference-data.ts';
import type { CustomerFields } from './write.server.ts';

export type FieldsProblem =
  | { ok: false; reason: 'unknownChoice'; field: 'regionCode' | 'industryCode' | 'sizeCode' }
  | { ok: false; reason: 'usccTaken'; customerId: string; name: string };

type Before = Pick<CustomerFields, 'regionCode' | 'industryCode' | 'sizeCode'> & { id: string };

/** Null when all may be written. A retired choice stays allowed where the customer has it already. */
export async function fieldsProblem(
  db: Reader,
  fields: CustomerFields,
  before: Before | null,
): Promise<FieldsProblem | null> {
  const known = async (
    field: 'regionCode' | 'industryCode' | 'sizeCode',
    rows: () => Promise<{ code: string; status: string }[]>,
  ) =>
    fields[field] === null ||
    fields[field] === before?.[field] ||
    (await rows()).some((row) => row.code === fields[field] && row.status === 'active');
  if (!(await known('regionCode', () => listRegions(db))))
    return { ok: false, reason: 'unknownChoice', field: 'regionCode' };
  if (!(await known('industryCode', () => listCodes(db, 'industry')))) {
    return { ok: false, reason: 'unknownChoice', field: 'industryCode' };
  }
  if (!(await known('sizeCode', () => listCodes(db, 'size'))))
    return { ok: false, reason: 'unknownChoice', field: 'sizeCode' };
  if (fields.uscc) {
    const other = await findCustomerByUscc(db, fields.uscc, before?.id ?? null);
    if (other) return { ok: false, reason: 'usccTaken', customerId: other.id, name: other.legalName };
  }
  return null;
}
