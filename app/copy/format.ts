// Moments, days, spans, money and sizes as people of one language read them. Assembled from numeric parts, so that
// server and browser agree to the letter whatever their Intl data. Pure: the language and zone are arguments.
import { dayMs, hourMs, minuteMs, msBetween, type Instant } from '#app/domain/calendar/instant.ts';
import type { Language } from '#app/domain/language/language.ts';
import { decimalsOf, type Currency } from '#app/domain/money/money.ts';

export type TimePrecision = 'second' | 'minute' | 'day';

const zones = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  let zone = zones.get(timeZone);
  if (!zone) {
    zone = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    zones.set(timeZone, zone);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of zone.formatToParts(time)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(time / 1000) * 1000;
}

/**
 * The same, asked of Intl once a month and zone: a month that begins and ends with one offset is taken to keep it.
 * A list of fifty rows would otherwise spend more on its dates than on all else.
 */
function offsetOf(date: Date, timeZone: string): number {
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const key = `${timeZone} ${year} ${month}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const first = offsetAt(Date.UTC(year, month, 1), timeZone);
    offset = first === offsetAt(Date.UTC(year, month + 1, 1), timeZone) ? first : Number.NaN;
    if (offsets.size > 1000) offsets.clear();
    offsets.set(key, offset);
  }
  return Number.isNaN(offset) ? offsetAt(date.getTime(), timeZone) : offset;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `23 Nov 2026, 14:00:05` · `2026-11-23 14:00:05`. An unreadable moment comes back as it was. */
export function formatTime(at: Instant | Date, precision: TimePrecision, language: Language, timeZone: string): string {
  const date = at instanceof Date ? at : new Date(at);
  if (Number.isNaN(date.getTime())) return String(at);
  const local = new Date(date.getTime() + offsetOf(date, timeZone));
  const iso = local.toISOString();
  const day =
    language === 'en'
      ? `${local.getUTCDate()} ${months[local.getUTCMonth()]} ${local.getUTCFullYear()}`
      : iso.slice(0, 10);
  if (precision === 'day') return day;
  const clock = iso.slice(11, precision === 'second' ? 19 : 16);
  return language === 'en' ? `${day}, ${clock}` : `${day} ${clock}`;
}

/** A moment as every spreadsheet reads it, whatever its language: `2026-11-23 14:00:05`. Empty where there is none. */
export function spreadsheetTime(at: Instant | null, timeZone: string): string {
  return at === null ? '' : formatTime(at, 'second', 'zh-CN', timeZone);
}

/** A calendar day without a zone: `2026-11-23` → `23 Nov 2026` · `2026-11-23`. */
export function formatDay(day: string, language: Language): string {
  return formatTime(`${day.slice(0, 10)}T00:00:00.000Z`, 'day', language, 'UTC');
}

export type Span = { unit: 'day' | 'hour' | 'minute'; count: number; past: boolean };

/**
 * How far `to` lies from `from`, in the largest unit that says something: days from 48 h on, hours from 60 min on.
 * Rounded down, so a promise is never shown as longer than it is.
 */
export function spanBetween(from: Instant, to: Instant): Span {
  const ms = msBetween(from, to);
  const length = Math.abs(ms);
  const past = ms < 0;
  if (length >= 2 * dayMs) return { unit: 'day', count: Math.floor(length / dayMs), past };
  if (length >= hourMs) return { unit: 'hour', count: Math.floor(length / hourMs), past };
  return { unit: 'minute', count: Math.floor(length / minuteMs), past };
}

const grouped = new Intl.NumberFormat('en-US');

/** `12,345`: both languages group alike. */
export function formatNumber(value: number): string {
  return grouped.format(value);
}

const signs: Record<Currency, string> = { CNY: '¥', USD: 'US$', EUR: '€', HKD: 'HK$', JPY: 'JP¥' };

/** Minor units with the currency's sign: 123450 CNY → `¥1,234.50`. */
export function formatMoney(minor: number, currency: Currency): string {
  const places = decimalsOf(currency);
  const [whole = '0', fraction] = (Math.abs(minor) / 10 ** places).toFixed(places).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${minor < 0 ? '−' : ''}${signs[currency]}${digits}${fraction ? `.${fraction}` : ''}`;
}

/** A file's size: `3.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
