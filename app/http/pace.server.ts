// Holds an answer back until the next tick of the answer grid, whatever was found and whether it went well. For answers that
// depend on what is on the master list; everything else leaves at once.
import { answerGridMs, msToNextTick } from '#app/domain/registration/answer-grid.ts';
import type { Work } from '#app/services/work.server.ts';

export async function onTheGrid<Result>(work: Work, body: () => Promise<Result>): Promise<Result> {
  const arrived = work.now().getTime();
  try {
    return await body();
  } finally {
    await work.wait(msToNextTick(work.now().getTime() - arrived, answerGridMs));
  }
}
