// Nothing can be edited in the settings that no form reads.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { codeLists } from '#app/domain/reference/code-lists.ts';
import { listFiles } from './source.ts';

it('every code list is asked for by a service or a page', () => {
  const asking = [...listFiles('app/services', '.ts'), ...listFiles('app/routes', '.ts', '.tsx')]
    .map((path) => readFileSync(path, 'utf8'))
    .flatMap((text) =>
      [...text.matchAll(/(?:codeChoices|codesOf|listCodes|isCode\w*)\([^)]*?'(\w+)'/g)].map((match) => match[1]),
    );
  expect(codeLists.filter((list) => !asking.includes(list))).toEqual([]);
});
