// Says what will appear here and offers the first step.
import type { ReactNode } from 'react';
import type { Icon } from '../icons.ts';
import styles from './empty-state.module.css';

export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon?: Icon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      {Icon && <Icon size={28} stroke={1.25} />}
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
