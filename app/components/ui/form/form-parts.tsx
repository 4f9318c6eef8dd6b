// What a form is laid out with: sections with a legend, fields side by side, the column itself.
import type { ReactNode } from 'react';
import { classNames } from '../../class-names.ts';
import styles from './field.module.css';

/** A titled section of a form. */
export function Fieldset({
  legend,
  hint,
  children,
  className,
}: {
  legend: string;
  hint?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <fieldset className={classNames(styles.fieldset, className)}>
      <legend className={styles.legend}>{legend}</legend>
      {hint && <div className={styles.hint}>{hint}</div>}
      {children}
    </fieldset>
  );
}

/** Fields side by side where there is room, under each other where there is not. */
export function FieldPair({ children }: { children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>;
}

/** The one-column body of a form: spacing and line length. Goes inside `<Form>`. */
export function FormColumn({ children }: { children: ReactNode }) {
  return <div className={styles.form}>{children}</div>;
}
