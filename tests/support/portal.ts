// Two companies that sell one product line, a browser for each, for a manager and for nobody; and the form they send.
import { beforeEach } from 'vitest';
import { action as registerAction, loader as registerLoader } from '#app/routes/portal+/register.tsx';
import type { TestDatabase } from './databases.ts';
import { makeCode, makePartner, makePartnerUser, makeProductLine, makeRegion, makeStaff, usccOf } from './factories.ts';
import { type Answer, type Browser, openBrowser } from './requests.ts';

export interface Portal {
  own: Browser;
  rival: Browser;
  stranger: Browser;
  manager: Browser;
  lineId: string;
  /** A whole form. */
  fields: (id: string, change?: Record<string, string>) => Record<string, string>;
  newDraft: (browser: Browser) => Promise<string>;
  submit: (browser: Browser, change?: Record<string, string>) => Promise<{ id: string; answer: Answer }>;
}

/** Filled anew before every test of the suite. */
export function portalOf(database: TestDatabase): Portal {
  const portal = {} as Portal;
  beforeEach(async () => {
    const { work } = database;
    const line = await makeProductLine(work);
    await makeRegion(work, { code: '320000' });
    await makeCode(work, 'source', 'visit');
    const companies = [
      await makePartner(work, { productLines: [line.id], name: '上海申泰机电' }),
      await makePartner(work, { productLines: [line.id], name: '杭州浙海供应链' }),
    ];
    const [first, second] = await Promise.all(companies.map((partner) => makePartnerUser(work, { partner })));
    portal.lineId = line.id;
    portal.own = await openBrowser(work, first ?? null);
    portal.rival = await openBrowser(work, second ?? null);
    portal.manager = await openBrowser(work, await makeStaff(work));
    portal.stranger = await openBrowser(work, null);
  });

  portal.fields = (id, change = {}) => ({
    id,
    version: '',
    intent: 'submit',
    kind: 'customer',
    companyName: '北京恒力精密机械有限公司',
    uscc: usccOf(42),
    country: 'CN',
    regionCode: '320000',
    productLineId: portal.lineId,
    currency: 'CNY',
    sourceCode: 'visit',
    firstContactOn: '2026-10-30',
    contactName: '王芳',
    contactPhone: '13800138000',
    requirement: 'Two pumps for the new hall',
    ...change,
  });
  portal.newDraft = async (browser) => {
    const { location } = await browser.get(registerLoader, '/portal/register');
    return new URL(location ?? '', 'http://localhost').searchParams.get('draft') ?? '';
  };
  portal.submit = async (browser, change = {}) => {
    const id = await portal.newDraft(browser);
    const answer = await browser.post(registerAction, `/portal/register?draft=${id}`, portal.fields(id, change));
    return { id, answer };
  };
  return portal;
}
