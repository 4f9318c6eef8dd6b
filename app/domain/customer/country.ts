// The countries and territories a registration may name.

/** ISO 3166-1 alpha-2, the home market first. */
export const countries = [
  ...(['CN', 'HK', 'MO', 'TW', 'AE', 'AU', 'BR', 'CA', 'DE', 'ES', 'FR', 'GB', 'ID', 'IN', 'IT'] as const),
  ...(['JP', 'KR', 'MX', 'MY', 'NL', 'PH', 'RU', 'SA', 'SG', 'TH', 'TR', 'US', 'VN', 'ZA'] as const),
] as const;

export function isCountry(code: string | null): code is (typeof countries)[number] {
  return (countries as readonly (string | null)[]).includes(code);
}
