// A customer that is to be changed: it must exist and stand for itself.
import { NotFound } from '#app/domain/access/errors.ts';
import type { Reader } from '#db/client.ts';
import { type CustomerRecord, findCustomer } from '#db/repositories/customers.ts';

/** Throws `NotFound` for one that does not exist or was merged into another. */
export async function getLiveCustomer(db: Reader, id: string): Promise<CustomerRecord> {
  const customer = await findCustomer(db, id);
  if (!customer || customer.status === 'merged') throw new NotFound('customer');
  return customer;
}
