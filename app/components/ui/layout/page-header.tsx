// The head of every page: where it stands, its one h1, what it is about in a line, and its actions.
import type { ReactNode } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { Link } from '../action/link.tsx';
import styles from './page-header.module.css';

export type Crumb = { label: string; to: string };

export function PageHeader({
  title,
  crumbs = [],
  note,
  status,
  actions,
}: {
  title: ReactNode;
  /** The way here, outermost first, without this page itself. */
  crumbs?: readonly Crumb[];
  note?: ReactNode;
  /** A `StatusBadge` beside the title. */
  status?: ReactNode;
  actions?: ReactNode;
}) {
  const { t } = useCopy();
  return (
    <header className={styles.header}>
      {crumbs.length > 0 && (
        <nav aria-label={t('ui:breadcrumbs')} className={styles.crumbs}>
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.to}>
                <Link to={crumb.to}>{crumb.label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className={styles.line}>
        <div className={styles.about}>
          <div className={styles.words}>
            <h1 className={styles.title}>{title}</h1>
            {status}
          </div>
          {note && <div className={styles.note}>{note}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </header>
  );
}
