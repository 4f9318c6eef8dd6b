// Money is minor units and a currency. Text in, minor units out; formatting is the viewer's business.

export const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY'] as const;
export type Currency = (typeof currencies)[number];

const decimals: Record<Currency, number> = { CNY: 2, USD: 2, EUR: 2, HKD: 2, JPY: 0 };

/** The largest amount a registration may carry: ten thousand million, in major units. */
export const largestAmount = 10_000_000_000;

export function decimalsOf(currency: Currency): number {
  return decimals[currency];
}

/** `1,234.50` → 123450 for CNY; null for what is not a plain non-negative number with at most the currency's decimals. */
export function minorUnits(text: string, currency: Currency): number | null {
  const plain = text.normalize('NFKC').trim().replace(/[,\s]/g, '');
  const match = /^(\d{1,15})(?:\.(\d+))?$/.exec(plain);
  if (!match) return null;
  const places = decimals[currency];
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > places) return null;
  return Number(match[1]) * 10 ** places + Number(fraction.padEnd(places, '0') || 0);
}

/** Minor units as the plain text a form field shows: 123450 CNY → `1234.50`. */
export function majorText(minor: number, currency: Currency): string {
  const places = decimals[currency];
  return (minor / 10 ** places).toFixed(places);
}
