// The frame around every input: label above, hint under the label, error in words before the input.
// The input itself is native; `describe` gives it the ids and states that tie it to the frame.
import type { ReactNode } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { classNames } from '../../class-names.ts';
import { IconAlertCircle } from '../icons.ts';
import styles from './field.module.css';

export type FieldFrame = {
  label: string;
  /** Also the element's id unless `id` is given; the error summary links to it. */
  name: string;
  id?: string | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  /** Says “optional” beside the label. Required is the silent default. */
  optional?: boolean | undefined;
  /** Keep the label for screen readers only (a search box, a table cell). */
  hideLabel?: boolean | undefined;
};

export function describe({ id, name, hint, error }: Pick<FieldFrame, 'id' | 'name' | 'hint' | 'error'>) {
  const own = id ?? name;
  const ids = [hint ? `${own}-hint` : '', error ? `${own}-error` : ''].filter(Boolean).join(' ');
  return {
    id: own,
    name,
    'aria-describedby': ids || undefined,
    'aria-invalid': error ? (true as const) : undefined,
  };
}

export function Optional() {
  const { t } = useCopy();
  return <span className={styles.optional}> {t('ui:optional')}</span>;
}

export function FieldError({ id, children }: { id: string; children: string | undefined }) {
  if (!children) return null;
  return (
    <p id={`${id}-error`} className={styles.error}>
      <IconAlertCircle size={16} />
      <span>{children}</span>
    </p>
  );
}

export function Field({
  label,
  name,
  id = name,
  hint,
  error,
  optional,
  hideLabel,
  children,
}: FieldFrame & { children: ReactNode }) {
  return (
    <div className={classNames(styles.field, error && styles.wrong)}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
        {optional && <Optional />}
      </label>
      {hint && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      <FieldError id={id}>{error}</FieldError>
      {children}
    </div>
  );
}
