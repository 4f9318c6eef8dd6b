// Answers the priority of its own thread, before and after it gave way.
import { getPriority } from 'node:os';
import { giveWay } from '#search/threads/give-way.ts';
import { serveJobs } from '#search/threads/thread.ts';

serveJobs<null>(() => {
  const before = getPriority(0);
  giveWay();
  return { before, after: getPriority(0) };
});
