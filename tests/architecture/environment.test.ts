// `.env.example` and `docker-compose.yml` name the variables the app reads: none missing, none that is read no longer.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listFiles } from './source.ts';

const read = (path: string) => readFileSync(path, 'utf8');

/** The keys of the schema in environment.server.ts. */
const variables = [...read('app/services/environment.server.ts').matchAll(/^ {2}([A-Z][A-Z_]+): z/gm)].map(
  ([, name = '']) => name,
);

describe('The environment', () => {
  const example = read('.env.example');
  const described = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name = '']) => name);

  it('is described in .env.example, every variable of it', () => {
    expect(variables.length).toBeGreaterThan(10);
    expect(variables.filter((name) => !described.includes(name))).toEqual([]);
  });

  it('is described there once, and what is not the app’s is what docker-compose.yml takes', () => {
    expect(described.filter((name, index) => described.indexOf(name) !== index)).toEqual([]);
    const taken = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name = '']) => name);
    expect(described.filter((name) => !variables.includes(name) && !taken.includes(name))).toEqual([]);
    expect(taken.filter((name) => !described.includes(name))).toEqual([]);
  });

  it('of the containers holds no variable that the app does not read', () => {
    const block = /environment: &environment\n([\s\S]*?)\n {2}volumes:/.exec(read('docker-compose.yml'))?.[1] ?? '';
    const given = [...block.matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name = '']) => name);
    expect(given.length).toBeGreaterThan(5);
    expect(given.filter((name) => !variables.includes(name))).toEqual([]);
  });

  it('is read in one place', () => {
    const places = ['app/services', 'app/http', 'app/routes', 'app/domain', 'app/mail', 'db', 'search'];
    const readers = places.flatMap((folder) =>
      listFiles(folder, '.ts', '.tsx').filter((path) => /process\.env\b/.test(read(path))),
    );
    // boot hands the environment over; the server asks for the mode only; an evaluation is a command.
    expect(
      readers.filter(
        (path) =>
          !['app/services/boot.server.ts', 'app/http/server.ts'].includes(path) && !path.startsWith('search/evaluate/'),
      ),
    ).toEqual([]);
  });
});
