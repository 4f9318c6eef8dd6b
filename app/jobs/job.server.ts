// What a timed job is.
import type { Work } from '#app/services/work.server.ts';

export interface Job {
  /** Names the job in logs and metrics. */
  name: string;
  /** From the end of one run to the start of the next. */
  everyMs: number;
  /** One run. Several workers may run it at once. Must return soon after `signal` asks to stop. */
  run: (work: Work, signal: AbortSignal) => Promise<unknown>;
}
