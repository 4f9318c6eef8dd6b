// A pair has one name, whichever record was looked at first.
import { describe, expect, it } from 'vitest';
import { type RecordRef, orderedPair, pairKey, parseRecordRef, recordRefText } from '#app/domain/duplicate/pair.ts';

const a: RecordRef = { kind: 'customer', id: '0190a000-0000-7000-8000-000000000001' };
const b: RecordRef = { kind: 'customer', id: '0190a000-0000-7000-8000-000000000002' };
const typed: RecordRef = { kind: 'registration', id: '0190a000-0000-7000-8000-000000000009' };

describe('a record in an address', () => {
  it.each([a, b, typed])('is read as it was written: %o', (ref) => {
    expect(parseRecordRef(recordRefText(ref))).toEqual(ref);
  });

  it.each([null, '', a.id, `partner-${a.id}`, 'customer-', `customer-${a.id}x`, `customer-${a.id.toUpperCase()}Z`])(
    'is nothing when it says %s',
    (text) => {
      expect(parseRecordRef(text)).toBeNull();
    },
  );
});

describe('a pair', () => {
  it('is the same both ways round', () => {
    for (const [one, other] of [
      [a, b],
      [a, typed],
      [typed, b],
    ] as const) {
      expect(pairKey(one, other)).toBe(pairKey(other, one));
      expect(orderedPair(one, other)).toEqual(orderedPair(other, one));
    }
    expect(pairKey(a, b)).not.toBe(pairKey(a, typed));
  });

  it('has the registration on the left and the earlier id before the later', () => {
    expect(orderedPair(a, typed)).toEqual({ left: typed, right: a });
    expect(orderedPair(b, a)).toEqual({ left: a, right: b });
  });

  it('has a key that fits its column', () => {
    expect(pairKey(typed, typed).length).toBeLessThanOrEqual(191);
  });
});
