import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deriveKeys,
  familyOf,
  keyFamilies,
  keyOf,
  MAX_KEY_LENGTH,
  MAX_KEYS,
  stableHash,
} from '#search/matching/keys.ts';
import type { CompanyRecord } from '#search/matching/record.ts';
import { probeOf } from '#search/matching/record.ts';

function sharedFamilies(a: string, b: string): string[] {
  const other = new Set(deriveKeys(probeOf(b)).keys);
  return [
    ...new Set(
      deriveKeys(probeOf(a))
        .keys.filter((key) => other.has(key))
        .map(familyOf),
    ),
  ];
}

describe('blocking keys', () => {
  it.each([
    ['北京拓博科技有限公司', '北.京拓博科技公司', 'name'],
    ['北京拓博科技有限公司', '拓博科技', 'core'],
    ['北京拓博科技有限公司', '北京拓搏科技有限公司', 'py'],
    ['北京拓博科技有限公司', '北京拓木科技有限公司', 'del'],
    ['北京拓博科技有限公司', '北京博拓科技有限公司', 'sort'],
    ['北京拓博科技有限公司', '北京拓博实业有限公司', 'br'],
    ['北京拓博科技有限公司', 'Tuobo Keji', 'pj'],
    ['广州明声电子有限公司', '广州敏声电子有限公司', 'pz'],
    ['北京拓博科技有限公司', '拓博', 'brand'],
    ['北京拓博科技有限公司', '北京拓科技有限公司', 'del'],
    ['江西万里红食品有限公司', '江西万里虹贸易有限公司', 'del'],
    ['江西万里红食品有限公司', '江西万红贸易有限公司', 'del'],
    ['新都华科技有限公司', '新华都科技有限公司', 'del'],
    ['明港股份有限公司', '合港股份有限公司', 'del'],
    ['明港股份有限公司', '明航股份有限公司', 'del'],
    ['徐州银行股份有限公司', '徐州行银股份有限公司', 'sort'],
    ['Applied Materials Inc', 'materials applied corp', 'words'],
    ['Goodyear Tire & Rubber Co', 'Goodyear Rubber Works', 'duo'],
    ['Mogo Inc', 'Mgoo Inc', 'del'],
  ])('%s and %s share the family %s', (a, b, family) => {
    expect(sharedFamilies(a, b)).toContain(family);
  });

  it('find nothing by half a brand where the legal forms differ or the other half is what agrees', () => {
    expect(sharedFamilies('明港股份有限公司', '合港有限公司')).not.toContain('del');
    expect(sharedFamilies('明港股份有限公司', '港合股份有限公司')).not.toContain('del');
  });

  it('come from codes and contacts in canonical form, mail providers left out', () => {
    const { keys } = deriveKeys(
      probeOf('某公司', {
        uscc: ' 9111 0108-ma01abcd1x ',
        phones: ['(010) 6262-5555', '+86 138 0013 8000', '12'],
        emails: ['Sales@Tuobo.com.cn', 'tuobo@QQ.com', 'nonsense'],
        websiteDomain: 'https://www.tuobo.cn/en/',
      }),
    );
    expect(keys).toEqual(
      expect.arrayContaining([
        'uscc:91110108MA01ABCD1X',
        'org:MA01ABCD1',
        'tel:+861062625555',
        'tel:+8613800138000',
        'dom:tuobo.cn',
        'dom:tuobo.com.cn',
        'mail:sales@tuobo.com.cn',
      ]),
    );
    expect(keys.filter((key) => key.startsWith('dom:'))).toHaveLength(2);
    expect(keys.filter((key) => key.startsWith('tel:'))).toHaveLength(2);
  });

  it('come from every alias and former name as well', () => {
    const record: CompanyRecord = {
      id: 'x',
      names: [
        { kind: 'legal', value: '行吟信息科技（上海）有限公司' },
        { kind: 'alias', value: '小红书' },
      ],
      phones: [],
      emails: [],
    };
    expect(deriveKeys(record).keys).toEqual(expect.arrayContaining(['core:小红书', 'core:行吟信息科技']));
  });

  const withNames = (count: number): CompanyRecord => ({
    id: 'x',
    names: [
      { kind: 'legal', value: '江西万里红食品有限公司' },
      ...Array.from({ length: count }, (_, at) => ({
        kind: 'alias' as const,
        value: `${String.fromCharCode(0x6000 + at)}${String.fromCharCode(0x5800 + at)}${String.fromCharCode(0x7000 + at)}海洋工程有限公司`,
      })),
    ],
    uscc: '91360100MA35F0001U',
    phones: ['0791-88880001'],
    emails: [],
  });

  it('starve no name, however many there are: neither the registered one nor the newest', () => {
    const { keys } = deriveKeys(withNames(60));
    const alone = deriveKeys(withNames(0)).keys;
    expect(keys).toEqual(expect.arrayContaining(alone));
    for (const name of withNames(60).names) {
      const own = deriveKeys(probeOf(name.value)).strongKeys;
      expect(keys).toEqual(expect.arrayContaining(own));
    }
  });

  it('keep the newest of more names than are looked at', () => {
    const { names } = withNames(200);
    const { keys } = deriveKeys(withNames(200));
    const has = (at: number) => keys.includes(deriveKeys(probeOf(names.at(at)?.value ?? '')).keys[0] ?? '');
    expect([has(0), has(-1), has(-63), has(1)]).toEqual([true, true, true, false]);
  });

  it('give an alias the families that forgive a slip', () => {
    const families = new Set(deriveKeys(withNames(3)).keys.map(familyOf));
    const own = deriveKeys(withNames(3)).keys;
    const last = deriveKeys(probeOf(withNames(3).names.at(-1)?.value ?? '')).keys;
    expect(families).toContain('del');
    expect(own).toEqual(expect.arrayContaining(last));
  });

  it('put the strong families first, so that the cap cuts the weak ones', () => {
    const order = Object.keys(keyFamilies);
    const { keys, strongKeys } = deriveKeys(
      probeOf('北京拓博精密机械设备技术开发有限公司', { uscc: '91110108MA01ABCD1X', phones: ['13800138000'] }),
    );
    const ranks = keys.map((key) => order.indexOf(familyOf(key)));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(strongKeys.length).toBeGreaterThan(4);
    expect(strongKeys.every((key) => keys.includes(key))).toBe(true);
  });

  it('are few, short, distinct and the same each time, whatever is typed', () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc
        .array(fc.constantFrom('北京', '拓', '博', '科技', '有限公司', 'Tuobo ', 'Inc', ' '), { maxLength: 40 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(names, names, fc.string(), (name, other, uscc) => {
        const probe = () =>
          probeOf(name, {
            otherNames: [{ kind: 'alias', value: other }],
            uscc,
            phones: [other, '13800138000'],
            emails: [`${name}@x.cn`],
          });
        const { keys } = deriveKeys(probe());
        expect(keys.length).toBeLessThanOrEqual(MAX_KEYS);
        expect(new Set(keys).size).toBe(keys.length);
        for (const key of keys) expect(key.length).toBeLessThanOrEqual(MAX_KEY_LENGTH);
        expect(deriveKeys(probe()).keys).toEqual(keys);
      }),
      { numRuns: 500 },
    );
  });

  it('hash what is too long, without two alike', () => {
    expect(keyOf('core', '北'.repeat(200))).toHaveLength('core:#'.length + 16);
    expect(keyOf('core', '北'.repeat(200))).not.toBe(keyOf('core', '北'.repeat(201)));
    const hashes = new Set(Array.from({ length: 20_000 }, (_, index) => stableHash(`company ${String(index)}`)));
    expect(hashes.size).toBe(20_000);
  });
});
