// Every page there is, as the people who use it see it: no axe finding, nothing wider than the window, nothing in the
// console, in light and dark, in both languages and at the width of a small phone.
import type { Page } from '@playwright/test';
import { type Person, expect, people, phone, test } from './support/actors.ts';
import { expectAccessible, expectContrast, expectFits, listenTo } from './support/axe.ts';

interface Tour {
  person: Person;
  pages: readonly string[];
  /** A list, and what the addresses of its records look like: the first is opened, with the parts named. */
  records: readonly { list: string; link: RegExp; parts?: readonly string[] }[];
}

const id = '[0-9a-f-]{36}';
const record = (path: string) => new RegExp(`^${path}/${id}$`);

const account = ['/account', '/account/security', '/account/second-factor'];

const portal: Tour['pages'] = [
  '/portal',
  '/portal/register',
  '/portal/registrations',
  '/portal/registrations?status=returned',
  '/portal/registrations?q=nothing-is-called-this',
  '/portal/claims',
  '/portal/claims?view=ended',
  '/portal/policies',
  '/portal/team',
  '/portal/nowhere',
];
const portalRecords: Tour['records'] = [
  { list: '/portal/registrations?status=approved', link: record('/portal/registrations'), parts: ['/receipt'] },
  { list: '/portal/registrations?status=returned', link: record('/portal/registrations'), parts: ['/answer'] },
  { list: '/portal/registrations?status=rejected', link: record('/portal/registrations') },
  { list: '/portal/claims', link: record('/portal/claims') },
];

const office: Tour['pages'] = [
  '/admin',
  '/admin/review',
  '/admin/review?overdue=1',
  '/admin/registrations',
  '/admin/conflicts',
  '/admin/conflicts?status=ruled',
  '/admin/sweep',
  '/admin/sweep?status=resolved',
  '/admin/customers',
  '/admin/customers?q=nothing-is-called-this',
  '/admin/customers?q=suzhou&owner=owned',
  '/admin/compare',
  '/admin/labels',
  '/admin/labels?agreement=no',
  '/admin/partners',
  '/admin/nowhere',
];
const officeRecords: Tour['records'] = [
  { list: '/admin/review', link: record('/admin/review') },
  { list: '/admin/registrations', link: record('/admin/registrations') },
  // Open cases are looked at where the main story rules them.
  { list: '/admin/conflicts?status=ruled', link: record('/admin/conflicts') },
  { list: '/admin/customers', link: record('/admin/customers') },
  // A customer with a family and relations suggested.
  { list: '/admin/customers?q=江苏瀚川智造集团有限公司', link: record('/admin/customers') },
  { list: '/admin/partners', link: record('/admin/partners') },
];
const operations: Tour['pages'] = [
  ...office,
  '/admin/customers/new',
  '/admin/partners/new',
  '/admin/imports',
  '/admin/imports/new',
  '/admin/staff',
  '/admin/settings/product-lines',
  '/admin/settings/regions',
  '/admin/settings/code-lists',
  '/admin/settings/company',
  '/admin/settings/api-tokens',
  '/admin/mails',
  '/admin/system',
  '/admin/probes',
  '/admin/probes?status=acknowledged',
  '/admin/decoys',
];
const operationsRecords: Tour['records'] = [
  ...officeRecords,
  { list: '/admin/sweep', link: record('/admin/sweep') },
  { list: '/admin/customers', link: record('/admin/customers'), parts: ['/edit', '/merge'] },
  { list: '/admin/partners', link: record('/admin/partners'), parts: ['/edit'] },
  { list: '/admin/staff', link: record('/admin/users') },
  { list: '/admin/mails', link: record('/admin/mails') },
  { list: '/admin/probes', link: record('/admin/probes') },
];

const tours: Record<string, Tour> = {
  'a partner, in English': { person: people.pearl, pages: [...portal, ...account], records: portalRecords },
  // Nothing was returned to this one.
  'a partner, in Chinese': {
    person: people.shentai,
    pages: portal,
    records: portalRecords.filter(({ parts }) => !parts?.includes('/answer')),
  },
  'a channel manager': { person: people.southManager, pages: [...office, ...account], records: officeRecords },
  'operations, in Chinese': { person: people.operations, pages: operations, records: operationsRecords },
  'an administrator': {
    person: people.administrator,
    pages: [
      '/admin',
      '/admin/staff',
      '/admin/audit',
      '/admin/settings/company',
      '/admin/settings/api-tokens',
      '/admin/system',
    ],
    records: [],
  },
  'an auditor, in Chinese': {
    person: people.auditor,
    pages: ['/admin', '/admin/audit', '/admin/mails', '/admin/system'],
    records: [{ list: '/admin/registrations', link: record('/admin/registrations') }],
  },
};

/** Every address of a tour; a list without a record is a gap in the demo company and fails. */
async function addressesOf(page: Page, tour: Tour): Promise<string[]> {
  const addresses = [...tour.pages];
  for (const { list, link, parts = [''] } of tour.records) {
    await page.goto(list);
    const hrefs = await page
      .getByRole('main')
      .getByRole('link')
      .evaluateAll((links) => links.map((element) => element.getAttribute('href') ?? ''));
    const found = hrefs.map((href) => href.split('?')[0] ?? '').find((href) => link.test(href));
    expect(found, `${list} links to a record ${String(link)}`).toBeDefined();
    addresses.push(...parts.map((part) => `${found}${part}`));
  }
  return addresses;
}

async function look(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(address.endsWith('/nowhere') ? 404 : 200);
  await expect(page.getByRole('heading', { level: 1 }).first(), address).toBeVisible();
}

for (const [name, tour] of Object.entries(tours)) {
  test.describe(`Every page of ${name}`, () => {
    test('is accessible, in light and in dark, and silent', async ({ as }) => {
      test.setTimeout(600_000);
      const { page } = await as(tour.person);
      const addresses = await addressesOf(page, tour);
      const console_ = listenTo(page);
      for (const address of addresses) {
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
        await look(page, address);
        await expect(page.locator('html')).toHaveAttribute('lang', tour.person.language);
        await expectAccessible(page);
        await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
        await expectContrast(page);
        await expectFits(page);
      }
      console_.expectQuiet();
    });

    test('fits the smallest phone', async ({ as }) => {
      test.setTimeout(600_000);
      const { page } = await as(tour.person, phone);
      for (const address of await addressesOf(page, tour)) {
        await look(page, address);
        await expectFits(page);
      }
    });
  });
}
