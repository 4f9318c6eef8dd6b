// A `Work` whose clock the seed moves, and an agenda that plays what is to happen in order of time: four months of business
// pass in a minute, and the ledger's times run forward as they would have.
import type { Work } from '#app/services/work.server.ts';

export interface Agenda {
  work: Work;
  /** Today: what is scheduled later does not happen. */
  end: Date;
  schedule(at: Date, act: () => Promise<void>): void;
  /** Plays everything up to `end`, earliest first; acts may schedule more. */
  play(): Promise<void>;
}

export function createAgenda(work: Work, start: Date, end: Date): Agenda {
  let now = start;
  const waiting: { at: number; act: () => Promise<void> }[] = [];
  const seedWork: Work = { ...work, now: () => now, log: work.log.child({}, { level: 'warn' }) };
  return {
    work: seedWork,
    end,
    schedule(at, act) {
      if (at >= end) return;
      const later = waiting.findIndex((entry) => entry.at > at.getTime());
      waiting.splice(later < 0 ? waiting.length : later, 0, { at: at.getTime(), act });
    },
    async play() {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        now = new Date(Math.max(next.at, now.getTime() + 1));
        await next.act();
      }
      now = end;
    },
  };
}
