// Keeps a form as typed on the server: a moment after the last keystroke, and at once when the page is put away.
import { useFetcher } from '@remix-run/react';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Instant } from '#app/domain/calendar/instant.ts';

/** What the action answers to `intent=save`. */
export type SaveAnswer =
  | { saved: { version: number; at: Instant } }
  | { stale: { version: number; values: Record<string, string> } }
  | { gone: true };

export interface Autosave {
  version: number | null;
  savedAt: Instant | null;
  state: 'idle' | 'waiting' | 'saving';
  stale: { version: number; values: Record<string, string> } | null;
  /** The registration was submitted elsewhere in the meantime. */
  gone: boolean;
  /** Something was typed. */
  touch: () => void;
  /** Save now, e.g. before a file is added. */
  flush: () => void;
  /** Forget a save not yet begun: the form itself is about to be sent. */
  cancel: () => void;
  /** Keep this page's text over what another page saved. */
  keepMine: () => void;
}

const pauseMs = 1200;

export function useAutosave(
  form: RefObject<HTMLFormElement>,
  action: string,
  initial: { version: number | null; savedAt: Instant | null },
): Autosave {
  const fetcher = useFetcher<SaveAnswer>();
  const [version, setVersion] = useState(initial.version);
  const [savedAt, setSavedAt] = useState(initial.savedAt);
  const [stale, setStale] = useState<Autosave['stale']>(null);
  const [gone, setGone] = useState(false);
  /** When the next save is due; null when nothing is unsaved. */
  const [due, setDue] = useState<number | null>(null);
  const busy = fetcher.state !== 'idle';
  const { submit, data: answer } = fetcher;

  const send = useCallback(
    (fields: URLSearchParams | null) => {
      if (!fields) return;
      fields.set('intent', 'save');
      fields.set('version', version === null ? '' : String(version));
      submit(fields, { method: 'post', action });
    },
    [submit, action, version],
  );

  // Each answer is taken over once.
  const [taken, setTaken] = useState<SaveAnswer | undefined>(undefined);
  if (answer && answer !== taken) {
    setTaken(answer);
    if ('saved' in answer) {
      setVersion(answer.saved.version);
      setSavedAt(answer.saved.at);
    } else if ('stale' in answer) setStale(answer.stale);
    else setGone(true);
  }

  // One save at a time: its answer brings the version the next one builds on.
  useEffect(() => {
    if (due === null || busy || stale || gone) return;
    const timer = setTimeout(
      () => {
        setDue(null);
        send(form.current && fieldsOf(form.current));
      },
      Math.max(0, due - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [due, busy, stale, gone, send, form]);

  // What would be lost if the page went away now.
  const unsaved = useRef<(() => void) | null>(null);
  useEffect(() => {
    const fields = due !== null && !busy && !stale && !gone && form.current ? fieldsOf(form.current) : null;
    unsaved.current = fields && (() => send(fields));
  });
  useEffect(() => {
    const putAway = () => document.visibilityState === 'hidden' && setDue((at) => (at === null ? null : 1));
    document.addEventListener('visibilitychange', putAway);
    return () => {
      document.removeEventListener('visibilitychange', putAway);
      unsaved.current?.();
    };
  }, []);

  return {
    version,
    savedAt,
    state: busy ? 'saving' : due === null ? 'idle' : 'waiting',
    stale,
    gone,
    touch: useCallback(() => setDue(Date.now() + pauseMs), []),
    flush: useCallback(() => setDue(1), []),
    cancel: useCallback(() => setDue(null), []),
    keepMine() {
      if (!stale) return;
      setVersion(stale.version);
      setStale(null);
      setDue(1);
    },
  };
}

/** The text fields of a form; files stay where they are. */
function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form).entries()) if (typeof value === 'string') fields.append(name, value);
  return fields;
}
