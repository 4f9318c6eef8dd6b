// A visit to the manufacturer's site as it is posted: domain, time, page (C16). Pure reading of what came in: everything
// wrong is named by its place, and nothing is taken where anything is wrong.
import { z } from 'zod';
import { addDays, addMs, type Instant, minuteMs, toInstant } from '../calendar/instant.ts';
import { cleanLine } from '../customer/text.ts';

export interface Visit {
  /** As posted, in lower case. */
  domain: string;
  /** Path without query and fragment: they can hold what identifies a person. */
  page: string;
  at: Instant;
}

export const visitLimits = {
  /** In one post. */
  visits: 500,
  domain: 191,
  page: 400,
  /** Older ones say nothing any more. */
  daysBack: 30,
  /** Clocks differ. */
  minutesAhead: 10,
} as const;

export const visitProblemCodes = [
  'shape',
  'missing',
  'tooMany',
  'domain',
  'time',
  'tooOld',
  'inFuture',
  'page',
] as const;
export type VisitProblemCode = (typeof visitProblemCodes)[number];

export interface VisitProblem {
  /** `visits.3.at` */
  path: string;
  code: VisitProblemCode;
}

export type ReadVisits = { ok: true; visits: Visit[] } | { ok: false; problems: VisitProblem[] };

/** So many problems are named; the rest is alike. */
const named = 20;

const body = z.object({ visits: z.array(z.unknown()) });

export function readVisits(posted: unknown, now: Instant): ReadVisits {
  const shaped = body.safeParse(posted);
  if (!shaped.success) return { ok: false, problems: [{ path: 'visits', code: 'shape' }] };
  const { visits: given } = shaped.data;
  if (given.length === 0) return { ok: false, problems: [{ path: 'visits', code: 'missing' }] };
  if (given.length > visitLimits.visits) return { ok: false, problems: [{ path: 'visits', code: 'tooMany' }] };
  const problems: VisitProblem[] = [];
  const visits: Visit[] = [];
  for (const [index, one] of given.entries()) {
    const read = readVisit(one, now);
    if ('visit' in read) visits.push(read.visit);
    else for (const [field, code] of read.problems) problems.push({ path: `visits.${index}${field}`, code });
    if (problems.length >= named) break;
  }
  return problems.length > 0 ? { ok: false, problems: problems.slice(0, named) } : { ok: true, visits };
}

type Problems = (readonly [field: string, code: VisitProblemCode])[];

function readVisit(given: unknown, now: Instant): { visit: Visit } | { problems: Problems } {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return { problems: [['', 'shape']] };
  const { domain, at, page } = given as Record<string, unknown>;
  const read = { domain: readDomain(domain), at: readTime(at, now), page: readPage(page) };
  const problems = Object.entries(read).flatMap(([field, value]): Problems =>
    'code' in value ? [[`.${field}`, value.code]] : [],
  );
  if (problems.length > 0) return { problems };
  const value = ({ value }: { value?: string }) => value ?? '';
  return {
    visit: { domain: value(read.domain as object), at: value(read.at as object), page: value(read.page as object) },
  };
}

type Read = { value: string } | { code: VisitProblemCode };

function readDomain(given: unknown): Read {
  if (given === undefined || given === null || given === '') return { code: 'missing' };
  if (typeof given !== 'string' || given.length > visitLimits.domain) return { code: 'domain' };
  const domain = cleanLine(given).toLowerCase().replace(/\.$/, '');
  return /^(?=.{3,191}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u.test(
    domain,
  )
    ? { value: domain }
    : { code: 'domain' };
}

function readTime(given: unknown, now: Instant): Read {
  if (given === undefined || given === null || given === '') return { code: 'missing' };
  // An offset must be said: a time without one is another moment in every place.
  const isTime =
    typeof given === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(given);
  const moment = isTime ? new Date(given) : null;
  if (!moment || Number.isNaN(moment.getTime())) return { code: 'time' };
  const at = toInstant(moment);
  if (at < addDays(now, -visitLimits.daysBack)) return { code: 'tooOld' };
  if (at > addMs(now, visitLimits.minutesAhead * minuteMs)) return { code: 'inFuture' };
  return { value: at };
}

function readPage(given: unknown): Read {
  if (given === undefined || given === null) return { value: '/' };
  if (typeof given !== 'string' || given.length > 4000) return { code: 'page' };
  const path =
    cleanLine(given)
      .replace(/^https?:\/\/[^/?#]*/i, '')
      .replace(/[?#].*$/s, '') || '/';
  return path.startsWith('/') && path.length <= visitLimits.page ? { value: path } : { code: 'page' };
}
