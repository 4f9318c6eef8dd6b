// The thread in which the rows of a large file are prepared.
import { serveJobs } from '#search/threads/thread.ts';
import { type RowSettings, prepareRows } from './prepare-rows.server.ts';
import type { PreparerJob } from './row-preparer.server.ts';

let settings: RowSettings | null = null;

serveJobs<PreparerJob>((job) => {
  if ('settings' in job) settings = job.settings;
  else if (!settings) throw new Error('rows came before how to read them');
  else return prepareRows(job.rows, settings);
});
