// A sentence the page itself has to say: what happened, what to mind. Stays; a toast goes.
import type { ReactNode } from 'react';
import { classNames } from '../../class-names.ts';
import type { Icon } from '../icons.ts';
import { toneIcons, type Tone } from './status-badge.tsx';
import styles from './status.module.css';

export function Notice({
  tone = 'info',
  title,
  icon,
  live,
  children,
  actions,
}: {
  tone?: Tone;
  title?: ReactNode;
  icon?: Icon;
  /** Announce it when it appears (`status`) or interrupt (`alert`). */
  live?: 'status' | 'alert';
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const Icon = icon ?? toneIcons[tone];
  return (
    <div className={classNames(styles.notice, styles[tone])} role={live}>
      <Icon size={20} stroke={1.75} />
      <div className={styles.words}>
        {title && <strong>{title}</strong>}
        {children && <div className={styles.text}>{children}</div>}
        {actions && <div className={styles.noticeActions}>{actions}</div>}
      </div>
    </div>
  );
}
