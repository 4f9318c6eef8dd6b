// Which language a viewer gets.
import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '#app/domain/language/language.ts';

describe('The language', () => {
  it.each([
    ['zh-CN', 'en', 'zh-CN'],
    ['en', 'zh-CN', 'en'],
    [null, 'zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    [null, 'en-GB,en;q=0.9,zh;q=0.8', 'en'],
    [null, 'en;q=0.1, zh-TW;q=0.9', 'zh-CN'],
    [null, 'fr, de;q=0.9, zh;q=0.1', 'zh-CN'],
    [null, 'fr', 'en'],
    [null, 'zh;q=0, en', 'en'],
    [null, null, 'en'],
    ['fr', 'zh', 'zh-CN'],
    [undefined, ';;;,,q=', 'en'],
  ] as const)('preferred %s, browser %s: %s', (preference, header, language) => {
    expect(chooseLanguage(preference, header)).toBe(language);
  });
});
