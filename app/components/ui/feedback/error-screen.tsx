// What an error boundary shows: what happened, what was kept, what to do.
import type { ReactNode } from 'react';
import styles from './error-screen.module.css';

export function ErrorScreen({
  status,
  title,
  children,
  kept,
  todo,
  actions,
  reference,
}: {
  /** The HTTP status, shown small; leave out when there is none. */
  status?: number | undefined;
  title: string;
  /** What happened. */
  children: ReactNode;
  /** What was kept: nothing typed is lost silently. */
  kept?: ReactNode;
  /** What to do now. */
  todo?: ReactNode;
  actions?: ReactNode;
  /** The request id to quote to the support. */
  reference?: ReactNode;
}) {
  return (
    <section className={styles.screen} aria-labelledby="error-title">
      {status !== undefined && <p className={styles.status}>{status}</p>}
      <h1 id="error-title" className={styles.title}>
        {title}
      </h1>
      <div className={styles.words}>
        <div>{children}</div>
        {kept && <div>{kept}</div>}
        {todo && <div>{todo}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
      {reference && <p className={styles.reference}>{reference}</p>}
    </section>
  );
}
