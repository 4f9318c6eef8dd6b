// The lock file serves every machine: `npm ci` refuses one from which the packages of other platforms were dropped,
// as npm does when its registry does not have them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Entry {
  version?: string;
  optionalDependencies?: Record<string, string>;
  resolved?: string;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> };

describe('The lock file', () => {
  it('names the packages of every platform', () => {
    const missing = Object.entries(packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('says the same as package.json', () => {
    const own = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
    const locked = packages[''] as unknown as Record<string, Record<string, string>>;
    for (const part of ['dependencies', 'devDependencies']) expect(locked[part], part).toEqual(own[part]);
  });

  it('names no registry: each machine takes its own', () => {
    expect(Object.entries(packages).flatMap(([path, { resolved }]) => (resolved ? [path] : []))).toEqual([]);
  });
});
