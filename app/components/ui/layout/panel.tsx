// A sheet of paper on the desk: one subject with its heading. And the two ways pages are divided.
import { useId, type ReactNode } from 'react';
import { classNames } from '../../class-names.ts';
import styles from './panel.module.css';

export function Panel({
  title,
  actions,
  flush,
  children,
  id,
}: {
  title?: ReactNode;
  actions?: ReactNode;
  /** No padding around the content: for tables and lists that draw their own lines. */
  flush?: boolean;
  children: ReactNode;
  id?: string;
}) {
  const titleId = useId();
  return (
    <section className={styles.panel} aria-labelledby={title ? titleId : undefined} id={id}>
      {(title || actions) && (
        <div className={styles.head}>
          {title && (
            <h2 id={titleId} className={styles.title}>
              {title}
            </h2>
          )}
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
      <div className={classNames(styles.body, flush && styles.flush)}>{children}</div>
    </section>
  );
}

/** Things under each other with even space. The usual body of a page. */
export function Stack({ children, gap = 'lg' }: { children: ReactNode; gap?: 'xs' | 'sm' | 'md' | 'lg' | 'xl' }) {
  return <div className={classNames(styles.stack, styles[gap])}>{children}</div>;
}

/** The subject and its margin: two columns where there is room, the margin below on narrow screens. */
export function WithAside({
  children,
  aside,
  asideFirst,
  sticky,
}: {
  children: ReactNode;
  aside: ReactNode;
  /** On a narrow screen the margin comes before the subject. */
  asideFirst?: boolean;
  /** The margin stays in sight while the subject scrolls; only for margins shorter than a screen. */
  sticky?: boolean;
}) {
  return (
    <div className={styles.split}>
      <div className={styles.main}>{children}</div>
      <aside className={classNames(styles.aside, asideFirst && styles.first, sticky && styles.sticky)}>{aside}</aside>
    </div>
  );
}

/** Equal columns as many as fit, each at least 18 rem. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>;
}
