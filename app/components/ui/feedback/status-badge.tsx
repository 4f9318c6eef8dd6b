// A state in one word with its icon: never colour alone.
import { classNames } from '../../class-names.ts';
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconInfoCircle,
  type Icon,
} from '../icons.ts';
import styles from './status.module.css';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export const toneIcons: Record<Tone, Icon> = {
  neutral: IconCircleDashed,
  info: IconInfoCircle,
  success: IconCircleCheck,
  warning: IconAlertTriangle,
  danger: IconAlertCircle,
};

export function StatusBadge({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone | undefined;
  icon?: Icon | undefined;
  children: string;
}) {
  const Icon = icon ?? toneIcons[tone];
  return (
    <span className={classNames(styles.badge, styles[tone])}>
      <Icon size={14} stroke={2} />
      {children}
    </span>
  );
}
