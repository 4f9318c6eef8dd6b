// How far a long piece of work is, with its count. Read out by screen readers as a progress bar.
import { useId } from 'react';
import { formatNumber } from '#app/copy/format.ts';
import styles from './progress-bar.module.css';

export function ProgressBar({
  label,
  done,
  total,
}: {
  label: string;
  done: number;
  /** Unknown while it is still being counted. */
  total?: number | null | undefined;
}) {
  const id = useId();
  return (
    <div className={styles.progress}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.count}>
        {formatNumber(done)}
        {total ? ` / ${formatNumber(total)}` : ''}
      </span>
      <progress id={id} value={total ? done : undefined} max={total ?? undefined} />
    </div>
  );
}
