// The cities a company says it is in: by region and address, and where those name none, by its name. For signals that ask
// whether two companies are near each other; never for sameness, which compares places in `matching/`.
import { prepareCompany } from '../matching/prepare.ts';
import { readingsOf } from '../matching/pinyin.ts';
import type { CompanyRecord, Probe } from '../matching/record.ts';

/** Provinces and countries that are one city. */
const cityStates: ReadonlySet<string> = new Set(['北京', '上海', '天津', '重庆', '香港', '澳门', '@SG']);

/** Paths as `江苏/苏州`, or `上海`; none where only a province or a country is known. */
export function citiesOf(company: CompanyRecord | Probe): string[] {
  const prepared = prepareCompany(company);
  const stated = cities(prepared.regions);
  return stated.length > 0 ? stated : cities(prepared.names.flatMap(({ parsed }) => parsed.regions));
}

function cities(places: readonly string[]): string[] {
  return [...new Set(places.flatMap((place) => cityOf(place) ?? []))];
}

function cityOf(place: string): string | null {
  const [province = '', city] = place.split('/');
  if (cityStates.has(province)) return province;
  return city === undefined ? null : `${province}/${city}`;
}

/** `苏州` or `Suzhou`. */
export function cityName(city: string, language: 'en' | 'zh-CN'): string {
  const short = city === '@SG' ? (language === 'en' ? 'Singapore' : '新加坡') : (city.split('/').at(-1) ?? city);
  if (language === 'zh-CN' || !/\p{Script=Han}/u.test(short)) return short;
  if (short === '香港') return 'Hong Kong';
  if (short === '澳门') return 'Macao';
  const latin = readingsOf(short).join('');
  return latin.charAt(0).toUpperCase() + latin.slice(1);
}
