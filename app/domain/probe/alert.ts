// What an alert about a partner's questions is: the words, and the questions as they are kept with it. No decisions here.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Answer } from '#app/domain/registration/answer.ts';

/** How a question was asked: by the pre-check, or by submitting. */
export const probeSources = ['precheck', 'submission'] as const;
export type ProbeSource = (typeof probeSources)[number];

/** `variants`: many names one edit apart. `decoy`: a company that exists only to be asked for by nobody honest. */
export const alertKinds = ['variants', 'decoy'] as const;
export type AlertKind = (typeof alertKinds)[number];

export const alertStatuses = ['open', 'acknowledged'] as const;
export type AlertStatus = (typeof alertStatuses)[number];

/** One question as staff see it: who asked when for what, and what the answer was. */
export interface AskedQuestion {
  id: string;
  at: Instant;
  userId: string;
  source: ProbeSource;
  companyName: string;
  uscc: string | null;
  answer: Answer;
  registrationId: string | null;
}

/** More questions than this are not kept with one alert: the series is long since proven. */
export const mostQuestions = 100;

/** The questions of an alert with new ones added: by time, none twice. */
export function withQuestions(known: readonly AskedQuestion[], more: readonly AskedQuestion[]): AskedQuestion[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...known, ...more.filter(({ id }) => !ids.has(id))]
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
    .slice(0, mostQuestions);
}
