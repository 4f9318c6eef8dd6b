// The answer to a form that cannot be accepted, with its status.
import { data } from '@remix-run/node';
import type { Translate } from '#app/copy/keys.ts';
import { minuteMs } from '#app/domain/calendar/instant.ts';
import type { Refusal } from '#app/forms/refusal.ts';

const nothing: Refusal = { intent: null, problems: {}, sentence: null, values: {} };

export function refusal(parts: Partial<Refusal>) {
  return data<Refusal>({ ...nothing, ...parts }, { status: 422 });
}

/** For limits that ran out: says in minutes how long, and in `Retry-After` to the second. */
export function waitRefusal(t: Translate, retryAfterMs: number, parts: Partial<Refusal> = {}) {
  const sentence = t('account:tooMany', { count: Math.max(1, Math.ceil(retryAfterMs / minuteMs)) });
  const headers = { 'Retry-After': String(Math.ceil(retryAfterMs / 1000)) };
  return data<Refusal>({ ...nothing, ...parts, sentence }, { status: 429, headers });
}
