// Moments and days as text: ISO 8601 UTC with milliseconds, which sorts as it reads and is alike in every database.

/** `2026-01-31T08:30:00.000Z` */
export type Instant = string;
/** A calendar day without a zone, `2026-01-31`. */
export type Day = string;

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;
export const minuteMs = 60_000;

export function toInstant(date: Date): Instant {
  return date.toISOString();
}

export function addMs(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString();
}

export function addDays(at: Instant, days: number): Instant {
  return addMs(at, days * dayMs);
}

/** Whole milliseconds from `from` to `to`; negative when `to` is earlier. */
export function msBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}

/** True for a real calendar day written `YYYY-MM-DD` (so not 2026-02-30). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
