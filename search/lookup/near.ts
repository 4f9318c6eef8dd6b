// The part of a text that is what was typed but for a slip or two: substring matching with edits (Sellers). Bounded: names,
// never documents.

/** Slips forgiven: none in short words, where one changes the word. */
function allowedSlips(length: number, isHan: boolean): number {
  if (isHan) return length >= 7 ? 2 : length >= 4 ? 1 : 0;
  return length >= 11 ? 2 : length >= 5 ? 1 : 0;
}

/** Half-open range in `text` of the best part; null when none is near enough. */
export function nearPart(typed: string, text: string, isHan: boolean): readonly [from: number, to: number] | null {
  const slips = allowedSlips(typed.length, isHan);
  if (slips === 0 || typed.length > 64 || text.length + slips < typed.length) return null;
  if (charactersMissing(typed, text) > slips) return null;
  // Row by row over `text`; a part may begin anywhere, so the empty typed text costs nothing at every position.
  let costs = Array.from({ length: typed.length + 1 }, (_, index) => index);
  let starts = Array.from({ length: typed.length + 1 }, () => 0);
  let best: { cost: number; from: number; to: number } | null = null;
  for (let end = 1; end <= text.length; end += 1) {
    const nextCosts = [0];
    const nextStarts = [end];
    for (let index = 1; index <= typed.length; index += 1) {
      const same = typed[index - 1] === text[end - 1] ? 0 : 1;
      const replace = (costs[index - 1] ?? 0) + same;
      const skipText = (costs[index] ?? 0) + 1;
      const skipTyped = (nextCosts[index - 1] ?? 0) + 1;
      const least = Math.min(replace, skipText, skipTyped);
      nextCosts.push(least);
      nextStarts.push(
        least === replace
          ? (starts[index - 1] ?? 0)
          : least === skipText
            ? (starts[index] ?? 0)
            : (nextStarts[index - 1] ?? 0),
      );
    }
    [costs, starts] = [nextCosts, nextStarts];
    const cost = costs[typed.length] ?? Infinity;
    if (cost <= slips && (!best || cost < best.cost)) best = { cost, from: starts[typed.length] ?? 0, to: end };
  }
  return best && best.to > best.from ? [best.from, best.to] : null;
}

/** How many characters of `typed` stand nowhere in `text`: each costs a slip at least. */
function charactersMissing(typed: string, text: string): number {
  let missing = 0;
  for (const char of typed) if (!text.includes(char)) missing += 1;
  return missing;
}
