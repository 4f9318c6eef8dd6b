// An answer leaves at a tick of the grid, whether it was ready at once or just before, and also when something went wrong.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { answerGridMs, msToNextTick } from '#app/domain/registration/answer-grid.ts';
import { onTheGrid } from '#app/http/pace.server.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';

describe('The answer grid', () => {
  it.each([
    [0, 100],
    [3, 97],
    [99, 1],
    [100, 100],
    [130, 70],
    [-5, 100],
  ])('%i ms after the question it is %i ms to the next tick', (passed, left) => {
    expect(msToNextTick(passed, 100)).toBe(left);
  });

  it('makes every answer last a positive multiple of the grid', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 500 }), (passed, grid) => {
        const wait = msToNextTick(passed, grid);
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(grid);
        expect((passed + wait) % grid).toBe(0);
      }),
    );
  });
});

describeOnSqlite('A paced answer', (database) => {
  const timed = async (takesMs: number, body = async () => 'done') => {
    const { clock } = database;
    const work = { ...database.work, wait: async (ms: number) => void clock.advance({ ms }) };
    const before = Date.parse(clock.instant);
    const answer = await onTheGrid(work, async () => {
      clock.advance({ ms: takesMs });
      return body();
    }).catch((error: unknown) => error);
    return { answer, ms: Date.parse(clock.instant) - before };
  };

  it('takes the same time whatever the work behind it took, up to a tick', async () => {
    for (const takes of [0, 1, 20, 60, 99]) expect(await timed(takes)).toEqual({ answer: 'done', ms: answerGridMs });
    expect((await timed(101)).ms).toBe(2 * answerGridMs);
  });

  it('takes as long when it fails', async () => {
    const failure = new Error('broken');
    expect(await timed(7, () => Promise.reject(failure))).toEqual({ answer: failure, ms: answerGridMs });
  });
});
