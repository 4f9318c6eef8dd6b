// Columns recognised by their headers, in both languages.
import { describe, expect, it } from 'vitest';
import { headerSignature, mappingProblems, proposeMapping } from '#app/domain/importing/header.ts';

describe('Recognising columns', () => {
  it.each([
    [
      ['Company Name', 'Tax ID', 'Phone', 'E-mail', 'Website'],
      ['legalName', 'uscc', 'phone', 'email', 'website'],
    ],
    [
      ['客户名称', '统一社会信用代码', '联系电话', '邮箱', '官网'],
      ['legalName', 'uscc', 'phone', 'email', 'website'],
    ],
    [
      ['公司全称（必填）', ' 税号 ', '所属区域', '客户编号'],
      ['legalName', 'uscc', 'regionCode', 'externalId'],
    ],
    [
      ['Name', 'Favourite colour', ''],
      ['legalName', null, null],
    ],
  ])('knows %j', (header, mapping) => {
    expect(proposeMapping(header)).toEqual(mapping);
  });

  it('lets several columns feed what takes many values, and only the first what takes one', () => {
    expect(proposeMapping(['Name', 'Phone 1', 'Phone 2', 'Company'])).toEqual(['legalName', 'phone', 'phone', null]);
  });

  it('takes headers for the same whatever their case, width and remarks', () => {
    expect(headerSignature(['Company Name', '电话（手机）'])).toBe(headerSignature(['ＣＯＭＰＡＮＹ name ', '电话']));
    expect(headerSignature(['a', 'b'])).not.toBe(headerSignature(['b', 'a']));
  });
});

describe('A mapping', () => {
  it('needs the legal name, and each single value once', () => {
    expect(mappingProblems([null, 'uscc', 'uscc'], 3)).toEqual([{ code: 'noName' }, { code: 'twice', field: 'uscc' }]);
    expect(mappingProblems(['legalName'], 2)).toEqual([{ code: 'columns' }]);
    expect(mappingProblems(['legalName', 'phone', 'phone'], 3)).toEqual([]);
  });
});
