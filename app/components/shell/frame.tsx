// What the three shells share: the skip link, the sign that something is under way, the main element, toasts.
import type { MouseEvent, ReactNode } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { Flash, ToastHost, type Toast } from '../ui/feedback/toast.tsx';
import styles from './frame.module.css';

export type FlashMessage = Pick<Toast, 'tone' | 'message'>;

export function Frame({
  className,
  busy,
  onClick,
  children,
}: {
  className: string | undefined;
  busy: boolean;
  onClick: (event: MouseEvent<HTMLElement>) => void;
  children: ReactNode;
}) {
  const { t } = useCopy();
  return (
    // Only clicks that bubble up from links are looked at; the links themselves answer to the keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div className={className} onClick={onClick}>
      <a href="#main" className={styles.skip}>
        {t('ui:skip')}
      </a>
      {busy && <div className={styles.busy} aria-hidden />}
      {children}
      <ToastHost />
    </div>
  );
}

export function Main({
  className,
  flash,
  children,
}: {
  className: string | undefined;
  flash?: FlashMessage | null | undefined;
  children: ReactNode;
}) {
  return (
    <main id="main" tabIndex={-1} className={`${styles.main} ${className ?? ''}`}>
      <Flash flash={flash} />
      {children}
    </main>
  );
}
