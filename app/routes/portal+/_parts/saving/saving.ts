// Where a form stands between a keystroke and the server's word that it is kept. Pure: the hook beside it sends, waits
// and draws; what follows from what is decided here.
import type { Instant } from '#app/domain/calendar/instant.ts';
import { sameValues } from '#app/forms/registration-fields.ts';
import { type Failed, type Failure, passes } from './failure.ts';

type Values = Record<string, string>;

/** What another page saved: its version and text. */
export interface OtherText {
  version: number;
  values: Values;
}

/** Submitted, or thrown away, in another window. */
export type Gone = 'submitted' | 'discarded';

/** What the action answers to `intent=save`. */
export type SaveAnswer = { saved: { version: number; at: Instant } } | { stale: OtherText } | { gone: Gone } | Failed;

export interface Saving {
  /** The version the text on this page builds on; null while nothing was ever saved. */
  version: number | null;
  savedAt: Instant | null;
  /** When to save next, in epoch milliseconds; null when there is nothing to save or saving it again is of no use. */
  due: number | null;
  /** What is on its way. */
  sent: Values | null;
  /** What was sent without an answer since the last one: the server may have any of it. */
  unheard: readonly Values[];
  failure: Failure | null;
  /** How often in a row it failed. */
  failures: number;
  /** Another page saved; nothing is saved from here until one of the two texts is chosen. */
  stale: OtherText | null;
  /** What became of it elsewhere. */
  gone: Gone | null;
}

export type SavingEvent =
  | { kind: 'typed' | 'pressing' | 'formSent' | 'keptMine'; at: number }
  | { kind: 'sent'; values: Values }
  | { kind: 'answered'; answer: SaveAnswer; at: number }
  /** The form itself came back: with a new version, with another page's text, or not at all. */
  | {
      kind: 'formAnswered';
      answer: { version?: number | null; stale?: OtherText } | Failed;
      values: Values;
      at: number;
    };

export function savingFrom(start: Pick<Saving, 'version' | 'savedAt' | 'stale'>): Saving {
  return { ...start, due: null, sent: null, unheard: [], failure: null, failures: 0, gone: null };
}

/** Milliseconds after the last keystroke. */
export const pauseMs = 1200;
const longestWaitMs = 60_000;
const rememberedSendings = 8;

/** Milliseconds until the next try after so many failures: 2 s, 4 s, 8 s … a minute. */
export function retryAfterMs(failures: number): number {
  return Math.min(longestWaitMs, 1000 * 2 ** failures);
}

/** Something on this page is not yet kept by the server. */
export function isUnsaved({ due, sent, failure, stale, gone }: Saving): boolean {
  return gone !== 'submitted' && (gone !== null || due !== null || sent !== null || failure !== null || stale !== null);
}

export function savingAfter(state: Saving, event: SavingEvent): Saving {
  switch (event.kind) {
    case 'typed':
      // Typing goes on while the line is down; it does not put off the next try.
      return { ...state, due: waitsForRetry(state) ? state.due : event.at + pauseMs };
    case 'pressing':
      return { ...state, due: event.at };
    case 'formSent':
      return { ...state, due: null };
    case 'sent':
      return { ...state, due: null, sent: event.values };
    case 'keptMine':
      // What was thrown away elsewhere is kept as a new draft.
      if (state.gone === 'discarded') return { ...state, version: null, savedAt: null, gone: null, due: event.at };
      return state.stale ? { ...state, version: state.stale.version, stale: null, due: event.at } : state;
    case 'answered':
      return answered({ ...state, sent: null }, event.answer, state.sent, event.at);
    case 'formAnswered': {
      const { answer, values, at } = event;
      if ('failed' in answer || answer.stale) {
        const word = 'failed' in answer ? answer : answer.stale && { stale: answer.stale };
        return word ? answered(state, word, values, at) : state;
      }
      return { ...heard(state), version: answer.version ?? state.version };
    }
  }
}

function answered(state: Saving, answer: SaveAnswer, values: Values | null, at: number): Saving {
  if ('failed' in answer) {
    const { failed } = answer;
    const failures = state.failures + 1;
    return {
      ...state,
      failure: failed,
      failures,
      due: passes(failed) ? at + retryAfterMs(failures) : null,
      unheard: passes(failed) && values ? [...state.unheard, values].slice(-rememberedSendings) : state.unheard,
    };
  }
  if ('gone' in answer) return { ...heard(state), due: null, gone: answer.gone };
  if ('saved' in answer) return { ...heard(state), version: answer.saved.version, savedAt: answer.saved.at };
  // What is stored is what this page sent: the save had arrived, only its answer was lost.
  const isOwn = [...state.unheard, ...(values ? [values] : [])].some((own) => sameValues(own, answer.stale.values));
  if (isOwn) return { ...heard(state), version: answer.stale.version, due: at };
  return { ...heard(state), due: null, stale: answer.stale };
}

function heard(state: Saving): Saving {
  return { ...state, failure: null, failures: 0, unheard: [] };
}

function waitsForRetry({ failure, due }: Saving): boolean {
  return due !== null && failure !== null && passes(failure);
}
