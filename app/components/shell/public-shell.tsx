// Around the pages one sees before signing in: one card, the seal behind it, the choice of language below.
import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { Frame, Main, type FlashMessage } from './frame.tsx';
import styles from './public-shell.module.css';
import { SealMark } from './seal-mark.tsx';
import { useShell } from './use-shell.ts';
import { LanguageForm, ThemeForm } from './user-menu.tsx';

export function PublicShell({
  children,
  flash,
  wide,
}: {
  children: ReactNode;
  flash?: FlashMessage | null | undefined;
  /** A page of text or a document rather than a small form. */
  wide?: boolean;
}) {
  const { t } = useCopy();
  const { busy, onClick } = useShell();
  const { pathname, search } = useLocation();
  const here = pathname + search;
  return (
    <Frame className={styles.shell} busy={busy} onClick={onClick}>
      <SealMark size={640} className={styles.ghost} />
      <header className={styles.brand}>
        <SealMark size={44} />
        <span>{t('ui:product')}</span>
      </header>
      <Main className={wide ? styles.sheet : styles.card} flash={flash}>
        {children}
      </Main>
      <footer className={styles.foot}>
        <LanguageForm here={here} />
        <ThemeForm here={here} />
      </footer>
    </Frame>
  );
}
