// A thread that answers lookups over the shared index, with the fresh writes it is told of.
import type { CompanyRecord, Probe } from '../../../matching/record.ts';
import type { Place } from '../index-host.ts';
import { OwnIndexes } from '../index-host.ts';
import type { Segment } from '../segment.ts';
import { serveJobs } from '#search/threads/thread.ts';

export type LookupJob =
  | { kind: 'put'; records: readonly CompanyRecord[]; place: Place }
  | { kind: 'remove'; ids: readonly string[]; place: Place }
  | { kind: 'prepare'; segment: Segment }
  | { kind: 'swap' }
  | { kind: 'candidates'; probe: Probe; limit: number }
  | { kind: 'suggest'; text: string; limit: number }
  | { kind: 'figures' }
  | { kind: 'toMerge' };

const own = new OwnIndexes();

serveJobs<LookupJob>((job) => {
  switch (job.kind) {
    case 'put':
      return own.put(job.records, job.place);
    case 'remove':
      for (const id of job.ids) own.at(job.place).remove(id);
      return null;
    case 'prepare':
      own.prepare(job.segment);
      return null;
    case 'swap':
      own.swap();
      return null;
    case 'candidates':
      return own.candidates(job.probe, job.limit);
    case 'suggest':
      return own.suggest(job.text, job.limit);
    case 'figures':
      return own.figures();
    case 'toMerge':
      return own.at('current').toMerge();
  }
});
