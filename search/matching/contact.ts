// Phones, e-mail addresses and domains as evidence: each in one canonical spelling, null when it is none or everybody's.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { CountryCode } from 'libphonenumber-js/min';
import { getDomain } from 'tldts';
import { areaCodes } from './lexicon/area-codes.ts';
import { freeMailDomains } from './lexicon/organisation.ts';
import { platformHosts, serviceNumber } from './lexicon/shared-hosts.ts';

const countryCode = /^[A-Z]{2}$/;
/** 转8001, ext. 12, 分机3, #8: the desk behind the number. */
const extension = /\s*(?:[(（]?\s*(?:转|轉|分机|分機|内线|內線|ext(?:ension)?\.?|x|#)\s*[:：.]?\s*\d{1,6}\s*[)）]?)/giu;
/** 010-62530000-8001: the same, by a dash. */
const dashedExtension = /^(\(?0\d{2,3}\)?[-\s]?\d{7,8})\s*-\s*\d{1,6}$/;

const plainMobile = /^1[3-9]\d{9}$/;

/** A Chinese number in E.164 with its area apart; mobiles have none. */
const landline = /^\+86(10|2\d|[3-9]\d{2})\d{7,8}$/;

/** E.164, read as a number of `country` (Chinese when unknown); null when it cannot be one. */
export function canonicalPhone(written: string, country?: string | null): string | null {
  const text = written.normalize('NFKC').slice(0, 40).trim();
  const digits = text.replace(/\D/g, '');
  if (digits.length < 6 || digits.length > 17) return null;
  const home = country && countryCode.test(country) ? country : 'CN';
  if (home === 'CN' && !text.startsWith('+')) {
    // Plain mobile and area-code numbers are nearly all there is; the library is for the rest.
    if (plainMobile.test(digits)) return `+86${digits}`;
    if (/^861[3-9]\d{9}$/.test(digits)) return `+${digits}`;
    if (/^0[1-9]\d{9,10}$/.test(digits)) return `+86${digits.slice(1)}`;
    if (/^[48]00\d{7}$/.test(digits)) return `+86${digits}`;
  }
  const parsed = parsePhoneNumberFromString(text, home as CountryCode);
  return parsed?.isPossible() ? parsed.number : null;
}

/** A number without its area: eight digits of China that are no mobile and no service number. */
function localNumber(text: string): string | null {
  const digits = text.replace(/\D/g, '');
  return /^[2-8]\d{6,7}$/.test(digits) && !text.trim().startsWith('+') ? digits : null;
}

/** The area code of the first place that has one. */
function areaOf(places: readonly string[]): string | null {
  for (const place of places) {
    const [province = '', city = ''] = place.split('/');
    const code = areaCodes[`${province}/${city}`] ?? areaCodes[province];
    if (code !== undefined) return code;
  }
  return null;
}

/**
 * Every number in one field: several are separated by commas, slashes, spaces or words, and a later one may leave out the
 * area of the first. E.164; a number of China whose area is known neither here nor by `cities` (paths of places, asked
 * for only then) is its digits alone.
 */
export function phonesIn(
  written: string,
  country?: string | null,
  cities: () => readonly string[] = () => [],
): string[] {
  const chinese = !country || country === 'CN' || !countryCode.test(country);
  if (chinese && plainMobile.test(written)) return [`+86${written}`];
  const text = written.normalize('NFKC').slice(0, 200).replace(extension, ' ; ');
  let area: string | null = null;
  const found: string[] = [];
  for (const piece of text.split(/[,;、/|\n和或及]+|\s{2,}|\s(?=1[3-9]\d{9}(?!\d))/).slice(0, 12)) {
    const plain = piece.replace(/^[^\d+(]*/, '').trim();
    if (plain === '') continue;
    const bare = dashedExtension.exec(plain)?.[1] ?? plain;
    const local = chinese ? localNumber(bare) : null;
    if (local !== null) {
      area ??= areaOf(cities());
      found.push(area === null ? local : `+86${area}${local}`);
      continue;
    }
    const last = found.at(-1);
    // 010-62530000/01: only the end of the number before.
    if (chinese && /^\d{1,4}$/.test(bare) && last !== undefined && !/^\+861[3-9]/.test(last)) {
      found.push(last.slice(0, -bare.length) + bare);
      continue;
    }
    const phone = canonicalPhone(bare, country);
    if (phone === null) continue;
    found.push(phone);
    if (chinese && !serviceNumber.test(phone)) area = landline.exec(phone)?.[1] ?? area;
  }
  return [...new Set(found)];
}

/** Whether two numbers are one, where one of them may have been given without its area. */
export function isSamePhone(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.startsWith('+') === other.startsWith('+')) return false;
  const [local, whole] = one.startsWith('+') ? [other, one] : [one, other];
  return whole.startsWith('+86') && whole.endsWith(local) && whole.length - local.length <= 6;
}

/** Registrable domain of a web address or host name; null for none, for mail providers and for platforms. */
export function canonicalDomain(written: string | null | undefined): string | null {
  if (!written) return null;
  const domain = getDomain(written.trim().slice(0, 300), { allowPrivateDomains: true });
  if (!domain) return null;
  const lower = domain.toLowerCase();
  return freeMailDomains.has(lower) || platformHosts.has(lower) ? null : lower;
}

/** Lower-case address; null when it is none. */
export function canonicalEmail(written: string): string | null {
  const text = written.normalize('NFKC').trim().toLowerCase();
  return text.length <= 200 && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text) ? text : null;
}
