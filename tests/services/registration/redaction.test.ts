// What a refused submitter can read anywhere in the portal is the same to the letter whatever stands in the way: a rival, the
// manufacturer's own account, an existing customer or the partner's own cooldown (DOMAIN §5).
import { beforeEach, expect, it } from 'vitest';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { addDays } from '#app/domain/calendar/instant.ts';
import { precheck } from '#app/services/registration/precheck.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { viewOwnRegistration } from '#app/services/registration/view-own.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { nowOf } from '#app/services/work.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import {
  makeClaim,
  makeCustomer,
  makePartner,
  makePartnerUser,
  makeProductLine,
  makeRegistration,
  usccOf,
} from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';

const obstacles = ['rival', 'houseAccount', 'existingCustomer', 'cooldown'] as const;

describeEachDatabase('What a refused submitter can read', (database) => {
  let line: { id: string };
  let boris: PartnerActor;
  let rival: Awaited<ReturnType<typeof makePartnerUser>>;

  beforeEach(async () => {
    const { work } = database;
    line = await makeProductLine(work);
    const sells = { productLines: [line.id] };
    boris = (await makePartnerUser(work, { partner: await makePartner(work, sells) })).actor;
    rival = await makePartnerUser(work, {
      partner: await makePartner(work, { ...sells, name: '绝密合作伙伴有限公司' }),
      name: 'Rita Rival',
    });
    await rebuildEngine(work);
  });

  type Company = Awaited<ReturnType<typeof makeCustomer>>;
  const names = ['常州磐石轴承制造', '扬州瑞霖阀门', '泰州云帆船舶配件', '盐城沃禾农机', '南通海瑞纺织机械'];
  let known = 0;

  async function makeKnownCompany(): Promise<Company> {
    known += 1;
    const legalName = `${names[known % names.length]}有限公司`;
    return makeCustomer(database.work, { legalName, uscc: usccOf(900 + known), notes: 'internal' });
  }

  async function standInTheWay(obstacle: (typeof obstacles)[number], customer: Company): Promise<void> {
    const { work, db } = database;
    const at = nowOf(work);
    if (obstacle === 'existingCustomer') {
      await db
        .insertInto('customerProductLines')
        .values({ customerId: customer.id, productLineId: line.id, since: '2024-01-01' })
        .execute();
      return;
    }
    if (obstacle === 'houseAccount') {
      const house = {
        id: work.newId(),
        customerId: customer.id,
        productLineId: null,
        reason: 'Kept',
        since: at,
        expiresAt: addDays(at, 365),
      };
      await db
        .insertInto('houseAccounts')
        .values({ ...house, createdBy: work.newId() })
        .execute();
      return;
    }
    const owner = obstacle === 'rival' ? rival.actor : boris;
    const registration = await makeRegistration(work, {
      partnerId: owner.partnerId,
      createdBy: owner.userId,
      productLineId: line.id,
      status: obstacle === 'rival' ? 'approved' : 'rejected',
      customerId: customer.id,
    });
    const ended = { status: 'expired', liveKey: null, endedAt: at, endReason: 'expired' };
    await makeClaim(work, {
      customerId: customer.id,
      productLineId: line.id,
      registrationId: registration.id,
      ownerPartnerId: owner.partnerId,
      ownerUserId: owner.userId,
      ...(obstacle === 'cooldown' ? ended : {}),
    });
  }

  /** Everything the portal can show of it, with what differs between any two registrations replaced. */
  async function everythingTold(customer: Company): Promise<string> {
    const { work } = database;
    const content = contentOf({ productLineId: line.id, companyName: customer.legalName, uscc: customer.uscc });
    const contact = content.contacts[0];
    const asked = await precheck(work, boris, {
      companyName: content.companyName,
      uscc: content.uscc,
      phone: contact?.phone ?? null,
      email: contact?.email ?? null,
      website: content.website,
      regionCode: content.regionCode,
      productLineId: line.id,
      projectName: null,
    });
    const answer = await submitRegistration(work, boris, null, { id: work.newId(), version: null, content });
    if (!answer.ok) throw new Error('a complete registration is kept whatever stands in its way');
    const view = await viewOwnRegistration(work, boris, answer.registrationId);
    return JSON.stringify({ asked, answer, view })
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
      .replace(/[0-9a-f]{64}/g, 'HASH')
      .replace(/RF-\d{4}-\d{7}/g, 'NUMBER')
      .replace(/"(seq|ledgerSeq)":\d+/g, '"$1":0')
      .replaceAll(customer.legalName, 'TYPED')
      .replaceAll(customer.uscc ?? '', 'TYPED');
  }

  it.each(obstacles)('says "unavailable" and names nobody (%s)', async (obstacle) => {
    const customer = await makeKnownCompany();
    await standInTheWay(obstacle, customer);
    const told = await everythingTold(customer);
    expect(told).toContain('"answer":"unavailable"');
    const secrets = [
      '绝密合作伙伴',
      'Rita Rival',
      'internal',
      'Kept',
      'probability',
      'explanation',
      'verdict',
      'candidates',
    ];
    for (const secret of secrets) expect(told).not.toContain(secret);
  });

  it('is the same to the letter whatever stands in the way', async () => {
    const told: string[] = [];
    for (const obstacle of obstacles) {
      const customer = await makeKnownCompany();
      await standInTheWay(obstacle, customer);
      told.push(await everythingTold(customer));
    }
    expect(new Set(told).size).toBe(1);
  });
});
