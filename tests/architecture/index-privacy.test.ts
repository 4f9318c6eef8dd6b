// Partners never reach the index (N03): from a page of the portal one comes to the search engine only through the pre-check
// and the submission, which answer with one word; and its key never comes near a page.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { closureOf, listFiles } from './source.ts';

/** `boot` hands every request what it works with; whether something asks the engine is looked for in the text. */
const gates = [
  'app/services/registration/precheck.server.ts',
  'app/services/registration/submit.server.ts',
  'app/services/boot.server.ts',
];
const text = (path: string) => readFileSync(path, 'utf8');

function reachableFrom(folder: string): string[] {
  const reached = new Set<string>();
  for (const file of listFiles(folder, '.ts', '.tsx')) {
    for (const path of closureOf(file, (target) => !gates.includes(target))) reached.add(path);
  }
  return [...reached];
}

describe.each(['app/routes/portal+', 'app/routes/_public+'])('From %s', (folder) => {
  const reached = reachableFrom(folder);

  it('something is reached', () => {
    expect(reached.filter((path) => path.startsWith('app/services/')).length).toBeGreaterThan(5);
  });

  it('no path leads to the matcher or to an engine but through the pre-check and the submission', () => {
    expect(reached.filter((path) => /^search\/|^app\/services\/(search|customer\/find-ids)/.test(path))).toEqual([]);
  });

  it('nobody asks an engine on the way', () => {
    expect(reached.filter((path) => /\.engine\b|\bEngine\b.*from '#search/.test(text(path)))).toEqual([]);
  });
});

describe('The pre-check and the submission', () => {
  it('are entered from the portal’s form alone', () => {
    const callers = listFiles('app', '.ts', '.tsx').filter((path) =>
      /from '[^']*registration\/(precheck|submit)\.server\.ts'/.test(text(path)),
    );
    const entering = callers.filter((path) => /(?<!\.)\b(precheck|submitRegistration)\(/.test(text(path)));
    expect(entering.filter((path) => path.startsWith('app/routes/'))).toEqual([
      'app/routes/portal+/_parts/form-state.server.ts',
    ]);
  });
});

describe('The key of the search server', () => {
  it('is known to the environment and to what makes the engine', () => {
    const knowing = listFiles('app', '.ts', '.tsx').filter((path) => /\bmeili\b|MEILI_KEY/.test(text(path)));
    const allowed = ['app/services/environment.server.ts', 'app/services/boot.server.ts'];
    expect(knowing.filter((path) => !allowed.includes(path) && !path.startsWith('app/cli/'))).toEqual([]);
  });
});
