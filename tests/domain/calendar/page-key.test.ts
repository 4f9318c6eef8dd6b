// Pages of a list by key: whoever goes on and back sees every row once, and is led nowhere there is nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PageEdge, pageKeyText, pageOf, parsePageKey } from '#app/domain/calendar/page-key.ts';

/** The numbers 1 … `count`, read as a repository does. */
const read = (count: number, size: number, { after, before }: PageEdge<number>) => {
  const all = Array.from({ length: count }, (_, n) => n + 1);
  const found = before
    ? all.filter((n) => n < before).slice(-(size + 1))
    : all.filter((n) => n > (after ?? 0)).slice(0, size + 1);
  return pageOf(found, size, { after, before }, (n) => n);
};

describe('Pages', () => {
  it('show every row once, on and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 12 }), (count, size) => {
        const pages = [read(count, size, {})];
        for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(read(count, size, { after: next }));
        expect(pages.flatMap(({ rows }) => rows)).toEqual(Array.from({ length: count }, (_, n) => n + 1));
        expect(pages[0]?.previous).toBeNull();
        for (let at = pages.length - 1; at > 0; at -= 1) {
          expect(read(count, size, { before: pages[at]?.previous ?? null })).toEqual(pages[at - 1]);
        }
      }),
    );
  });

  it('are found again by the key of a row', () => {
    const key = { at: '2026-01-31T08:30:00.000Z', id: '0190f3b0-0000-7000-8000-000000000000' };
    expect(parsePageKey(pageKeyText(key))).toEqual(key);
    expect(parsePageKey('2026-01-31')).toBeNull();
  });
});
