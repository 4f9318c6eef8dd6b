// Phones, e-mail addresses and domains as evidence: each in one canonical spelling, null when it is none.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { CountryCode } from 'libphonenumber-js/min';
import { getDomain } from 'tldts';
import { freeMailDomains } from './lexicon/organisation.ts';

const countryCode = /^[A-Z]{2}$/;

/** E.164, read as a number of `country` (Chinese when unknown); null when it cannot be one. */
export function canonicalPhone(written: string, country?: string | null): string | null {
  const text = written.normalize('NFKC').slice(0, 40);
  const digits = text.replace(/\D/g, '');
  if (digits.length < 6 || digits.length > 17) return null;
  const home = country && countryCode.test(country) ? country : 'CN';
  if (home === 'CN' && !text.trimStart().startsWith('+')) {
    // Plain mobile and area-code numbers are nearly all there is; the library is for the rest.
    if (/^1[3-9]\d{9}$/.test(digits)) return `+86${digits}`;
    if (/^861[3-9]\d{9}$/.test(digits)) return `+${digits}`;
    if (/^0[1-9]\d{9,10}$/.test(digits)) return `+86${digits.slice(1)}`;
    if (/^[48]00\d{7}$/.test(digits)) return `+86${digits}`;
  }
  const parsed = parsePhoneNumberFromString(text, home as CountryCode);
  return parsed?.isPossible() ? parsed.number : null;
}

/** Registrable domain of a web address or host name; null for none and for mail providers. */
export function canonicalDomain(written: string | null | undefined): string | null {
  if (!written) return null;
  const domain = getDomain(written.trim().slice(0, 300), { allowPrivateDomains: true });
  if (!domain) return null;
  const lower = domain.toLowerCase();
  return freeMailDomains.has(lower) ? null : lower;
}

/** Lower-case address; null when it is none. */
export function canonicalEmail(written: string): string | null {
  const text = written.normalize('NFKC').trim().toLowerCase();
  return text.length <= 200 && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text) ? text : null;
}
