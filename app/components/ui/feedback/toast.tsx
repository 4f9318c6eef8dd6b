// Toasts: `showToast` from anywhere in the browser, `ToastHost` once in the shell. What draws them is loaded with
// the first toast. Without scripts `Flash` says the same in the page.
import { lazy, Suspense, useEffect, useState } from 'react';
import { Notice } from './notice.tsx';
import type { Tone } from './status-badge.tsx';

export type Toast = {
  tone?: Exclude<Tone, 'neutral'>;
  message: string;
  /** One thing to do about it, e.g. undo. */
  action?: { label: string; onPress: () => void } | undefined;
  /** How long it stays; 5 s unless told otherwise. */
  seconds?: number | undefined;
  /** A later toast with the same id replaces it. */
  id?: string | undefined;
};

type Listener = (toast: Toast) => void;
const waiting: Toast[] = [];
let listener: Listener | null = null;

export function showToast(toast: Toast): void {
  if (listener) listener(toast);
  else waiting.push(toast);
}

const ToastView = lazy(() => import('./toast-view.tsx').then((module) => ({ default: module.ToastView })));

export function ToastHost() {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    listener = (toast) => {
      setWanted(true);
      setToasts((all) => [...all, toast]);
    };
    for (const toast of waiting.splice(0)) listener(toast);
    return () => {
      listener = null;
    };
  }, []);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <ToastView toasts={toasts} onTaken={(count) => setToasts((all) => all.slice(count))} />
    </Suspense>
  );
}

/** The one message a redirect leaves behind: a toast with scripts, a notice without. */
export function Flash({ flash }: { flash: Pick<Toast, 'tone' | 'message'> | null | undefined }) {
  useEffect(() => {
    if (flash) showToast({ ...flash, id: `flash ${flash.message}` });
  }, [flash]);
  if (!flash) return null;
  return (
    <noscript>
      <Notice tone={flash.tone ?? 'success'}>{flash.message}</Notice>
    </noscript>
  );
}
