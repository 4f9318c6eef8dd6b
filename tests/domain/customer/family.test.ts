// Families: reached through confirmed relations in force and nothing else; what each policy makes of a family's claims.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FamilyNode,
  type Relation,
  closesCircle,
  familyEffect,
  familyOf,
  familyPolicies,
  familyTree,
  isInForce,
} from '#app/domain/customer/family.ts';

const now = '2026-11-02T08:00:00.000Z';
const before = '2026-01-01T00:00:00.000Z';
const after = '2027-01-01T00:00:00.000Z';

let counter = 0;
function relation(customerId: string, relatedId: string | null, given: Partial<Relation> = {}): Relation {
  counter += 1;
  return {
    id: `r${counter}`,
    customerId,
    relatedId,
    relatedName: null,
    kind: 'subsidiary',
    status: 'confirmed',
    validFrom: null,
    validUntil: null,
    ...given,
  };
}

describe('A relation', () => {
  it.each([
    ['without dates', {}, true],
    ['from before', { validFrom: before }, true],
    ['from this very moment', { validFrom: now }, true],
    ['from later', { validFrom: after }, false],
    ['until later', { validUntil: after }, true],
    ['until this very moment', { validUntil: now }, false],
    ['that was dismissed', { status: 'dismissed' as const }, false],
  ])('%s is in force: %s', (_name, given, expected) => {
    expect(isInForce(relation('a', 'b', given), now)).toBe(expected);
  });
});

describe('A family', () => {
  const relations = [
    relation('plant', 'group'),
    relation('trade', 'group', { kind: 'group' }),
    relation('branch', 'plant', { kind: 'branch' }),
    relation('sold', 'group', { validUntil: before }),
    relation('alike', 'group', { status: 'dismissed' }),
    relation('group', null, { kind: 'brand', relatedName: 'Northfield' }),
    relation('stranger', 'elsewhere'),
  ];

  it('is everybody reached through confirmed relations in force', () => {
    expect([...familyOf('branch', relations, now)].sort()).toEqual(['group', 'plant', 'trade']);
    expect([...familyOf('sold', relations, now)]).toEqual([]);
    expect([...familyOf('alike', relations, now)]).toEqual([]);
  });

  it('is the same seen from every member, and never contains the one who asks', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const pairs = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 12 });
    fc.assert(
      fc.property(pairs, (links) => {
        const all = links.filter(([a, b]) => a !== b).map(([a, b]) => relation(a, b));
        for (const id of ids) {
          const family = familyOf(id, all, now);
          expect(family.has(id)).toBe(false);
          for (const member of family) expect(familyOf(member, all, now).has(id)).toBe(true);
        }
      }),
    );
  });

  it('is drawn from its top, names among it, each company once even in a circle', () => {
    const tree = familyTree('branch', relations, now);
    const outline = (node: FamilyNode): unknown => [
      node.name ?? node.customerId,
      node.relation?.kind ?? null,
      node.members.map(outline),
    ];
    expect(outline(tree)).toEqual([
      'group',
      null,
      [
        ['Northfield', 'brand', []],
        ['plant', 'subsidiary', [['branch', 'branch', []]]],
        ['trade', 'group', []],
      ],
    ]);
    const circle = [relation('a', 'b'), relation('b', 'c'), relation('c', 'a')];
    const placed: string[] = [];
    const walk = (node: FamilyNode) => {
      placed.push(node.customerId ?? '');
      node.members.forEach(walk);
    };
    walk(familyTree('a', circle, now));
    expect(placed.sort()).toEqual(['a', 'b', 'c']);
  });

  it('refuses a relation that would run in a circle', () => {
    expect(closesCircle('group', 'branch', relations, now)).toBe(true);
    expect(closesCircle('branch', 'trade', relations, now)).toBe(false);
    expect(closesCircle('group', 'sold', relations, now)).toBe(false);
  });
});

describe('What a family’s claims mean', () => {
  const rival = { id: 'rival', own: false };
  const own = { id: 'own', own: true };
  it.each([
    ['sameClaim', false, [rival], 'other', rival],
    ['sameClaim', false, [own], 'own', own],
    ['sameClaim', false, [own, rival], 'other', rival],
    ['sameClaim', false, [], 'none', null],
    ['sameClaim', true, [rival], 'none', null],
    ['warn', false, [rival], 'warn', rival],
    ['warn', false, [own], 'none', null],
    ['warn', true, [rival], 'none', null],
    ['independent', false, [rival, own], 'none', null],
  ] as const)('%s, claimed itself %s, %j → %s', (policy, hasOwnClaim, claims, fact, claim) => {
    expect(familyEffect(policy, hasOwnClaim, claims)).toEqual({ fact, claim });
  });

  it('never names a claim without a fact, whatever the policy', () => {
    for (const policy of familyPolicies)
      for (const claims of [[], [own], [rival], [own, rival]])
        for (const hasOwnClaim of [true, false]) {
          const { fact, claim } = familyEffect(policy, hasOwnClaim, claims);
          expect(fact === 'none').toBe(claim === null);
        }
  });
});
