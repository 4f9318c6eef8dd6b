// Who may import whom. Each rule says why, because its comment is what a contributor reads when it fires.
// The client bundle has a second net of its own in vite.config.ts.

/** Everything of ours outside the given folders. */
const oursExcept = (...allowed) => ({ path: '^(app|db|search)/', pathNot: allowed.map((folder) => `^${folder}`) });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'The domain is plain TypeScript and zod: no clock, no database, no request. Hand in what it needs as an argument, or move the code to a service.',
      severity: 'error',
      from: { path: '^app/domain/' },
      to: { pathNot: ['^app/domain/', '^node_modules/zod/'] },
    },
    {
      name: 'components-and-forms-know-domain-and-copy-only',
      comment:
        'Components and forms reach the browser. They may use the domain, the sentences, the URLs of http/paths.ts, each other and browser libraries; data comes from a loader.',
      severity: 'error',
      from: { path: '^app/(components|forms)/' },
      to: oursExcept('app/domain/', 'app/copy/', 'app/components/', 'app/forms/', 'app/http/paths[.]ts$'),
    },
    {
      name: 'routes-have-no-data-of-their-own',
      comment:
        'A route is HTTP in and HTTP out. It calls a service; it never sees a repository, the database or the search engine.',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: oursExcept(
        'app/routes/',
        'app/http/',
        'app/services/',
        'app/forms/',
        'app/components/',
        'app/copy/',
        'app/domain/',
      ),
    },
    {
      name: 'http-calls-services-only',
      comment: 'The frame around routes knows sessions through a service. It reads no table.',
      severity: 'error',
      from: { path: '^app/http/' },
      to: oursExcept('app/http/', 'app/services/', 'app/domain/', 'app/copy/', 'app/forms/'),
    },
    {
      name: 'services-know-no-page',
      comment:
        'A service takes values and answers values: no Request, no route, no component. What a page shows is made from its answer.',
      severity: 'error',
      from: { path: '^app/services/' },
      to: oursExcept('app/services/', 'app/domain/', 'app/mail/', 'app/copy/', 'db/', 'search/'),
    },
    {
      name: 'only-boot-knows-the-engines',
      comment:
        'Everyone else speaks to the CandidateEngine interface, so that an engine can be exchanged by an environment variable.',
      severity: 'error',
      from: { path: '^(app|db)/', pathNot: ['^app/services/boot[.]server[.]ts$', '^app/cli/'] },
      to: { path: '^search/engines/' },
    },
    {
      name: 'commands-and-jobs-go-through-services',
      comment: 'Another front door, the same house: a command or a job calls a service and decides nothing.',
      severity: 'error',
      from: { path: '^app/(cli|jobs)/' },
      to: oursExcept(
        'app/cli/',
        'app/jobs/',
        'app/services/',
        'app/domain/',
        'app/copy/',
        'app/http/',
        'db/',
        'search/',
      ),
    },
    {
      name: 'jobs-reach-no-table',
      comment: 'A job calls one service. Queries belong to repositories, and those are called by services.',
      severity: 'error',
      from: { path: '^app/jobs/' },
      to: { path: '^db/' },
    },
    {
      name: 'mail-is-a-template',
      comment:
        'A message is a pure template of the domain’s words and the sentences. Who gets it, and when, is a service’s business.',
      severity: 'error',
      from: { path: '^app/mail/' },
      to: oursExcept('app/mail/', 'app/domain/', 'app/copy/'),
    },
    {
      name: 'copy-imports-nothing-of-ours',
      comment: 'Sentences are data. They know the languages and the words of the domain, nothing else.',
      severity: 'error',
      from: { path: '^app/copy/' },
      to: oursExcept('app/copy/', 'app/domain/'),
    },
    {
      name: 'repositories-do-not-decide',
      comment:
        'A repository reads and writes rows. It knows the domain’s words and the matcher’s record, never a service.',
      severity: 'error',
      from: { path: '^db/repositories/' },
      to: oursExcept('db/', 'app/domain/', 'search/matching/'),
    },
    {
      name: 'migrations-are-frozen',
      comment: 'A migration must do tomorrow what it does today: it imports nothing of the app, whose code moves on.',
      severity: 'error',
      from: { path: '^db/migrations/' },
      to: oursExcept('db/migrations/'),
    },
    {
      name: 'one-place-opens-a-database',
      comment: 'Connections, pools and pragmas live in db/client.ts; drivers are imported nowhere else.',
      severity: 'error',
      from: { path: '^(app|search|db)/', pathNot: '^db/client[.]ts$' },
      to: { path: '^node_modules/(libsql|mysql2)/' },
    },
    {
      name: 'matching-is-pure',
      comment:
        'The matcher gives the same answer for the same two companies for ever: no database, no service, no clock.',
      severity: 'error',
      from: { path: '^search/matching/' },
      to: oursExcept('search/matching/', 'app/domain/'),
    },
    {
      name: 'search-knows-the-domain-only',
      comment: 'An engine proposes ids. What may be seen is decided by the database, what is done with it by services.',
      severity: 'error',
      from: { path: '^search/', pathNot: '^search/evaluate/' },
      to: oursExcept('search/', 'app/domain/'),
    },
    {
      name: 'lucia-lives-behind-one-file',
      comment:
        'The session library can be exchanged in app/services/account/lucia.server.ts, because nothing else knows it.',
      severity: 'error',
      from: { path: '^(app|db|search)/', pathNot: '^app/services/account/lucia[.]server[.]ts$' },
      to: { path: '^node_modules/lucia/' },
    },
    {
      name: 'one-date-and-pure-colour-library',
      comment:
        'Dates, numbers and plurals go through Intl and app/copy/format.ts; a second library would disagree with it.',
      severity: 'error',
      from: { path: '^(app|db|search)/' },
      to: { path: '^node_modules/(moment|dayjs|date-fns|luxon)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one, or hide a third. Types may look back; code may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'type-import'] } },
    },
    {
      name: 'nothing-unlisted',
      comment: 'A package that is not in package.json is there by accident and may be gone tomorrow.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-package-in-production',
      comment: 'The image is installed without development packages. What the app imports belongs to dependencies.',
      severity: 'error',
      from: { path: '^(app|db|search)/', pathNot: ['^app/routes[.]ts$', '[.]d[.]ts$', '^app/cli/dev[.]ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'type-import'] },
    },
    {
      name: 'everything-resolves',
      comment: 'The import leads nowhere: check the path and its extension.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.](css|json|svg|woff2)$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.d.ts'],
    },
    cache: { folder: '.cache/dependency-cruiser', strategy: 'content' },
  },
};
