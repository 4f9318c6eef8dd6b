// An amount by its currency, from minor units.
import { formatMoney } from '#app/copy/format.ts';
import type { Currency } from '#app/domain/money/money.ts';
import styles from './display.module.css';

export function Money({ minor, currency }: { minor: number; currency: Currency }) {
  return <span className={styles.number}>{formatMoney(minor, currency)}</span>;
}
