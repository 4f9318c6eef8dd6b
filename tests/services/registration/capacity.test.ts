// A partner that holds as many customers as it may: its next registration goes to a person, and is lost for nothing.
import { expect, it } from 'vitest';
import { viewOwnCapacity } from '#app/services/claim/own-capacity.server.ts';
import { precheck } from '#app/services/registration/precheck.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { viewForReview } from '#app/services/registration/view-for-review.server.ts';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makePartner, makePartnerUser, makeProductLine, makeStaff } from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';

describeEachDatabase('Capacity', (database) => {
  it('is counted in live claims; beyond it a person decides, who reads why', async () => {
    const { work } = database;
    const line = await makeProductLine(work);
    const partner = await makePartner(work, { productLines: [line.id], capacity: 2 });
    const { actor } = await makePartnerUser(work, { partner });
    await rebuildEngine(work);
    let phone = 13_800_138_000;
    const submit = (companyName: string) =>
      submitRegistration(work, actor, null, {
        id: work.newId(),
        version: null,
        content: contentOf({
          productLineId: line.id,
          companyName,
          contacts: [{ name: '王敏', title: null, phone: String((phone += 1)), email: null }],
        }),
      });
    expect(await viewOwnCapacity(work, actor)).toEqual({ held: 0, capacity: 2 });
    expect(await submit('常州磐石轴承制造有限公司')).toMatchObject({ answer: 'clear' });
    expect(await submit('扬州瑞霖阀门有限公司')).toMatchObject({ answer: 'clear' });
    expect(await viewOwnCapacity(work, actor)).toEqual({ held: 2, capacity: 2 });

    const question = { uscc: null, phone: null, email: null, website: null, regionCode: null, projectName: null };
    const asked = await precheck(work, actor, {
      ...question,
      companyName: '泰州云帆船舶配件有限公司',
      productLineId: line.id,
    });
    expect(asked).toMatchObject({ answer: 'needsReview' });
    const third = await submit('泰州云帆船舶配件有限公司');
    expect(third).toMatchObject({ ok: true, answer: 'needsReview' });
    const staff = (await makeStaff(work, { roles: ['operations'] })).actor;
    const view = await viewForReview(work, staff, staffScopeOf(staff), {
      id: third.ok ? third.registrationId : '',
      candidateId: null,
      language: 'en',
    });
    expect(view.check?.admissionRow).toBe('overCapacity');
  });
});
