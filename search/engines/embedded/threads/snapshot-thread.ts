// A thread in which an index is written down and read back.
import { derivationHash } from '../derivation.ts';
import type { Segment } from '../segment.ts';
import type { SnapshotMark } from '../snapshot.ts';
import { readSnapshot, writeSnapshot } from '../snapshot.ts';
import { giveWay } from '#search/threads/give-way.ts';
import { serveJobs } from '#search/threads/thread.ts';

export type SnapshotJob =
  { kind: 'write'; file: string; segment: Segment; mark: SnapshotMark } | { kind: 'read'; file: string };

giveWay();
serveJobs<SnapshotJob>((job) =>
  job.kind === 'write'
    ? writeSnapshot(job.file, job.segment, job.mark, derivationHash())
    : readSnapshot(job.file, derivationHash()),
);
