// One-edit variants: what counts as one, that typing does not, and how many are too many.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RecentProbe, areVariants, isOneEdit, judgeProbes, variantsOf } from '#app/domain/probe/variants.ts';

let made = 0;
function asked(nameKey: string, given: Partial<RecentProbe> = {}): RecentProbe {
  made += 1;
  return { id: `p${made}`, userId: 'u', nameKey, codeKey: null, ...given };
}

describe('One edit', () => {
  it.each([
    ['苏州恒力机械', '苏州恒瑞机械', true],
    ['苏州恒力机械', '苏州恒力精机械', true],
    ['苏州恒力机械', '苏州力机械', true],
    ['苏州恒力机械', '苏州力恒机械', true],
    ['苏州恒力机械', '苏州恒力机械', false],
    ['苏州恒力机械', '苏州力机恒械', false],
    ['苏州恒力机械', '常州恒瑞机械', false],
    ['苏州恒力机械', '苏州恒力精密机械', false],
    ['𠮷野建材', '吉野建材', true],
  ])('%s → %s: %s', (a, b, expected) => {
    expect(isOneEdit(a, b)).toBe(expected);
    expect(isOneEdit(b, a)).toBe(expected);
  });

  it('is every replacement, insertion and deletion of one character, wherever it is', () => {
    const name = fc.stringMatching(/^[a-f]{4,12}$/);
    fc.assert(
      fc.property(name, fc.nat(), fc.constantFrom('x', 'y'), (text, at, char) => {
        const place = at % text.length;
        expect(isOneEdit(text, text.slice(0, place) + char + text.slice(place + 1))).toBe(true);
        expect(isOneEdit(text, text.slice(0, place) + char + text.slice(place))).toBe(true);
        expect(isOneEdit(text, text.slice(0, place) + text.slice(place + 1))).toBe(true);
      }),
    );
  });
});

describe('Variants', () => {
  it('are neighbours by name, or by code under the same name', () => {
    expect(areVariants(asked('苏州恒力机械'), asked('苏州恒瑞机械'))).toBe(true);
    const code = (codeKey: string) => asked('苏州恒力机械', { codeKey });
    expect(areVariants(code('91320500MA0000001'), code('91320500MA0000002'))).toBe(true);
    expect(areVariants(code('91320500MA0000001'), code('91320500MA0000044'))).toBe(false);
  });

  it('are not what somebody types letter by letter, forwards or backwards', () => {
    const typed = ['苏州恒力', '苏州恒力机', '苏州恒力机械', '苏州恒力机械制', '苏州恒力机械制造', '苏州恒力机械'];
    const newest = asked('苏州恒力机械制造厂');
    expect(
      variantsOf(
        newest,
        typed.map((name) => asked(name)),
        10,
      ),
    ).toEqual([newest]);
  });

  it('are not names too short to have any but neighbours', () => {
    expect(areVariants(asked('恒力泵'), asked('恒瑞泵'))).toBe(false);
  });

  it('are found around one name and along a walk from neighbour to neighbour', () => {
    const around = ['苏州恒a机械', '苏州恒b机械', '苏州恒c机械'].map((name) => asked(name));
    expect(variantsOf(asked('苏州恒d机械'), around, 10)).toHaveLength(4);
    const walk = ['苏州恒力机械', '苏州恒力机床', '苏州恒大机床', '苏州永大机床'].map((name) => asked(name));
    expect(variantsOf(asked('常州永大机床'), walk, 10)).toHaveLength(5);
  });

  it('count once however often they are asked for', () => {
    const often = Array.from({ length: 20 }, () => asked('苏州恒瑞机械'));
    expect(variantsOf(asked('苏州恒力机械'), often, 10)).toHaveLength(2);
  });
});

describe('Too many variants', () => {
  const thresholds = { perUser: 4, perPartner: 6 };
  const series = (count: number, users: readonly string[] = ['u']) =>
    Array.from({ length: count }, (_, index) =>
      asked(`苏州恒${'甲乙丙丁戊己庚辛'[index] ?? ''}机械`, { userId: users[index % users.length] ?? 'u' }),
    );

  it('are as many as the rule says, the newest one included', () => {
    const newest = asked('苏州恒力机械');
    expect(judgeProbes(newest, series(2), thresholds)).toBeNull();
    const judged = judgeProbes(newest, series(3), thresholds);
    expect(judged?.by).toBe('user');
    expect(judged?.probes[0]).toBe(newest);
    expect(judged?.probes).toHaveLength(4);
  });

  it('may be spread over several users of one partner', () => {
    const newest = asked('苏州恒力机械', { userId: 'a' });
    expect(judgeProbes(newest, series(4, ['a', 'b', 'c']), thresholds)).toBeNull();
    expect(judgeProbes(newest, series(5, ['a', 'b', 'c']), thresholds)?.by).toBe('partner');
  });

  it('are not different names, however many', () => {
    const names = ['苏州恒力机械', '无锡新华水泵', '常州磐石轴承', '扬州瑞霖阀门', '泰州云帆船舶', '盐城沃禾农机'];
    expect(
      judgeProbes(
        asked('南通海瑞纺织'),
        names.map((name) => asked(name)),
        thresholds,
      ),
    ).toBeNull();
  });
});
