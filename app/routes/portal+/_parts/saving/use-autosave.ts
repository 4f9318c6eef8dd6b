// Keeps a form as typed: on the server a moment after the last keystroke and at once when the page is put away, and in
// this tab until the server has it. A save that fails is tried again; the form never goes away over it.
import { useFetcher } from '@remix-run/react';
import { type RefObject, useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { formValues } from '#app/forms/form.ts';
import { keptValues, sameValues } from '#app/forms/registration-fields.ts';
import type { FormAnswer } from '../form-state.server.ts';
import { forgetCopy, type LocalCopy, readCopy, writeCopy } from './local-copy.ts';
import { type SaveAnswer, type Saving, isUnsaved, savingAfter, savingFrom } from './saving.ts';

export interface Autosave extends Pick<
  Saving,
  'version' | 'savedAt' | 'failure' | 'stale' | 'gone' | 'unheard' | 'failures'
> {
  state: 'idle' | 'waiting' | 'saving';
  /** What was typed here before the page was loaded anew, where the server does not have it. */
  copy: LocalCopy | null;
  /** Something was typed. */
  touch: () => void;
  /** Save now, e.g. before a file is added or after signing in again. */
  flush: () => void;
  /** Forget a save not yet begun: the form itself is about to be sent. */
  cancel: () => void;
  /** Keep this page's text over what another page saved or threw away. */
  keepMine: () => void;
  /** Leave without being asked: what is typed here is given up, or kept in this tab until one is back. */
  leave: (what: 'giveUp' | 'comeBack') => void;
  /** The copy was put back or is not wanted. */
  settleCopy: () => void;
}

interface Start {
  id: string;
  action: string;
  version: number | null;
  savedAt: Saving['savedAt'];
  /** What the page was drawn with. */
  values: Record<string, string>;
  /** What the form's own sending brought back. */
  answer: FormAnswer | undefined;
  /** The form itself is on its way; saving waits for it. */
  paused: boolean;
}

export function useAutosave(form: RefObject<HTMLFormElement>, start: Start): Autosave {
  const { id, action, answer: formAnswer, paused } = start;
  const fetcher = useFetcher<SaveAnswer>();
  const { submit, data: answer } = fetcher;
  const [state, step] = useReducer(savingAfter, null, () =>
    savingFrom({
      version: formAnswer?.version ?? start.version,
      savedAt: start.savedAt,
      stale: formAnswer?.stale ?? null,
    }),
  );
  const [copy, setCopy] = useState<LocalCopy | null>(null);
  const { version, due, sent, failure, stale, gone } = state;
  const mayStart = sent === null && stale === null && gone === null && !paused;
  const unsaved = isUnsaved(state);

  const send = useCallback(() => {
    if (!form.current) return;
    const fields = textOf(form.current);
    fields.set('intent', 'save');
    fields.set('version', version === null ? '' : String(version));
    step({ kind: 'sent', values: keptValues(formValues(fields)) });
    submit(fields, { method: 'post', action });
  }, [form, submit, action, version]);

  useEffect(() => {
    if (answer) step({ kind: 'answered', answer, at: Date.now() });
  }, [answer]);

  // The answer the page was drawn with is where it starts from.
  const taken = useRef(formAnswer);
  useEffect(() => {
    if (formAnswer === taken.current) return;
    taken.current = formAnswer;
    if (!formAnswer) return;
    const values = form.current ? textIn(form.current) : {};
    step({ kind: 'formAnswered', answer: formAnswer, values, at: Date.now() });
  }, [formAnswer, form]);

  // One save at a time: its answer brings the version the next one builds on.
  useEffect(() => {
    if (due === null || !mayStart) return;
    const timer = setTimeout(send, Math.max(0, due - Date.now()));
    return () => clearTimeout(timer);
  }, [due, mayStart, send]);

  // The tab's own copy: written while something is unsaved, gone once the server has it.
  const hasCopy = useRef(false);
  useEffect(() => {
    if (paused) return;
    if (unsaved && form.current) {
      hasCopy.current = true;
      writeCopy(id, { values: textIn(form.current), at: Date.now() });
    } else if (hasCopy.current) {
      hasCopy.current = false;
      forgetCopy(id);
    }
  }, [unsaved, paused, id, form]);
  const first = useRef(start.values);
  useEffect(() => {
    const found = readCopy(id);
    if (found && sameValues(found.values, first.current)) forgetCopy(id);
    else setCopy(found);
  }, [id]);

  const leaving = useRef(false);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!leaving.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);

  // The connection is back, or the person is, perhaps signed in again.
  useEffect(() => {
    if (failure === null) return;
    const again = () => step({ kind: 'pressing', at: Date.now() });
    window.addEventListener('online', again);
    window.addEventListener('focus', again);
    return () => {
      window.removeEventListener('online', again);
      window.removeEventListener('focus', again);
    };
  }, [failure]);

  // What would be lost if the page went away now.
  const lastWord = useRef<(() => void) | null>(null);
  useEffect(() => {
    const fields = due !== null && mayStart && form.current ? textOf(form.current) : null;
    fields?.set('intent', 'save');
    fields?.set('version', version === null ? '' : String(version));
    lastWord.current = fields && (() => submit(fields, { method: 'post', action }));
  });
  useEffect(() => {
    const putAway = () => document.visibilityState === 'hidden' && lastWord.current && send();
    document.addEventListener('visibilitychange', putAway);
    return () => document.removeEventListener('visibilitychange', putAway);
  }, [send]);
  useEffect(() => () => lastWord.current?.(), []);

  return {
    ...state,
    state: sent !== null ? 'saving' : due === null ? 'idle' : 'waiting',
    copy,
    touch: useCallback(() => {
      if (form.current) writeCopy(id, { values: textIn(form.current), at: Date.now() });
      step({ kind: 'typed', at: Date.now() });
    }, [form, id]),
    flush: useCallback(() => step({ kind: 'pressing', at: Date.now() }), []),
    cancel: useCallback(() => step({ kind: 'formSent', at: Date.now() }), []),
    keepMine: useCallback(() => step({ kind: 'keptMine', at: Date.now() }), []),
    leave: useCallback(
      (what) => {
        leaving.current = true;
        lastWord.current = null;
        if (what === 'giveUp') forgetCopy(id);
      },
      [id],
    ),
    settleCopy: useCallback(() => {
      setCopy(null);
      forgetCopy(id);
    }, [id]),
  };
}

/** The form's own fields as typed. */
function textIn(form: HTMLFormElement): Record<string, string> {
  return keptValues(formValues(new FormData(form)));
}

/** The text fields of a form; files stay where they are. */
function textOf(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form).entries()) if (typeof value === 'string') fields.append(name, value);
  return fields;
}
