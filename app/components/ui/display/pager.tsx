// Previous and next of a list paged by key: there are no page numbers to show.
import type { ReactNode } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { ButtonLink } from '../action/button.tsx';
import { IconChevronLeft, IconChevronRight } from '../icons.ts';
import styles from './pager.module.css';

export function Pager({
  previous,
  next,
  children,
}: {
  previous?: string | null | undefined;
  next?: string | null | undefined;
  /** What is being paged, e.g. “50 of 1,204”. */
  children?: ReactNode;
}) {
  const { t } = useCopy();
  if (!previous && !next && !children) return null;
  return (
    <nav className={styles.pager} aria-label={t('ui:pages.label')}>
      <span className={styles.note}>{children}</span>
      {previous && (
        <ButtonLink to={previous} size="sm" icon={IconChevronLeft} rel="prev">
          {t('ui:pages.previous')}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink to={next} size="sm" icon={IconChevronRight} rel="next">
          {t('ui:pages.next')}
        </ButtonLink>
      )}
    </nav>
  );
}
