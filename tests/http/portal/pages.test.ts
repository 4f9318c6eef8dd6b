// Home, customers, policies and team over requests: what each shows its own partner, and who else finds nothing.
import { loader as layoutLoader } from '#app/routes/portal+/_layout.tsx';
import { beforeEach, expect, it } from 'vitest';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { addDays } from '#app/domain/calendar/instant.ts';
import { action as homeAction, loader as homeLoader } from '#app/routes/portal+/_index.tsx';
import { action as claimAction, loader as claimLoader } from '#app/routes/portal+/claims.$id.tsx';
import { loader as claimsLoader } from '#app/routes/portal+/claims._index.tsx';
import { loader as policiesLoader } from '#app/routes/portal+/policies.tsx';
import { action as teamAction, loader as teamLoader } from '#app/routes/portal+/team.tsx';
import { describeOnSqlite } from '#tests/support/databases.ts';
import {
  makeClaim,
  makeCode,
  makeCustomer,
  makePartner,
  makePartnerUser,
  makeProductLine,
  makeRegistration,
} from '#tests/support/factories.ts';
import { type Browser, openBrowser } from '#tests/support/requests.ts';

type Page = (args: LoaderFunctionArgs) => unknown;

describeOnSqlite('Portal pages', (database) => {
  let member: Awaited<ReturnType<typeof makePartnerUser>>;
  let manager: Awaited<ReturnType<typeof makePartnerUser>>;
  let own: Browser;
  let managers: Browser;
  let rival: Browser;
  let lineId: string;

  beforeEach(async () => {
    const { work } = database;
    lineId = (await makeProductLine(work)).id;
    const partner = await makePartner(work, { productLines: [lineId] });
    member = await makePartnerUser(work, { partner });
    manager = await makePartnerUser(work, { partner, roles: ['partnerManager'] });
    own = await openBrowser(work, member);
    managers = await openBrowser(work, manager);
    rival = await openBrowser(work, await makePartnerUser(work));
  });

  const registration = (given: Parameters<typeof makeRegistration>[1]) =>
    makeRegistration(database.work, {
      partnerId: member.partnerId,
      createdBy: member.id,
      productLineId: lineId,
      ...given,
    });

  async function claimUntil(days: number, companyName: string) {
    const customer = await makeCustomer(database.work, { legalName: `Master name of ${companyName}` });
    const filed = await registration({ companyName, status: 'approved', customerId: customer.id });
    return makeClaim(database.work, {
      customerId: customer.id,
      productLineId: lineId,
      registrationId: filed.id,
      ownerPartnerId: member.partnerId,
      ownerUserId: member.id,
      protectedUntil: addDays(database.clock.instant, days),
    });
  }

  it('puts on the home page what needs me, what runs out, and what was decided until I clear it', async () => {
    const at = database.clock.instant;
    await registration({ companyName: 'Returned Co', status: 'returned' });
    await registration({ companyName: 'Decided Co', status: 'rejected', decidedAt: at, updatedAt: at });
    await claimUntil(29, 'Ending Co');
    await claimUntil(31, 'Lasting Co');
    const names = (rows: { companyName: string }[]) => rows.map(({ companyName }) => companyName);
    const home = async () =>
      ((await own.get(homeLoader, '/portal')).body as { home: Record<string, { companyName: string }[]> }).home;
    const first = await home();
    expect(names(first.returned ?? [])).toEqual(['Returned Co']);
    expect(names(first.runningOut ?? [])).toEqual(['Ending Co']);
    expect(names(first.decided ?? [])).toEqual(['Decided Co']);
    expect(names((await home()).decided ?? [])).toEqual(['Decided Co']);
    expect((await own.post(homeAction, '/portal', {})).status).toBe(303);
    expect((await home()).decided).toEqual([]);
  });

  it('counts beside the navigation exactly what the home page says needs me', async () => {
    for (const status of ['returned', 'disputed', 'draft', 'inReview', 'approved'])
      await registration({ companyName: `${status} Co`, status, answer: status === 'disputed' ? 'unavailable' : null });
    const { body } = await own.get(layoutLoader, '/portal');
    expect(body).toMatchObject({ counts: { needsMe: 3 } });
    for (let count = 0; count < 9; count += 1) await registration({ companyName: 'Draft Co', status: 'draft' });
    const { home } = (await own.get(homeLoader, '/portal')).body as { home: { drafts: unknown[]; more: string[] } };
    expect(home.drafts).toHaveLength(8);
    expect(home.more).toEqual(['draft']);
  });

  it('lists customers by the name the partner typed, the nearest end first', async () => {
    await claimUntil(60, 'Later Co');
    await claimUntil(5, 'Sooner Co');
    const { body } = await own.get(claimsLoader, '/portal/claims');
    const { rows } = (body as { page: { rows: { companyName: string }[] } }).page;
    expect(rows.map(({ companyName }) => companyName)).toEqual(['Sooner Co', 'Later Co']);
    expect(JSON.stringify(body)).not.toContain('Master name');
    const other = await rival.get(claimsLoader, '/portal/claims');
    expect((other.body as { page: { rows: unknown[] } }).page.rows).toEqual([]);
  });

  it('records work on an own customer, once it is complete and not in the future', async () => {
    const claim = await claimUntil(60, 'Worked Co');
    const at = `/portal/claims/${claim.id}`;
    const send = (browser: Browser, body: Record<string, string>) =>
      browser.post(claimAction, at, body, { params: { id: claim.id } });
    const wrong = await send(own, { kind: 'visit', on: '2026-11-03', note: '' });
    expect(wrong.body).toMatchObject({ problems: { on: { code: 'dayInFuture' }, note: { code: 'required' } } });
    expect((await send(own, { kind: 'quote', on: '2026-11-01', note: 'Offer 12 sent' })).status).toBe(303);
    const page = await own.get(claimLoader, at, { params: { id: claim.id } });
    expect(page.body).toMatchObject({ view: { followUps: [{ kind: 'quote', note: 'Offer 12 sent' }] } });
    // The stage is one of the list in use, or none.
    await makeCode(database.work, 'stage', 'negotiation', { nameEn: 'Negotiation' });
    await makeCode(database.work, 'stage', 'given-up', { status: 'retired' });
    const reached = { kind: 'call', on: '2026-11-02', note: 'Prices agreed' };
    for (const stage of ['given-up', 'forged']) {
      const refused = await send(own, { ...reached, stage });
      expect(refused.body).toMatchObject({ problems: { stage: { code: 'unknownChoice' } } });
    }
    expect((await send(own, { ...reached, stage: 'negotiation' })).status).toBe(303);
    const after = await own.get(claimLoader, at, { params: { id: claim.id } });
    expect(after.body).toMatchObject({
      view: { followUps: [{ stage: { nameEn: 'Negotiation' } }, { stage: null }], stages: [{ code: 'negotiation' }] },
    });
    expect((await send(rival, { kind: 'quote', on: '2026-11-01', note: 'theirs' })).status).toBe(404);
    expect((await rival.get(claimLoader, at, { params: { id: claim.id } })).status).toBe(404);
  });

  it('tells the policies from the rule set in force', async () => {
    const values = JSON.stringify({
      version: 7,
      protection: { days: 45, byProductLine: {} },
      limits: { firstDecisionHours: 8, conflictRulingHours: 16 },
      cooldownDays: 9,
      precheck: { perDay: 5, perMinute: 2 },
    });
    await database.db
      .insertInto('ruleSets')
      .values({ version: 7, values, authorId: null, validFrom: '2026-01-01T00:00:00.000Z' })
      .execute();
    const { body } = await own.get(policiesLoader, '/portal/policies');
    expect(body).toMatchObject({
      policies: { version: 7, protection: [{ days: 45 }], firstDecisionHours: 8, cooldownDays: 9, prechecksPerDay: 5 },
    });
  });

  it('lets a manager invite, suspend and let back in; a member finds no team, a rival’s people do not exist', async () => {
    expect((await own.get(teamLoader as Page, '/portal/team')).status).toBe(404);
    const invite = { name: 'New Person', email: 'New@Example.com', role: 'partnerMember', language: 'en' };
    expect((await managers.post(teamAction, '/portal/team', invite)).status).toBe(303);
    const again = await managers.post(teamAction, '/portal/team', invite);
    expect(again.body).toMatchObject({ problems: { email: { code: 'taken' } }, values: { name: 'New Person' } });
    expect((await managers.post(teamAction, '/portal/team', { ...invite, role: 'administrator' })).status).toBe(422);

    const statusOf = async () =>
      (await database.db.selectFrom('users').select('status').where('id', '=', member.id).executeTakeFirst())?.status;
    expect((await own.get(homeLoader, '/portal')).status).toBe(200);
    await managers.post(teamAction, '/portal/team', { intent: 'suspend', userId: member.id });
    expect(await statusOf()).toBe('suspended');
    expect((await own.get(homeLoader, '/portal')).location).toContain('/sign-in');
    await managers.post(teamAction, '/portal/team', { intent: 'reactivate', userId: member.id });
    expect(await statusOf()).not.toBe('suspended');

    const strangers = await makePartnerUser(database.work);
    const forged = await managers.post(teamAction, '/portal/team', { intent: 'suspend', userId: strangers.id });
    expect(forged.status).toBe(404);
    await managers.post(teamAction, '/portal/team', { intent: 'suspend', userId: manager.id });
    expect((await managers.get(homeLoader, '/portal')).status).toBe(200);
  });
});
