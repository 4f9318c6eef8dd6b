// A small menu behind a button: details and summary, so it opens without JavaScript. The shell closes it on Escape
// and on a press outside. Its items are links, or buttons in their own forms.
import type { ReactNode } from 'react';
import { classNames } from '../../class-names.ts';
import styles from './menu.module.css';

export function Menu({
  label,
  summary,
  align = 'end',
  children,
}: {
  /** Accessible name of the button. */
  label: string;
  /** What the button shows; without it, the label. */
  summary?: ReactNode;
  align?: 'start' | 'end';
  children: ReactNode;
}) {
  return (
    <details className={styles.menu} data-menu="">
      <summary className={styles.summary} aria-label={summary ? label : undefined} title={summary ? label : undefined}>
        {summary ?? label}
      </summary>
      <div className={classNames(styles.sheet, align === 'start' && styles.start)}>{children}</div>
    </details>
  );
}

/** The class of one line in a menu: `<Link className={menuItem}>` or `<button className={menuItem}>`. */
export const menuItem = styles.item;

export function MenuGroup({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <div className={styles.group} role={label ? 'group' : undefined} aria-label={label}>
      {label && <div className={styles.heading}>{label}</div>}
      {children}
    </div>
  );
}
