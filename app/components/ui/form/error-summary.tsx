// Everything wrong with a form, on top of it, each line a link to its field. Takes the focus when it appears.
import { useEffect, useRef, type MouseEvent } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { IconAlertCircle } from '../icons.ts';
import styles from './error-summary.module.css';

export type FormProblem = {
  /** The field's `id` (its `name` unless told otherwise); left out for what concerns the whole form. */
  field?: string | undefined;
  message: string;
};

export function ErrorSummary({ problems, title }: { problems: readonly FormProblem[]; title?: string }) {
  const { t } = useCopy();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} className={styles.summary} role="alert" tabIndex={-1}>
      <h2 className={styles.title}>
        <IconAlertCircle size={20} />
        {title ?? t('ui:problems', { count: problems.length })}
      </h2>
      <ul className={styles.list}>
        {problems.map(({ field, message }) => (
          <li key={`${field ?? ''} ${message}`}>
            {field ? (
              <a href={`#${field}`} onClick={focusField}>
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(event: MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(event.currentTarget.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.closest('div')?.scrollIntoView({ block: 'center' });
}
