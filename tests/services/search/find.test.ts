// Finding the same company when something is not as it should be.
import { expect, it, vi } from 'vitest';
import { findAgain, findSameCompany } from '#app/services/search/find.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { createEmbeddedEngine } from '#search/engines/embedded/engine.ts';
import type * as Match from '#search/matching/match.ts';
import { probeOf } from '#search/matching/record.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCustomer } from '#tests/support/factories.ts';

// A company that no comparison survives.
vi.mock('#search/matching/match.ts', async (original) => {
  const real = await original<typeof Match>();
  const rankMatches: typeof real.rankMatches = (probe, candidates, ...rest) => {
    if (candidates.some(({ record }) => record.address === 'unreadable')) throw new TypeError('unreadable');
    return real.rankMatches(probe, candidates, ...rest);
  };
  return { ...real, rankMatches };
});

describeEachDatabase('finding the same company', (database) => {
  it('says which engine answered', async () => {
    const { id } = await makeCustomer(database.work, { legalName: '拉萨雪莲花商贸有限公司' });
    const probe = probeOf('拉萨雪莲花商贸有限公司');
    const whole = await findSameCompany(database.work, probe);
    expect(whole).toMatchObject({ engine: 'embedded', verdict: 'exact', found: [{ customerId: id }] });
    const starting = { ...database.work, engine: createEmbeddedEngine() };
    expect(await findSameCompany(starting, probe)).toMatchObject({ engine: 'degraded', verdict: 'exact' });
  });

  it('answers without a company that cannot be compared, and says that something is missing', async () => {
    const { id } = await makeCustomer(database.work, { legalName: '拉萨雪莲花商贸有限公司' });
    await makeCustomer(database.work, { legalName: '拉萨雪莲花贸易有限公司', address: 'unreadable' });
    const probe = probeOf('拉萨雪莲花商贸有限公司');
    const findings = await findSameCompany(database.work, probe);
    expect(findings).toMatchObject({ engine: 'degraded', verdict: 'exact' });
    expect(findings.found.map(({ customerId }) => customerId)).toEqual([id]);
    expect(await findAgain(database.db, probe, findings)).toMatchObject({ engine: 'degraded', verdict: 'exact' });
  });

  it('takes a phone that very many companies have for nobody’s own, though the engine proposes few of them', async () => {
    const { work } = database;
    const landlords = '051288886666';
    await makeCustomer(work, { legalName: '北京拓博精密机械有限公司', phones: [landlords] });
    const probe = probeOf('北京拓搏精密机械有限公司', { phones: [landlords], country: 'CN' });
    await rebuildEngine(work);
    expect(await findSameCompany(work, probe)).toMatchObject({ verdict: 'likely' });
    for (let number = 0; number < 80; number += 1)
      await makeCustomer(work, { legalName: `青岛海港${number}号仓储服务部`, phones: [landlords] });
    await rebuildEngine(work);
    const { verdict, found } = await findSameCompany(work, probe);
    expect({ verdict, fields: found[0]?.explanation.fields.map(({ field }) => field) }).toMatchObject({
      verdict: 'possible',
      fields: expect.arrayContaining(['phone']) as string[],
    });
  });
});
