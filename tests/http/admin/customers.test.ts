// The customer page over HTTP: names taken off and put back, merged entries split again.
import { beforeEach, expect, it } from 'vitest';
import { paths } from '#app/http/paths.ts';
import { action, loader } from '#app/routes/admin+/customers.$id._index.tsx';
import { action as unmergeAction, loader as unmergeLoader } from '#app/routes/admin+/customers.$id.unmerge.tsx';
import { mergeCustomers } from '#app/services/customer/merge.server.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { makeCustomer, makeStaff } from '#tests/support/factories.ts';
import { openBrowser } from '#tests/support/requests.ts';

describeOnSqlite('A customer in the back office', (database) => {
  let operations: Awaited<ReturnType<typeof makeStaff>>;
  let browser: Awaited<ReturnType<typeof openBrowser>>;

  beforeEach(async () => {
    operations = await makeStaff(database.work, { roles: ['operations'] });
    browser = await openBrowser(database.work, operations);
  });

  it('shows where each name comes from, takes one off and offers to put it back', async () => {
    const customer = await makeCustomer(database.work, { names: [{ kind: 'alias', value: '小红书' }] });
    const at = { params: { id: customer.id } };
    const shown = () => browser.get(loader, paths.admin.customer(customer.id), at);
    const [name] = ((await shown()).body as { names: { id: string; value: string }[] }).names;
    expect(name).toMatchObject({ value: '小红书', learnedFrom: null });
    const fields = { intent: 'forgetName', nameId: name?.id ?? '' };
    const gone = await browser.post(action, paths.admin.customer(customer.id), fields, at);
    expect([gone.status, gone.location]).toEqual([303, paths.admin.customer(customer.id, { forgotten: name?.id })]);
    const after = await browser.get(loader, gone.location ?? '', at);
    expect(after.body).toMatchObject({ names: [], forgotten: { id: name?.id, value: '小红书' } });
    await browser.post(action, paths.admin.customer(customer.id), { ...fields, intent: 'restoreName' }, at);
    expect((await browser.get(loader, gone.location ?? '', at)).body).toMatchObject({
      names: [{ value: '小红书' }],
      forgotten: null,
    });
    const forged = await browser.post(action, paths.admin.customer(customer.id), { ...fields, nameId: 'x' }, at);
    expect([forged.status, forged.location]).toEqual([303, paths.admin.customer(customer.id)]);
  });

  it('relates a customer from the form, with problems by field, and ends the relation', async () => {
    const { work } = database;
    const [group, plant] = [await makeCustomer(work), await makeCustomer(work)];
    const at = { params: { id: group.id } };
    const url = paths.admin.customer(group.id);
    const relate = (fields: Record<string, string>) =>
      browser.post(action, url, { intent: 'relate', kind: 'subsidiary', ...fields }, at);
    expect(await relate({ kind: 'cousin', validFrom: '2026-13-40' })).toMatchObject({
      status: 400,
      body: { kin: { problems: { kind: { code: 'choose' }, validFrom: { code: 'day' } } } },
    });
    expect(await relate({})).toMatchObject({ body: { kin: { problems: { otherId: { code: 'choose' } } } } });
    expect(await relate({ otherId: group.id })).toMatchObject({
      body: { kin: { problems: { otherId: { code: 'invalid' } } } },
    });
    const found = await browser.get(loader, paths.admin.customer(group.id, { kin: plant.legalName }), at);
    expect(found.body).toMatchObject({
      kin: { found: expect.arrayContaining([{ id: plant.id, legalName: plant.legalName }]) },
    });
    const related = await relate({ otherId: plant.id, validFrom: '2026-01-01' });
    expect([related.status, related.location]).toEqual([303, `${url}#family`]);
    const shown = await browser.get(loader, url, at);
    expect(shown.body).toMatchObject({
      kin: { tree: { id: group.id, members: [{ id: plant.id, kind: 'subsidiary' }] }, relations: [{ inForce: true }] },
    });
    const { kin } = shown.body as { kin: { relations: { id: string }[] } };
    const ended = await browser.post(action, url, { intent: 'endKin', relationId: kin.relations[0]?.id ?? '' }, at);
    expect(ended.status).toBe(303);
    expect((await browser.get(loader, url, at)).body).toMatchObject({ kin: { tree: null } });
    const forged = { intent: 'endKin', relationId: group.id };
    expect((await browser.post(action, url, forged, at)).status).toBe(404);
  });

  it('splits a merged entry when the word was typed, and sends on from one that is not merged', async () => {
    const { work } = database;
    const [from, into] = [await makeCustomer(work), await makeCustomer(work)];
    const at = { params: { id: from.id } };
    const url = paths.admin.unmergeCustomer(from.id);
    expect((await browser.get(unmergeLoader, url, at)).location).toBe(paths.admin.customer(from.id));
    const input = { fromId: from.id, fromVersion: 1, intoId: into.id, intoVersion: 1 };
    await mergeCustomers(work, operations.actor, null, input);
    const page = await browser.get(unmergeLoader, url, at);
    expect(page.body).toMatchObject({ plan: { ok: true, into: { id: into.id }, registrations: [], claims: [] } });
    const { plan } = page.body as { plan: { merge: { id: string } } };
    const post = (typed: string) => browser.post(unmergeAction, url, { mergeId: plan.merge.id, typed }, at);
    expect(await post('split')).toMatchObject({ status: 400, body: { refused: 'notTyped' } });
    expect(await post('SPLIT')).toMatchObject({ status: 303, location: paths.admin.customer(from.id) });
    expect(await post('SPLIT')).toMatchObject({ status: 409, body: { refused: 'notMerged' } });
  });
});
