// Companies of the master list.
import type { Insertable } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { NameKind } from '#app/domain/customer/customer.ts';
import { type Work, nowOf } from '#app/services/work.server.ts';
import { listCompanyRecords } from '#db/repositories/company-records.ts';
import { replaceMatchKeys } from '#db/repositories/match-keys.ts';
import type { CustomersTable } from '#db/schema.ts';
import { keyNumber } from '#search/matching/key-number.ts';
import { deriveKeys } from '#search/matching/keys.ts';
import { nextNumber, stamps } from './basics.ts';

interface CustomerGiven extends Partial<Insertable<CustomersTable>> {
  /** Besides the legal name. */
  names?: { kind: NameKind; value: string }[];
  phones?: string[];
  emails?: string[];
  /** Ids of product lines it already buys. */
  productLines?: string[];
}

/** A company of the master list, findable at once: its keys are in the table and its record in the engine. */
export async function makeCustomer(
  work: Work,
  { names = [], phones = [], emails = [], productLines = [], ...given }: CustomerGiven = {},
) {
  const number = nextNumber();
  const at = nowOf(work);
  const row = {
    id: uuidv7(),
    legalName: `苏州恒力精密机械${number}有限公司`,
    status: 'active',
    canonicalId: null,
    uscc: null,
    registrationNumber: null,
    country: 'CN',
    regionCode: null,
    address: null,
    industryCode: null,
    sizeCode: null,
    websiteDomain: null,
    sourceSystem: null,
    externalId: null,
    notes: null,
    ...stamps(work),
    ...given,
  };
  const allNames = [{ kind: 'legal' as NameKind, value: row.legalName }, ...names];
  await work.db.transaction().execute(async (trx) => {
    await trx.insertInto('customers').values(row).execute();
    for (const name of allNames) {
      await trx
        .insertInto('customerNames')
        .values({ id: uuidv7(), customerId: row.id, ...name, createdBy: null, createdAt: at })
        .execute();
    }
    for (const [kind, values] of Object.entries({ phone: phones, email: emails })) {
      for (const value of values) {
        await trx
          .insertInto('customerContacts')
          .values({ id: uuidv7(), customerId: row.id, kind, value, person: null })
          .execute();
      }
    }
    for (const productLineId of productLines) {
      await trx
        .insertInto('customerProductLines')
        .values({ customerId: row.id, productLineId, since: '2024-01-01' })
        .execute();
    }
    const [record] = await listCompanyRecords(trx, [row.id]);
    if (record) await replaceMatchKeys(trx, [{ customerId: row.id, keys: deriveKeys(record).keys.map(keyNumber) }]);
  });
  await work.engine.upsert(await listCompanyRecords(work.db, [row.id]), work.engine.appliedPosition());
  return row;
}
