// What the lookup box hits: every kind of field, every way of writing, and nothing for nonsense.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitOf, likenessOf, lookupTextOf } from '#search/lookup/hit.ts';
import { nearPart } from '#search/lookup/near.ts';
import type { CompanyRecord } from '#search/matching/record.ts';

const hengli: CompanyRecord = {
  id: '1',
  names: [
    { kind: 'legal', value: '苏州恒力（精密）机械有限公司' },
    { kind: 'short', value: '恒力机械' },
    { kind: 'former', value: '吴江纺织配件厂' },
    { kind: 'alias', value: 'HL Precision' },
  ],
  uscc: '91320594MA1MXYZA1B',
  country: 'CN',
  phones: ['0512-8888 6666', '+86 138 0013 8000'],
  emails: ['sales@hengli-pump.com'],
  websiteDomain: 'hengli-pump.com',
};
const machines: CompanyRecord = {
  id: '2',
  names: [{ kind: 'legal', value: 'International Business Machines Corp.' }],
  phones: [],
  emails: [],
};

function marked(text: string, company: CompanyRecord = hengli): string | null {
  const hit = hitOf(lookupTextOf(text), company);
  if (!hit) return null;
  let out = '';
  let from = 0;
  for (const [start, end] of hit.spans) {
    out += `${hit.value.slice(from, start)}[${hit.value.slice(start, end)}]`;
    from = end;
  }
  return `${hit.field} ${hit.way}: ${out}${hit.value.slice(from)}`;
}

describe('a hit', () => {
  it.each([
    ['恒力', 'legal text: 苏州[恒力]（精密）机械有限公司'],
    ['恒力精密', 'legal text: 苏州[恒力]（[精密]）机械有限公司'],
    ['恒.力', 'legal text: 苏州[恒力]（精密）机械有限公司'],
    ['恆力', 'legal text: 苏州[恒力]（精密）机械有限公司'],
    ['恒力机械', 'short text: [恒力机械]'],
    ['吴江纺织', 'former text: [吴江纺织]配件厂'],
    ['hl prec', 'alias text: [HL] [Prec]ision'],
    ['precision hl', 'alias text: [HL] [Precision]'],
    ['hengli', 'legal pinyin: 苏州[恒力]（精密）机械有限公司'],
    ['heng l', 'legal pinyin: 苏州[恒力]（精密）机械有限公司'],
    ['henglijing', 'legal pinyin: 苏州[恒力]（[精]密）机械有限公司'],
    ['henni', 'legal pinyin: 苏州[恒力]（精密）机械有限公司'],
    ['wujiangfangzhi', 'former pinyin: [吴江纺织]配件厂'],
    ['szhl', 'legal initials: [苏州恒力]（精密）机械有限公司'],
    ['hljm', 'legal initials: 苏州[恒力]（[精密]）机械有限公司'],
    ['恒利精密', 'legal sound: 苏州[恒力]（[精密]）机械有限公司'],
    ['苏州力机', 'legal scattered: [苏州]恒[力]（精密）[机]械有限公司'],
    ['恒大精密机械', 'legal near: 苏州[恒力]（[精密]）[机械]有限公司'],
    ['91320594', 'uscc text: [91320594]MA1MXYZA1B'],
    ['ma1mxyz', 'uscc text: 91320594[MA1MXYZ]A1B'],
    ['88886666', 'phone text: 0512-[8888 6666]'],
    ['051288886666', 'phone text: 0[512-8888 6666]'],
    ['+86 13800138000', 'phone text: +86 [138 0013 8000]'],
    ['hengli-pump.com', 'domain text: [hengli-pump.com]'],
    ['https://www.hengli-pump.com/about', 'domain text: [hengli-pump.com]'],
    ['-pump.com', 'domain text: hengli[-pump.com]'],
    ['sales@hengli', 'email text: [sales@hengli]-pump.com'],
  ])('%s', (text, expected) => {
    expect(marked(text)).toBe(expected);
  });

  it.each([
    ['business', 'legal text: International [Business] Machines Corp.'],
    ['machines inter', 'legal text: [Inter]national Business [Machines] Corp.'],
    ['ibm', 'legal initials: [I]nternational [B]usiness [M]achines Corp.'],
    ['busness machnes', 'legal near: International [Business] [Machines] Corp.'],
  ])('%s', (text, expected) => {
    expect(marked(text, machines)).toBe(expected);
  });
});

describe('no hit', () => {
  it.each([
    '',
    '   ',
    '。。',
    'qwxzzv',
    'nothing-is-called-this',
    '长江',
    '力恒',
    '北京恒生电子',
    '5555',
    'gs',
    'yxgs',
    '中国科技有限公司',
  ])('for %s', (text) => {
    expect(marked(text)).toBeNull();
  });

  it('for two Latin letters that begin no word together', () => {
    expect(marked('bm', machines)).toBeNull();
  });
});

describe('likeness', () => {
  it('finds what the scorer takes for the same or for kin, and marks what is shared', () => {
    const { hit } = likenessOf(lookupTextOf('恒力精密机械（苏州）有限公司'), hengli);
    expect(hit).toMatchObject({ field: 'legal', way: 'near' });
    expect(hit?.spans.length).toBeGreaterThan(0);
  });

  it.each([
    ['qwxzzv', false],
    ['青岛远洋捕捞', false],
    ['nothing-is-called-this', false],
  ])('of %s: %s', (text, resembles) => {
    expect(likenessOf(lookupTextOf(text), hengli)).toEqual({ hit: null, resembles });
  });
});

describe('always', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.stringMatching(/^[a-z恒力精密苏州 .-]{0,12}$/),
  );

  it('marks parts that lie in the value, in order and apart', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const hit = hitOf(lookupTextOf(text), hengli);
        if (!hit) return;
        let from = 0;
        for (const [start, end] of hit.spans) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end + 1;
        }
        expect(from).toBeLessThanOrEqual(hit.value.length + 1);
      }),
    );
  });

  it('hits any part of a name of two characters or more as written', () => {
    const name = hengli.names[2]?.value ?? '';
    fc.assert(
      fc.property(fc.nat(name.length - 2), fc.integer({ min: 2, max: name.length }), (start, length) => {
        expect(hitOf(lookupTextOf(name.slice(start, start + length)), hengli)?.way).toBe('text');
      }),
    );
  });

  it('stands ten thousand characters', () => {
    expect(hitOf(lookupTextOf('恒'.repeat(10_000)), hengli)).toBeNull();
  });
});

describe('a near part', () => {
  it.each([
    ['恒大精密', '苏州恒力精密机械', true, '恒力精密'],
    ['hydralic', 'thehydraulicpump', false, 'hydraulic'],
    ['恒大', '苏州恒力', true, null],
    ['abcd', 'abxd', false, null],
  ] as const)('%s in %s', (typed, text, isHan, expected) => {
    const part = nearPart(typed, text, isHan);
    expect(part && text.slice(...part)).toBe(expected);
  });
});
