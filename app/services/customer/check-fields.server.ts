// What a person may not write into a customer, whatever the form said: choices that do not exist, a code that is another
// customer's, a parent that would close a circle.
import type { Reader } from '#db/client.ts';
import { findCustomerByUscc, listCustomerHeads } from '#db/repositories/customers.ts';
import { listCodes, listRegions } from '#db/repositories/reference-data.ts';
import type { CustomerFields } from './write.server.ts';

export type FieldsProblem =
  | { ok: false; reason: 'unknownChoice'; field: 'regionCode' | 'industryCode' | 'sizeCode' | 'parentId' }
  | { ok: false; reason: 'usccTaken'; customerId: string; name: string }
  | { ok: false; reason: 'parentCircle' };

type Before = Pick<CustomerFields, 'regionCode' | 'industryCode' | 'sizeCode' | 'parentId'> & { id: string };

/** Parents of parents are followed so far; a longer line is no company. */
const longestLine = 20;

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
  return fields.parentId === null || fields.parentId === before?.parentId
    ? null
    : parentProblem(db, fields.parentId, before?.id ?? null);
}

async function parentProblem(db: Reader, parentId: string, id: string | null): Promise<FieldsProblem | null> {
  let next: string | null = parentId;
  for (let step = 0; next !== null; step += 1) {
    if (next === id || step > longestLine) return { ok: false, reason: 'parentCircle' };
    const [head] = await listCustomerHeads(db, [next]);
    if (step === 0 && (!head || head.status === 'merged'))
      return { ok: false, reason: 'unknownChoice', field: 'parentId' };
    next = head?.parentId ?? null;
  }
  return null;
}
