// What a customer buys already, as its form sends it.
import { describe, expect, it } from 'vitest';
import { boughtForm, valuesOfBought } from '#app/forms/bought.ts';
import { parseForm } from '#app/forms/form.ts';

const schema = boughtForm({ today: '2026-11-02', productLineIds: ['pumps', 'drives'] });
const parse = (...rows: [line: string, since: string][]) =>
  parseForm(
    schema,
    new URLSearchParams(
      rows.flatMap(([line, since]) => [
        ['boughtLine[]', line],
        ['boughtSince[]', since],
      ]),
    ),
  );

describe('What a customer buys', () => {
  it('is the rows with a product line', () => {
    expect(parse(['pumps', '2024-05-01'], ['', ''], ['', '2020-01-01'], ['drives', '2026-11-02'])).toEqual({
      ok: true,
      value: [
        { productLineId: 'pumps', since: '2024-05-01' },
        { productLineId: 'drives', since: '2026-11-02' },
      ],
    });
    expect(parse()).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['a product line that does not exist', [['valves', '2024-05-01']], 'boughtLine.0', 'unknownChoice'],
    [
      'the same product line twice',
      [
        ['pumps', '2024-05-01'],
        ['pumps', '2025-05-01'],
      ],
      'boughtLine.1',
      'taken',
    ],
    ['no day', [['pumps', '']], 'boughtSince.0', 'required'],
    ['no such day', [['pumps', '2024-02-30']], 'boughtSince.0', 'day'],
    ['a day to come', [['pumps', '2026-11-03']], 'boughtSince.0', 'dayInFuture'],
  ] as const)('is refused with %s', (_what, rows, field, code) => {
    const parsed = parse(...rows.map(([line, since]): [string, string] => [line, since]));
    expect(parsed).toMatchObject({ ok: false, problems: { [field]: { code } } });
  });

  it('is shown as it was sent', () => {
    const parsed = parse(['pumps', '2024-05-01']);
    expect(parsed.ok && valuesOfBought(parsed.value)).toEqual({ boughtLine: ['pumps'], boughtSince: ['2024-05-01'] });
  });
});
