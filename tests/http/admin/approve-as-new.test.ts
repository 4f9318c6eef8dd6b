// The approval sheet over HTTP where the name is known: a reason from the list, or the field says what is missing.
import { expect, it } from 'vitest';
import { paths } from '#app/http/paths.ts';
import { action } from '#app/routes/admin+/review.$id.tsx';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import {
  makeCode,
  makeCustomer,
  makePartner,
  makePartnerUser,
  makeProductLine,
  makeStaff,
} from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';
import { openBrowser } from '#tests/support/requests.ts';

describeOnSqlite('approving as new what has a known name', (database) => {
  it('asks for a reason at its field and takes none that is not on the list', async () => {
    const { work } = database;
    const line = await makeProductLine(work);
    await makeCode(work, 'newReason', 'otherCode');
    const known = await makeCustomer(work, { legalName: '苏州恒力精密机械有限公司' });
    const partner = await makePartner(work, { productLines: [line.id] });
    const { actor } = await makePartnerUser(work, { partner });
    await rebuildEngine(work);
    const id = work.newId();
    const content = contentOf({ productLineId: line.id, companyName: known.legalName });
    expect(await submitRegistration(work, actor, null, { id, version: null, content })).toBeGranted();
    const before = await findRegistration(work.db, id, null);
    expect(before?.customerId).toBe(known.id);

    const browser = await openBrowser(work, await makeStaff(work, { roles: ['operations'] }));
    const approve = (newReason: string) =>
      browser.post(
        action,
        paths.admin.reviewRegistration(id),
        { intent: 'approve', version: String(before?.version), resolution: 'new', newReason },
        { params: { id } },
      );
    for (const reason of ['', 'because']) {
      expect(await approve(reason)).toMatchObject({
        status: 400,
        body: { intent: 'approve', problems: { newReason: { code: 'choose' } }, values: { resolution: 'new' } },
      });
    }
    expect((await approve('otherCode')).status).toBe(303);
    expect(await findRegistration(work.db, id, null)).toMatchObject({ status: 'approved' });
  });
});
