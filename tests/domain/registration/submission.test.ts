// What is sealed of a submission, and what a later one changed.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { changedParts, contentOfSealed, sealContent } from '#app/domain/registration/submission.ts';
import { contentOf } from '#tests/support/registrations.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const file = (digest: string) => ({ sha256: digest });

describe('A sealed submission', () => {
  it('gives the content back as it was typed', () => {
    const content = contentOf({ requirement: 'Two sets — 两套 "now"' });
    expect(contentOfSealed(sealContent(content, [file('b'), file('a')], sha256).text)).toEqual(content);
  });

  it('is another one with one character, or one file, changed; the order of files is none', () => {
    const content = contentOf();
    const { hash } = sealContent(content, [file('a'), file('b')], sha256);
    expect(sealContent(content, [file('b'), file('a')], sha256).hash).toBe(hash);
    expect(sealContent(content, [file('a')], sha256).hash).not.toBe(hash);
    expect(sealContent({ ...content, companyName: `${content.companyName}.` }, [], sha256).hash).not.toBe(hash);
  });
});

describe('What a later submission changed', () => {
  const before = { content: contentOf(), files: [file('a')] };

  it('is nothing where it says the same', () => {
    expect(changedParts(before, { content: contentOf(), files: [file('a')] })).toEqual([]);
  });

  it.each([
    ['companyName', { companyName: '芜湖江东汽车零部件有限公司' }],
    ['requirement', { requirement: 'Three' }],
    ['contacts', { contacts: [] }],
    ['amount', { amountMinor: 100, currency: 'CNY' as const }],
    ['regionCode', { regionCode: '310000' }],
  ] as const)('is the %s', (part, given) => {
    expect(changedParts(before, { content: contentOf(given as object), files: [file('a')] })).toEqual([part]);
  });

  it('is the files where one came or went, and no amount where only a currency stands', () => {
    expect(changedParts(before, { content: contentOf(), files: [] })).toEqual(['evidence']);
    expect(changedParts(before, { content: contentOf({ currency: 'USD' }), files: before.files })).toEqual([]);
  });
});
