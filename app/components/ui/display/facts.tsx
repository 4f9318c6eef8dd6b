// What is known about one thing, as a description list. Facts without a value are left out.
import type { ReactNode } from 'react';
import { classNames } from '../../class-names.ts';
import styles from './display.module.css';

export type Fact = { label: string; value: ReactNode };

export function Facts({
  facts,
  layout = 'rows',
}: {
  facts: readonly (Fact | false | null | undefined)[];
  layout?: 'rows' | 'grid';
}) {
  return (
    <dl className={classNames(styles.facts, layout === 'grid' && styles.grid)}>
      {facts.map((fact) =>
        fact && fact.value !== null && fact.value !== undefined && fact.value !== false && fact.value !== '' ? (
          <div key={fact.label} className={styles.fact}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** A number, code or hash that is read letter by letter. */
export function Code({ children }: { children: ReactNode }) {
  return <span className={styles.code}>{children}</span>;
}

/** A key on the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}
