// What the database itself refuses: a second live claim on one key, whoever writes it.
import { expect, it } from 'vitest';
import { isDuplicateKey } from '#db/dialect.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeClaim, makeCustomer, makeProductLine, makeRegistration } from '#tests/support/factories.ts';
import type { Work } from '#app/services/work.server.ts';

async function makeRivals(work: Work) {
  const customer = await makeCustomer(work);
  const productLine = await makeProductLine(work);
  const parts = [];
  for (const name of ['first', 'second']) {
    const registration = await makeRegistration(work, { productLineId: productLine.id, requirement: name });
    parts.push({
      customerId: customer.id,
      productLineId: productLine.id,
      registrationId: registration.id,
      ownerPartnerId: registration.partnerId,
      ownerUserId: registration.createdBy,
    });
  }
  const [first, second] = parts;
  if (!first || !second) throw new Error('two rivals were made');
  return { first, second };
}

describeEachDatabase('One live claim per key', (database) => {
  it('refuses a second live claim on the same key', async () => {
    const { first, second } = await makeRivals(database.work);
    await makeClaim(database.work, first);
    const refused = await makeClaim(database.work, second).catch((error: unknown) => error);
    expect(isDuplicateKey(refused)).toBe(true);
  });

  it('takes a new claim once the old one gave its key back, and keeps both', async () => {
    const { first, second } = await makeRivals(database.work);
    await makeClaim(database.work, { ...first, status: 'released', liveKey: null });
    await makeClaim(database.work, { ...first, status: 'expired', liveKey: null });
    await makeClaim(database.work, second);
    const statuses = await database.db.selectFrom('claims').select('status').orderBy('status').execute();
    expect(statuses.map(({ status }) => status)).toEqual(['active', 'expired', 'released']);
  });

  it('lets two scopes of one customer and product line live side by side', async () => {
    const { first, second } = await makeRivals(database.work);
    await makeClaim(database.work, { ...first, scopeKey: 'hall-one' });
    await makeClaim(database.work, { ...second, scopeKey: 'hall-two' });
    const count = await database.db
      .selectFrom('claims')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count.count)).toBe(2);
  });
});
