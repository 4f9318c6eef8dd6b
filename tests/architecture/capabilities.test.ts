// The list of capabilities names places and tests that exist.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('every path named in the list of capabilities exists', () => {
  const rows = readFileSync('docs/capabilities.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| [CN]\d/.test(line));
  expect(rows.length).toBeGreaterThan(20);
  const paths = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  for (const row of rows) expect(row).toMatch(/`tests\/[^`]+`/);
});
