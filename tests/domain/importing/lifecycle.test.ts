// Which step an import may take, from every state.
import { describe, expect, it } from 'vitest';
import {
  type ImportStatus,
  importStatuses,
  importSteps,
  isRunning,
  stepImport,
} from '#app/domain/importing/lifecycle.ts';

describe('An import', () => {
  it.each<[ImportStatus, string[]]>([
    ['mapping', ['map', 'discard']],
    ['staging', ['stage', 'cancel', 'fail', 'discard']],
    ['staged', ['commit', 'cancel', 'discard']],
    ['committing', ['finish', 'cancel', 'fail']],
    ['committed', []],
    ['stopped', ['commit']],
    ['failed', ['cancel', 'discard']],
    ['discarded', []],
  ])('in %s may %j', (status, allowed) => {
    expect(importSteps.filter((step) => stepImport(status, step) !== null)).toEqual(allowed);
  });

  it('is thrown away only while nothing was written', () => {
    const written: ImportStatus[] = ['committing', 'stopped', 'committed'];
    for (const status of importStatuses)
      expect(stepImport(status, 'discard') === null).toBe(written.includes(status) || status === 'discarded');
  });

  it('runs only while a job has work to do', () => {
    expect(importStatuses.filter(isRunning)).toEqual(['staging', 'committing']);
  });
});
