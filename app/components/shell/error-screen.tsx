// What an error boundary shows: what happened, what was kept, what to do. Works inside a shell and on a bare page.
import type { ReactNode } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { ButtonLink } from '../ui/action/button.tsx';
import { Code } from '../ui/display/facts.tsx';
import styles from './error-screen.module.css';

export type ErrorScreenProps = {
  /** The HTTP status, shown small; leave out when there is none. */
  status?: number | undefined;
  title: string;
  /** What happened. */
  body: ReactNode;
  /** What was kept: nothing typed is lost silently. */
  kept?: ReactNode;
  /** What to do now. */
  todo?: ReactNode;
  /** Where to go from here; without any, a link to the start. */
  actions?: ReactNode;
  /** To quote to the support. */
  requestId?: string | undefined;
};

export function ErrorScreen({ status, title, body, kept, todo, actions, requestId }: ErrorScreenProps) {
  const { t } = useCopy();
  return (
    <section className={styles.screen} aria-labelledby="error-title">
      {status !== undefined && <p className={styles.status}>{status}</p>}
      <h1 id="error-title" className={styles.title}>
        {title}
      </h1>
      <div className={styles.words}>
        <div>{body}</div>
        {kept && <div>{kept}</div>}
        {todo && <div>{todo}</div>}
      </div>
      <div className={styles.actions}>
        {actions ?? (
          <ButtonLink to="/" reload>
            {t('ui:start')}
          </ButtonLink>
        )}
      </div>
      {requestId && (
        <p className={styles.reference}>
          {t('ui:reference')} <Code>{requestId}</Code>
        </p>
      )}
    </section>
  );
}
