// The rules of the house that a linter does not know: names, sizes, and what may stand where.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, listFiles, listFolders, parse } from './source.ts';

const roots = ['app', 'db', 'search', 'tests'];
const files = roots.flatMap((root) => listFiles(root));
const code = files.filter((path) => /\.tsx?$/.test(path));
const text = (path: string) => readFileSync(path, 'utf8');

describe('Names', () => {
  const forbidden = [
    'utils',
    'util',
    'helpers',
    'helper',
    'lib',
    'libs',
    'common',
    'shared',
    'types',
    'constants',
    'misc',
  ];

  it('say what a folder or file holds, never that it holds things', () => {
    const named = [...roots.flatMap((root) => listFolders(root)), ...files];
    const wrong = named.filter((path) => forbidden.includes(basename(path).replace(/\..*$/, '').toLowerCase()));
    expect(wrong).toEqual([]);
  });

  /** Without the language's own spelling, and without what a route's file name says about its URL: `$someId`, `[.]`. */
  const plainName = (path: string) =>
    basename(path).replace('zh-CN', 'zh').replaceAll(/\$\w*/g, 'id').replaceAll('[.]', '.');

  it('are written in kebab case', () => {
    const wrong = code.filter((path) => !/^[a-z0-9_.-]+$/.test(plainName(path)));
    expect(wrong).toEqual([]);
  });

  it('of services, jobs and the parts of http that see a request end in .server.ts', () => {
    const plain = ['app/http/paths.ts', 'app/http/metrics.ts', 'app/http/narrow.ts', 'app/http/server.ts'];
    const wrong = code.filter(
      (path) =>
        /^app\/(services|jobs|http)\//.test(path) &&
        !path.endsWith('.server.ts') &&
        !path.endsWith('.d.ts') &&
        !plain.includes(path),
    );
    expect(wrong).toEqual([]);
  });
});

describe('Files', () => {
  const long = /^app\/copy\/|^db\/migrations\/|^db\/seed\/|^search\/matching\/lexicon\//;

  it('stay short: at most 350 lines, so that one can be read at a sitting', () => {
    const wrong = code
      .filter((path) => !long.test(path))
      .map((path) => ({ path, lines: text(path).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 350);
    expect(wrong).toEqual([]);
  });

  it('open with a sentence about what they are for', () => {
    const wrong = code.filter(
      (path) =>
        /^(app\/(domain|services|http|jobs|cli)|db|search)\//.test(path) && !/^(#!.*\n)?\/[/*]/.test(text(path)),
    );
    expect(wrong).toEqual([]);
  });

  it('leave no note to finish later and no code commented out', () => {
    const wrong = code.filter(
      (path) => /\b(TODO|FIXME|XXX|HACK)\b/.test(text(path)) && !path.startsWith('tests/architecture/'),
    );
    expect(wrong).toEqual([]);
  });

  it('import with the extension of the file', () => {
    const wrong = code.flatMap((path) =>
      importsOf(path)
        // `?url` asks the build for a file's address.
        .filter((target) => !/\.\w+(\?[\w&-]+)?$/.test(target))
        .map((target) => `${path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('Layers', () => {
  const packagesOf = (path: string) =>
    parse(path)
      .statements.flatMap((statement) => ('moduleSpecifier' in statement ? [statement.moduleSpecifier] : []))
      .flatMap((specifier) =>
        specifier && typeof specifier === 'object' && 'text' in specifier ? [String(specifier.text)] : [],
      );
  const importers = (folder: string, isWrong: (specifier: string) => boolean) =>
    code
      .filter((path) => path.startsWith(folder))
      .flatMap((path) =>
        packagesOf(path)
          .filter(isWrong)
          .map((specifier) => `${path} → ${specifier}`),
      );

  it('the domain imports the domain and zod', () => {
    expect(
      importers(
        'app/domain/',
        (specifier) => !specifier.startsWith('#app/domain/') && !specifier.startsWith('.') && specifier !== 'zod',
      ),
    ).toEqual([]);
  });

  it('the domain reads no clock and throws no dice', () => {
    const wrong = code.filter(
      (path) =>
        path.startsWith('app/domain/') && /Date\.now\(|new Date\(\)|Math\.random|randomUUID|\bawait\b/.test(text(path)),
    );
    expect(wrong).toEqual([]);
  });

  it('migrations import nothing of the app', () => {
    expect(
      importers('db/migrations/', (specifier) => specifier.startsWith('#') || specifier.startsWith('../')),
    ).toEqual([]);
  });

  it('services see no request and no response', () => {
    const wrong = code.filter(
      (path) => path.startsWith('app/services/') && /from '(@remix-run|express)/.test(text(path)),
    );
    expect(wrong).toEqual([]);
  });

  it('only the client file makes a Kysely, and only the dialect asks which database it is', () => {
    const made = code.filter((path) => !path.startsWith('tests/') && /new Kysely\b/.test(text(path)));
    expect(made).toEqual(['db/client.ts']);
    const asking = code.filter(
      (path) =>
        !/^tests\/|^db\/(dialect|client|prepared)\.ts$|^db\/migrations\//.test(path) && /dialectOf\(/.test(text(path)),
    );
    expect(asking).toEqual([]);
  });
});

describe('Repositories', () => {
  const repositories = code.filter((path) => path.startsWith('db/repositories/'));

  it('name the columns they read', () => {
    expect(repositories.filter((path) => /\.selectAll\(|\.returningAll\(/.test(text(path)))).toEqual([]);
  });

  it('page by key, never by offset', () => {
    // `offset(limit - 1)` finds where a page of known length ends; it does not walk the table.
    expect(repositories.filter((path) => /\.offset\((?!limit - 1\))/.test(text(path)))).toEqual([]);
  });

  it('write no statement by hand', () => {
    const wrong = repositories.filter((path) =>
      /sql(<[^>]*>)?`\s*(select|insert|update|delete|with)\b/i.test(text(path)),
    );
    expect(wrong).toEqual([]);
  });

  it('give no other layer a table: queries stand in db/ alone', () => {
    const wrong = code.filter(
      (path) => /^(app|search)\//.test(path) && /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(text(path)),
    );
    expect(wrong).toEqual([]);
  });
});
