// The space-time cross-check (C15): similar, not equal, customers reported by different partners near in time and in the
// same city are worth a look. Pure; a flag informs people and decides nothing.
import { type Instant, dayMs } from '../calendar/instant.ts';
import type { Verdict } from '../duplicate/explanation.ts';

/** What of a registration the cross-check looks at. */
export interface Report {
  id: string;
  partnerId: string;
  submittedAt: Instant;
  /** The customer it was resolved to, or the one it made. */
  customerId: string | null;
  /** Cities it names, e.g. `江苏/苏州`. */
  cities: readonly string[];
}

/** Equal ones meet as claims; different ones are none of each other's business. */
const similar: readonly Verdict[] = ['likely', 'possible', 'related'];

/** The city both name, when the two are worth a flag; else null. */
export function closeIn(one: Report, other: Report, verdict: Verdict, windowDays: number): string | null {
  if (one.partnerId === other.partnerId || !similar.includes(verdict)) return null;
  if (one.customerId !== null && one.customerId === other.customerId) return null;
  if (Math.abs(Date.parse(one.submittedAt) - Date.parse(other.submittedAt)) > windowDays * dayMs) return null;
  return one.cities.find((city) => other.cities.includes(city)) ?? null;
}

/** Whole days between two moments, rounded down. */
export function daysApart(one: Instant, other: Instant): number {
  return Math.floor(Math.abs(Date.parse(one) - Date.parse(other)) / dayMs);
}
