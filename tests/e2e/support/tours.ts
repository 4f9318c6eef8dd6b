// Which pages are looked at, by whom: every page there is, in both languages. The architecture test holds that no page of
// the app is missing here.
import { type Person, people } from './people.ts';

export interface Tour {
  person: Person;
  pages: readonly string[];
  /** A list, and the path under which its records lie: the first linked is opened, with the parts named. */
  records: readonly { list: string; under: string; parts?: readonly string[] }[];
}

const account = ['/account', '/account/security', '/account/second-factor', '/sign-out'];

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
  { list: '/portal/registrations?status=approved', under: '/portal/registrations', parts: ['', '/receipt'] },
  { list: '/portal/registrations?status=returned', under: '/portal/registrations', parts: ['/answer'] },
  { list: '/portal/registrations?status=rejected', under: '/portal/registrations' },
  { list: '/portal/claims', under: '/portal/claims' },
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
  { list: '/admin/review', under: '/admin/review' },
  { list: '/admin/registrations', under: '/admin/registrations' },
  // Open cases are looked at where the main story rules them.
  { list: '/admin/conflicts?status=ruled', under: '/admin/conflicts' },
  { list: '/admin/customers', under: '/admin/customers' },
  // A customer with a family and relations suggested.
  { list: '/admin/customers?q=江苏瀚川智造集团有限公司', under: '/admin/customers' },
  { list: '/admin/partners', under: '/admin/partners' },
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
  { list: '/admin/sweep', under: '/admin/sweep' },
  { list: '/admin/customers', under: '/admin/customers', parts: ['/edit', '/merge'] },
  { list: '/admin/partners', under: '/admin/partners', parts: ['/edit'] },
  { list: '/admin/imports', under: '/admin/imports', parts: ['', '?verdict=invalid'] },
  { list: '/admin/staff', under: '/admin/users' },
  { list: '/admin/mails', under: '/admin/mails' },
  { list: '/admin/probes', under: '/admin/probes' },
];

export const tours: Record<string, Tour> = {
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
    records: [{ list: '/admin/registrations', under: '/admin/registrations' }],
  },
};

/** Pages that somebody without an account can read. */
export const strangersPages = [
  '/sign-in',
  '/forgot-password',
  '/forgot-password?sent',
  '/reset-password/no-such-link',
  '/invitation/no-such-link',
  '/nowhere',
];

/** Pages that only a deed leads to, and the story in which it is done. */
export const pagesOfStories: Record<string, string> = {
  '/sign-in/second-factor': 'tests/e2e/account.spec.ts',
  '/invitation/:token': 'tests/e2e/account.spec.ts',
  '/reset-password/:token': 'tests/e2e/account.spec.ts',
  '/admin/customers/:id/unmerge': 'tests/e2e/master-list.spec.ts',
};
