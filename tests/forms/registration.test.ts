// What the registration form takes and refuses, field by field, and that a registration survives the way through it.
import { describe, expect, it } from 'vitest';
import { largestAmount } from '#app/domain/money/money.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { type FieldProblemCode, parseForm } from '#app/forms/form.ts';
import { draftSummary, keptValues, valuesOf } from '#app/forms/registration-fields.ts';
import { registrationForm } from '#app/forms/registration.ts';
import { usccOf } from '#tests/support/factories.ts';

const line = '0190a0a0-0000-7000-8000-000000000001';
const schema = registrationForm({
  today: '2026-11-23',
  productLineIds: [line],
  regionCodes: ['320000'],
  sourceCodes: ['visit'],
});

const complete = {
  kind: 'customer',
  companyName: '北京恒力精密机械有限公司',
  uscc: usccOf(7),
  country: 'CN',
  regionCode: '320000',
  productLineId: line,
  currency: 'CNY',
  sourceCode: 'visit',
  firstContactOn: '2026-11-20',
  contactName: '王芳',
  contactPhone: '138 0013 8000',
  requirement: 'Two pumps',
};

function parse(change: Record<string, string> = {}) {
  return parseForm(schema, new URLSearchParams({ ...complete, ...change }));
}

function problemOf(field: string, change: Record<string, string>): FieldProblemCode | null {
  const parsed = parse(change);
  return parsed.ok ? null : (parsed.problems[field]?.code ?? null);
}

describe('The registration form', () => {
  it('takes a complete registration as typed', () => {
    const parsed = parse({ amount: '1,234.50', companyName: ' 北京\u200b恒力  精密机械有限公司 ' });
    expect(parsed.ok && parsed.value).toMatchObject({
      kind: 'customer',
      companyName: '北京恒力 精密机械有限公司',
      amountMinor: 123450,
      currency: 'CNY',
      contacts: [{ name: '王芳', phone: '138 0013 8000', title: null, email: null }],
    });
  });

  it.each<[string, Record<string, string>, FieldProblemCode]>([
    ['companyName', { companyName: '🙂🙂' }, 'notAName'],
    ['companyName', { companyName: '司'.repeat(10_000) }, 'tooLong'],
    ['companyName', { companyName: '\u202e\u200f ' }, 'required'],
    ['uscc', { uscc: '91310000MA0000001X' }, 'uscc'],
    ['contactPhone', { contactPhone: '12' }, 'phone'],
    ['contactEmail', { contactEmail: 'wang@' }, 'email'],
    ['website', { website: 'not a site' }, 'website'],
    ['amount', { amount: '-5' }, 'amount'],
    ['amount', { amount: String(largestAmount + 1) }, 'amountTooLarge'],
    ['firstContactOn', { firstContactOn: '2026-11-24' }, 'dayInFuture'],
    ['firstContactOn', { firstContactOn: '2024-11-22' }, 'dayTooFar'],
    ['firstContactOn', { firstContactOn: '2026-02-30' }, 'day'],
    ['expectedCloseOn', { expectedCloseOn: '2026-11-22' }, 'dayInPast'],
    ['expectedCloseOn', { expectedCloseOn: '2031-11-24' }, 'dayTooFar'],
    ['productLineId', { productLineId: '0190a0a0-0000-7000-8000-000000000002' }, 'unknownChoice'],
    ['regionCode', { regionCode: 'XX' }, 'unknownChoice'],
    ['sourceCode', { sourceCode: 'forged' }, 'unknownChoice'],
    ['country', { country: 'ZZ' }, 'unknownChoice'],
    ['kind', { kind: '' }, 'choose'],
    ['requirement', { requirement: 'x'.repeat(4001) }, 'tooLong'],
    ['contactName3', { contactPhone3: '13800138000' }, 'required'],
  ])('refuses %s given as %o', (field, change, code) => {
    expect(problemOf(field, change)).toBe(code);
  });

  it.each<[string, Record<string, string>]>([
    ['today', { firstContactOn: '2026-11-23', expectedCloseOn: '2026-11-23' }],
    ['the edges of the range', { firstContactOn: '2024-11-23', expectedCloseOn: '2031-11-23' }],
    ['the largest amount', { amount: String(largestAmount) }],
    ['a yen amount without decimals', { amount: '5000', currency: 'JPY' }],
  ])('takes %s', (_name, change) => {
    expect(parse(change).ok).toBe(true);
  });

  it('says everything that is wrong at once, missing fields and formats alike', () => {
    const parsed = parse({ uscc: 'x', regionCode: '', kind: 'deal' });
    expect(parsed.ok ? {} : parsed.problems).toMatchObject({
      uscc: { code: 'uscc' },
      regionCode: { code: 'required' },
      projectName: { code: 'required' },
      amount: { code: 'required' },
      expectedCloseOn: { code: 'required' },
    });
  });

  it('asks for the credit code in mainland China only', () => {
    expect(problemOf('uscc', { uscc: '' })).toBe('required');
    expect(parse({ uscc: '', country: 'US' }).ok).toBe(true);
  });

  it('keeps a registration on the way into the form and out again', () => {
    const content: RegistrationContent = {
      kind: 'deal',
      companyName: 'Acme Pumps Ltd',
      uscc: usccOf(3),
      country: 'CN',
      regionCode: '320000',
      address: '1 Main Street',
      website: 'www.acme.example',
      productLineId: line,
      projectName: 'Hall 3',
      amountMinor: 1_000_050,
      currency: 'USD',
      expectedCloseOn: '2027-01-31',
      sourceCode: 'visit',
      firstContactOn: '2026-11-01',
      requirement: 'Line one\nline two',
      contacts: [1, 2, 3, 4, 5].map((number) => ({
        name: `Contact ${number}`,
        title: null,
        phone: '13800138000',
        email: `c${number}@acme.example`,
      })),
    };
    const parsed = parseForm(schema, new URLSearchParams(keptValues(valuesOf(content))));
    expect(parsed.ok && parsed.value).toEqual(content);
  });

  it('keeps of a draft its own fields alone, and lists it under what is known', () => {
    const typed = { ...complete, productLineId: 'forged', intent: 'save', version: '3', __proto__x: 'y' };
    expect(Object.keys(keptValues(typed))).not.toContain('intent');
    expect(draftSummary(typed, [line])).toEqual({
      kind: 'customer',
      companyName: complete.companyName,
      productLineId: null,
    });
    expect(draftSummary({ kind: 'nonsense' }, [line])).toEqual({
      kind: 'customer',
      companyName: '',
      productLineId: null,
    });
  });
});
