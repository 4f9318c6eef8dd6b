// A million texts in little memory, each found again and no other.
import { describe, expect, it } from 'vitest';
import { SeenRows } from '#app/services/importing/seen-rows.server.ts';

describe('The rows a file has spoken of', () => {
  it('finds every text again, and none that was not there', () => {
    const seen = new SeenRows();
    for (let row = 1; row <= 300_000; row += 1) seen.add(`苏州恒力${row}号机械有限公司`, row);
    let wrong = 0;
    for (let row = 1; row <= 300_000; row += 1) if (seen.find(`苏州恒力${row}号机械有限公司`) !== row) wrong += 1;
    for (let row = 1; row <= 300_000; row += 1) if (seen.find(`无锡恒力${row}号机械有限公司`) !== null) wrong += 1;
    expect(wrong).toBe(0);
  });

  it('keeps what was said first', () => {
    const seen = new SeenRows();
    seen.add('Acme', 2);
    seen.add('Acme', 9);
    expect(seen.find('Acme')).toBe(2);
    expect(seen.find('acme')).toBeNull();
  });
});
