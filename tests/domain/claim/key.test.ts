// The claim key: what is one right, and what is parallel work.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimKey, scopeOf } from '#app/domain/claim/key.ts';

const typed = (projectName: string | null, regionCode: string | null = 'CN-32') => ({ projectName, regionCode });

describe('The claim key', () => {
  const base = { customerId: 'c', productLineId: 'p', scope: '*' };

  it('differs with the customer, the product line and the scope', () => {
    const keys = [base, { ...base, customerId: 'd' }, { ...base, productLineId: 'q' }, { ...base, scope: 'hall' }].map(
      claimKey,
    );
    expect(new Set(keys).size).toBe(4);
  });

  it('cannot be made alike from different parts', () => {
    // Ids are UUIDs and hold no separator; a scope may hold anything.
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.string(), fc.uuid(), fc.uuid(), fc.string(), (a, b, x, c, d, y) => {
        const same = a === c && b === d && x === y;
        const left = claimKey({ customerId: a, productLineId: b, scope: x });
        const right = claimKey({ customerId: c, productLineId: d, scope: y });
        expect(left === right).toBe(same);
      }),
    );
  });
});

describe('The scope', () => {
  it('is the whole customer by default, whatever was typed', () => {
    expect(scopeOf('customer', typed('Hall 3'))).toBe('*');
  });

  it('is the project where the product line says so, whatever its spelling', () => {
    const scope = scopeOf('project', typed('Suzhou Plant, Phase II'));
    for (const spelling of ['suzhou plant phase ii', 'ＳＵＺＨＯＵ　Plant – Phase II', ' Suzhou  Plant/Phase II ']) {
      expect(scopeOf('project', typed(spelling))).toBe(scope);
    }
    expect(scopeOf('project', typed('Suzhou Plant, Phase III'))).not.toBe(scope);
    expect(scopeOf('project', typed('苏州二期'))).not.toBe(scopeOf('project', typed('苏州三期')));
  });

  it('is the whole customer when no project was named: nobody gets around a claim by leaving it out', () => {
    for (const name of [null, '', '  ', '---', '…']) expect(scopeOf('project', typed(name))).toBe('*');
  });

  it('is the region where the product line says so', () => {
    expect(scopeOf('region', typed(null, 'CN-31'))).toBe('CN-31');
    expect(scopeOf('region', typed(null, null))).toBe('*');
  });

  it('does not grow without end', () => {
    expect(scopeOf('project', typed('长'.repeat(10_000))).length).toBeLessThanOrEqual(160);
  });
});
