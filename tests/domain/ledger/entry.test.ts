// Canonical JSON and the chain of hashes.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LedgerEntry, canonicalJson, faultOf, genesisHash, hashOfEntry } from '#app/domain/ledger/entry.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The value with the members of every object in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reordered(member)]),
  );
}

describe('Canonical JSON', () => {
  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reordered(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('differs where values differ', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const same = JSON.stringify(reordered(reordered(a))) === JSON.stringify(reordered(reordered(b)));
        if (canonicalJson(a) === canonicalJson(b))
          expect(JSON.parse(canonicalJson(a))).toEqual(JSON.parse(canonicalJson(b)));
        else expect(same).toBe(false);
      }),
    );
  });

  it('has no white space, sorts members and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [1, undefined, null], a: '北京', c: undefined, A: { z: 1, y: false } })).toBe(
      '{"A":{"y":false,"z":1},"a":"北京","b":[1,null,null]}',
    );
  });
});

const entry = (seq: number, previousHash: string, content = '{}'): LedgerEntry & { hash: string } => {
  const bare: LedgerEntry = {
    seq,
    at: '2026-11-02T02:00:00.000Z',
    act: 'registration.submit',
    subjectKind: 'registration',
    subjectId: '019aaaaa-0000-7000-8000-000000000000',
    actorId: null,
    content,
    previousHash,
  };
  return { ...bare, hash: hashOfEntry(bare, sha256) };
};

describe('The chain', () => {
  const genesis = { seq: 0, hash: genesisHash };
  const first = entry(1, genesisHash);
  const second = entry(2, first.hash, '{"a":1}');

  it('holds from the first entry on', () => {
    expect(faultOf(first, genesis, sha256)).toBeNull();
    expect(faultOf(second, first, sha256)).toBeNull();
  });

  it('breaks where a number is missing, naming the missing one', () => {
    expect(faultOf(entry(3, first.hash), first, sha256)).toEqual({ seq: 2, fault: 'gap' });
    expect(faultOf(entry(1, first.hash), first, sha256)).toEqual({ seq: 2, fault: 'gap' });
  });

  it('breaks where an entry does not follow the one before', () => {
    expect(faultOf(entry(2, genesisHash), first, sha256)).toEqual({ seq: 2, fault: 'previousHash' });
  });

  it.each(['at', 'act', 'subjectKind', 'subjectId', 'actorId', 'content'] as const)(
    'breaks where %s was changed',
    (part) => {
      expect(faultOf({ ...second, [part]: 'other' }, first, sha256)).toEqual({ seq: 2, fault: 'hash' });
    },
  );

  it('cannot be bent by moving text from one part to the next', () => {
    const bent = { ...second, subjectKind: 'registratio', subjectId: `n${second.subjectId}` };
    expect(hashOfEntry(bent, sha256)).not.toBe(second.hash);
  });
});
