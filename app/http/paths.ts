// Every URL of the app, made in one place. Ids are encoded here and nowhere else.

type Query = Record<string, string | number | null | undefined>;

function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

const at = (strings: TemplateStringsArray, ...ids: string[]): string =>
  strings.reduce(
    (path, part, index) => path + part + (index < ids.length ? encodeURIComponent(ids[index] ?? '') : ''),
    '',
  );

export const paths = {
  root: () => '/',
  signIn: (query: { returnTo?: string } = {}) => withQuery('/sign-in', query),
  secondFactor: (query: { returnTo?: string } = {}) => withQuery('/sign-in/second-factor', query),
  signOut: () => '/sign-out',
  forgotPassword: () => '/forgot-password',
  resetPassword: (token: string) => at`/reset-password/${token}`,
  acceptInvitation: (token: string) => at`/invitation/${token}`,
  preferences: () => '/preferences',
  account: () => '/account',
  accountSecurity: () => '/account/security',
  accountSecondFactor: () => '/account/second-factor',

  portal: {
    home: () => '/portal',
    register: (query: { draft?: string; ask?: 'discard' } = {}) => withQuery('/portal/register', query),
    precheck: () => '/portal/precheck',
    registrations: (query: Query = {}) => withQuery('/portal/registrations', query),
    registration: (id: string, query: Query = {}) => withQuery(at`/portal/registrations/${id}`, query),
    answer: (id: string) => at`/portal/registrations/${id}/answer`,
    receipt: (id: string) => at`/portal/registrations/${id}/receipt`,
    receiptPdf: (id: string) => at`/portal/registrations/${id}/receipt.pdf`,
    receiptJson: (id: string) => at`/portal/registrations/${id}/receipt.json`,
    evidence: (registrationId: string) => at`/portal/registrations/${registrationId}/evidence`,
    evidenceFile: (registrationId: string, evidenceId: string) =>
      at`/portal/registrations/${registrationId}/evidence/${evidenceId}`,
    claims: (query: Query = {}) => withQuery('/portal/claims', query),
    claim: (id: string) => at`/portal/claims/${id}`,
    policies: () => '/portal/policies',
    team: () => '/portal/team',
    registrationsExport: (query: Query = {}) => withQuery('/portal/registrations.csv', query),
    claimsExport: (query: Query = {}) => withQuery('/portal/claims.csv', query),
  },

  admin: {
    home: () => '/admin',
    review: (query: Query = {}) => withQuery('/admin/review', query),
    reviewRegistration: (id: string, query: Query = {}) => withQuery(at`/admin/review/${id}`, query),
    evidenceFile: (registrationId: string, evidenceId: string) =>
      at`/admin/registrations/${registrationId}/evidence/${evidenceId}`,
    registrations: (query: Query = {}) => withQuery('/admin/registrations', query),
    registrationsExport: (query: Query = {}) => withQuery('/admin/registrations.csv', query),
    registration: (id: string) => at`/admin/registrations/${id}`,
    conflicts: (query: Query = {}) => withQuery('/admin/conflicts', query),
    conflictsExport: (query: Query = {}) => withQuery('/admin/conflicts.csv', query),
    conflict: (id: string) => at`/admin/conflicts/${id}`,
    probes: (query: Query = {}) => withQuery('/admin/probes', query),
    probe: (id: string) => at`/admin/probes/${id}`,
    decoys: () => '/admin/decoys',
    sweep: (query: Query = {}) => withQuery('/admin/sweep', query),
    sweepItem: (id: string) => at`/admin/sweep/${id}`,
    customers: (query: Query = {}) => withQuery('/admin/customers', query),
    customersExport: (query: Query = {}) => withQuery('/admin/customers.csv', query),
    customer: (id: string, query: Query = {}) => withQuery(at`/admin/customers/${id}`, query),
    compare: (query: Query = {}) => withQuery('/admin/compare', query),
    labels: (query: Query = {}) => withQuery('/admin/labels', query),
    labelsExport: (query: Query = {}) => withQuery('/admin/labels.tsv', query),
    newCustomer: () => '/admin/customers/new',
    editCustomer: (id: string) => at`/admin/customers/${id}/edit`,
    mergeCustomer: (id: string, query: Query = {}) => withQuery(at`/admin/customers/${id}/merge`, query),
    unmergeCustomer: (id: string) => at`/admin/customers/${id}/unmerge`,
    suggest: (query: Query = {}) => withQuery('/admin/customers/suggest', query),
    imports: (query: Query = {}) => withQuery('/admin/imports', query),
    importsExport: (query: Query = {}) => withQuery('/admin/imports.csv', query),
    importTemplate: () => '/admin/imports/template.csv',
    newImport: () => '/admin/imports/new',
    import: (id: string, query: Query = {}) => withQuery(at`/admin/imports/${id}`, query),
    importResult: (id: string) => at`/admin/imports/${id}/result.csv`,
    partners: (query: Query = {}) => withQuery('/admin/partners', query),
    partnersExport: (query: Query = {}) => withQuery('/admin/partners.csv', query),
    partner: (id: string) => at`/admin/partners/${id}`,
    newPartner: () => '/admin/partners/new',
    editPartner: (id: string) => at`/admin/partners/${id}/edit`,
    staff: () => '/admin/staff',
    user: (id: string) => at`/admin/users/${id}`,
    settings: () => '/admin/settings',
    productLines: () => '/admin/settings/product-lines',
    regions: () => '/admin/settings/regions',
    codeLists: (list?: string) => withQuery('/admin/settings/code-lists', { list }),
    company: () => '/admin/settings/company',
    apiTokens: () => '/admin/settings/api-tokens',
    audit: (query: Query = {}) => withQuery('/admin/audit', query),
    auditExport: (query: Query = {}) => withQuery('/admin/audit.csv', query),
    mails: (query: Query = {}) => withQuery('/admin/mails', query),
    mailsExport: (query: Query = {}) => withQuery('/admin/mails.csv', query),
    mail: (id: string) => at`/admin/mails/${id}`,
    system: () => '/admin/system',
  },

  api: { visits: () => '/api/visits' },

  /** Resources of no audience. */
  health: () => '/healthz',
  ready: () => '/readyz',
  metrics: () => '/metrics',
};

/** A path to go back to, when it is one of ours; anything that could leave the site gives null. */
export function safeReturnTo(value: unknown): string | null {
  if (typeof value !== 'string' || !value.startsWith('/') || value.startsWith('//') || /[\\\u0000-\u001f]/.test(value))
    return null;
  return value.length <= 2000 ? value : null;
}

/** A path as it may stand in a log: an address that opens an account loses its token. */
export function loggablePath(path: string): string {
  return path.replace(/^\/(invitation|reset-password)\/[^/]+/, '/$1/…');
}
