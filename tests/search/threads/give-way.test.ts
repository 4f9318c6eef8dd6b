// A thread that gives way lowers its own priority and nobody else's.
import { constants, getPriority } from 'node:os';
import { expect, it } from 'vitest';
import { Thread } from '#search/threads/thread.ts';

it.runIf(process.platform === 'linux')('gives way to the thread that started it', async () => {
  const own = getPriority(0);
  const thread = new Thread<null>('#tests/search/threads/priority-thread.ts');
  expect(await thread.ask(null)).toEqual({ before: own, after: constants.priority.PRIORITY_LOW });
  expect(getPriority(0)).toBe(own);
  await thread.close();
});
