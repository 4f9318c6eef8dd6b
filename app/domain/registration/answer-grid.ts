// When an answer about a company may leave (DOMAIN §5): not when it is ready but at the next tick of a grid counted from its
// arrival, so that how long it took says nothing about what was found. Pure.

/** Wide enough that all but the rarest answers are ready before the first tick. */
export const answerGridMs = 100;

/** Milliseconds to wait so that the whole took a positive multiple of the grid. A clock set back counts as no time passed. */
export function msToNextTick(passedMs: number, gridMs: number): number {
  const passed = Math.max(0, passedMs);
  return (Math.floor(passed / gridMs) + 1) * gridMs - passed;
}
