// What one row may say, and how it is told what is wrong with it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryCodeOf } from '#app/domain/importing/country.ts';
import type { ImportField } from '#app/domain/importing/field.ts';
import { type KnownCodes, type RowProblemCode, checkRow, foldCode } from '#app/domain/importing/row.ts';

const codes: KnownCodes = { regions: new Map([['华东', 'CN-EAST']]), industries: new Map([['pumps', 'pumps']]) };
const check = (values: Partial<Record<ImportField, string>>, sourceSystem: string | null = null) =>
  checkRow(Object.values(values), Object.keys(values) as ImportField[], codes, { sourceSystem });
const companyOf = (values: Partial<Record<ImportField, string>>, sourceSystem: string | null = null) => {
  const checked = check({ legalName: '苏州恒力机械有限公司', ...values }, sourceSystem);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked;
};
const codesOf = (values: Partial<Record<ImportField, string>>) => check(values).problems.map(({ code }) => code);

describe('A row', () => {
  it('comes out clean and canonical', () => {
    const { company, problems } = companyOf({
      legalName: ' 苏州\u200b恒力   机械有限公司 ',
      uscc: ' 91３1０000-ma0000007l',
      country: '中国',
      regionCode: ' 华东 ',
      website: 'https://WWW.Hengli.example/en?x=1',
      phone: '0512-6666 8888转801；13812345678',
      email: 'Info@Hengli.EXAMPLE',
      externalId: ' C-1 ',
    });
    expect(problems).toEqual([]);
    expect(company).toMatchObject({
      legalName: '苏州恒力 机械有限公司',
      uscc: '91310000MA0000007L',
      country: 'CN',
      regionCode: 'CN-EAST',
      websiteDomain: 'hengli.example',
      phones: ['051266668888', '13812345678'],
      emails: ['info@hengli.example'],
      externalId: 'C-1',
      sourceSystem: 'import',
    });
  });

  it('is of the system its column, or else the whole file, names', () => {
    expect(companyOf({ externalId: '7' }, 'SAP').company.sourceSystem).toBe('SAP');
    expect(companyOf({ externalId: '7', sourceSystem: 'CRM' }, 'SAP').company.sourceSystem).toBe('CRM');
    expect(companyOf({}, 'SAP').company.sourceSystem).toBeNull();
  });

  it.each<[RowProblemCode, Partial<Record<ImportField, string>>]>([
    ['nameMissing', { legalName: ' ', uscc: '' }],
    ['notAName', { legalName: '--- 🦄' }],
    ['tooLong', { legalName: '长'.repeat(10_000) }],
    ['uscc', { legalName: 'Acme Ltd', uscc: '91310000MA0000000X' }],
    ['country', { legalName: 'Acme Ltd', country: 'Atlantis' }],
    ['encoding', { legalName: 'Acme\ufffd Ltd' }],
  ])('is refused for %s', (code, values) => {
    const checked = check(values);
    expect(checked.ok).toBe(false);
    expect(checked.problems.map((problem) => problem.code)).toContain(code);
  });

  it.each<[RowProblemCode, Partial<Record<ImportField, string>>]>([
    ['phone', { phone: 'call me' }],
    ['email', { email: 'nobody' }],
    ['website', { website: 'not a site' }],
    ['unknownRegion', { regionCode: 'Middle-earth' }],
    ['unknownIndustry', { industryCode: 'alchemy' }],
    ['unknownSize', { sizeCode: 'gigantic' }],
  ])('is taken in without the value for %s', (code, values) => {
    expect(companyOf(values).problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('says so when a delimiter in a value made too many cells', () => {
    const checked = checkRow(['Acme', 'Ltd', 'London'], ['legalName'], codes, { sourceSystem: null });
    expect(checked.problems.map(({ code }) => code)).toEqual(['tooManyCells']);
    expect(checkRow(['Acme', '', ' '], ['legalName'], codes, { sourceSystem: null }).ok).toBe(true);
  });

  it('never throws, and is either whole or has a reason', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 6 }), (cells) => {
        const checked = checkRow(cells, ['legalName', 'uscc', 'phone', 'aliases', 'country'], codes, {
          sourceSystem: null,
        });
        expect(checked.ok || checked.problems.length > 0).toBe(true);
        if (checked.ok) expect(checked.company.legalName).not.toBe('');
      }),
    );
  });
});

describe('A country', () => {
  it.each([
    ['cn', 'CN'],
    ['China', 'CN'],
    ['中国', 'CN'],
    ['United States', 'US'],
    ['美国', 'US'],
    ['USA', 'US'],
    ['德国', 'DE'],
    ['', null],
    ['Narnia', null],
  ])('%s is %s', (text, code) => {
    expect(countryCodeOf(text)).toBe(code);
  });
});

it('an empty row has no name', () => {
  expect(codesOf({})).toEqual(['nameMissing']);
});

it.each([
  ['江苏省', '江苏'],
  [' 北京市', '北京'],
  ['内蒙古自治区', '内蒙古'],
  ['新疆维吾尔自治区', '新疆'],
  ['JiangSu', 'jiangsu'],
])('%s and %s are one region', (left, right) => {
  expect(foldCode(left)).toBe(foldCode(right));
});
