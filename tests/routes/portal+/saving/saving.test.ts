import { describe, expect, it } from 'vitest';
import {
  type Saving,
  type SavingEvent,
  isUnsaved,
  retryAfterMs,
  savingAfter,
  savingFrom,
} from '#app/routes/portal+/_parts/saving/saving.ts';

const at = 1_000_000;
const saved = (version: number): SavingEvent => ({
  kind: 'answered',
  answer: { saved: { version, at: '2026-11-02T01:00:00.000Z' } },
  at,
});
const after = (...events: SavingEvent[]): Saving =>
  events.reduce(savingAfter, savingFrom({ version: 1, savedAt: null, stale: null }));

const typed: SavingEvent = { kind: 'typed', at };
const sent = (companyName: string): SavingEvent => ({ kind: 'sent', values: { companyName } });
const lost: SavingEvent = { kind: 'answered', answer: { failed: 'offline' }, at };

describe('The keeping of a form', () => {
  it('saves a moment after the last keystroke and builds on the version that comes back', () => {
    expect(after(typed).due).toBeGreaterThan(at);
    const state = after(typed, sent('恒力'), saved(2));
    expect(state).toMatchObject({ version: 2, due: null, sent: null, failure: null });
    expect(isUnsaved(state)).toBe(false);
  });

  it('is unsaved from the first keystroke until the server has the last', () => {
    expect(isUnsaved(after())).toBe(false);
    expect(isUnsaved(after(typed))).toBe(true);
    expect(isUnsaved(after(typed, sent('恒')))).toBe(true);
    expect(isUnsaved(after(typed, sent('恒'), typed, saved(2)))).toBe(true);
  });

  it('tries a lost save again, each time a little later, a minute at most', () => {
    expect(after(typed, sent('恒力'), lost)).toMatchObject({
      failure: 'offline',
      due: at + retryAfterMs(1),
      version: 1,
    });
    expect([1, 2, 3, 10].map(retryAfterMs)).toEqual([2000, 4000, 8000, 60_000]);
    expect(after(typed, sent('恒力'), lost, typed).due).toBe(at + retryAfterMs(1));
    expect(after(typed, sent('恒力'), lost, { kind: 'pressing', at })).toMatchObject({ due: at });
  });

  it.each(['signedOut', 'tooLarge', 'refused'] as const)('does not repeat by itself what is %s', (failed) => {
    const state = after(typed, sent('恒力'), { kind: 'answered', answer: { failed }, at });
    expect(state).toMatchObject({ failure: failed, due: null });
    expect(isUnsaved(state)).toBe(true);
    expect(savingAfter(state, typed).due).not.toBeNull();
  });

  it('knows its own text again where only the answer to a save was lost', () => {
    const stale: SavingEvent = {
      kind: 'answered',
      answer: { stale: { version: 2, values: { companyName: '恒' } } },
      at,
    };
    const state = after(typed, sent('恒'), lost, typed, sent('恒力'), stale);
    expect(state).toMatchObject({ version: 2, stale: null, due: at, failure: null });
  });

  it('stops at another page’s text until one of the two is chosen', () => {
    const other = { version: 7, values: { companyName: '别家' } };
    const state = after(typed, sent('恒力'), { kind: 'answered', answer: { stale: other }, at });
    expect(state).toMatchObject({ version: 1, stale: other, due: null });
    expect(isUnsaved(state)).toBe(true);
    expect(savingAfter(state, { kind: 'keptMine', at })).toMatchObject({ version: 7, stale: null, due: at });
  });

  it('goes on from the version a submission that was not accepted left behind', () => {
    const state = after(
      { kind: 'formSent', at },
      { kind: 'formAnswered', answer: { version: 2 }, values: {}, at },
      typed,
    );
    expect(state).toMatchObject({ version: 2, stale: null });
  });

  it('saves what a submission could not bring, and takes its late arrival for its own', () => {
    const values = { companyName: '恒力' };
    const state = after({ kind: 'formSent', at }, { kind: 'formAnswered', answer: { failed: 'offline' }, values, at });
    expect(state).toMatchObject({ failure: 'offline', due: at + retryAfterMs(1) });
    const next = savingAfter(savingAfter(state, { kind: 'sent', values: { companyName: '恒力精密' } }), {
      kind: 'answered',
      answer: { stale: { version: 2, values } },
      at,
    });
    expect(next).toMatchObject({ version: 2, stale: null, due: at });
  });

  it('keeps the old version beside another page’s text when a submission is refused over it', () => {
    const stale = { version: 4, values: { companyName: '别家' } };
    expect(after({ kind: 'formAnswered', answer: { version: 4, stale }, values: {}, at })).toMatchObject({
      version: 1,
      stale,
    });
  });

  it('asks nobody to stay for what was submitted elsewhere', () => {
    expect(isUnsaved(after(typed, sent('恒力'), { kind: 'answered', answer: { gone: 'submitted' }, at }))).toBe(false);
  });

  it('keeps what another window threw away as a new draft, at a press', () => {
    const state = after(typed, sent('恒力'), { kind: 'answered', answer: { gone: 'discarded' }, at });
    expect(isUnsaved(state)).toBe(true);
    expect(savingAfter(state, { kind: 'keptMine', at })).toMatchObject({ version: null, gone: null, due: at });
  });
});
