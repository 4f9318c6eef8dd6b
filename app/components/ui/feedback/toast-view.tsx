// Draws toasts with Mantine's notifications. Loaded on the first toast only.
import { Notifications, showNotification, updateNotification, hideNotification } from '@mantine/notifications';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Loader.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';
import { useEffect, useId } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { Button } from '../action/button.tsx';
import { toneIcons } from './status-badge.tsx';
import styles from './toast-view.module.css';
import type { Toast } from './toast.tsx';

export function ToastView({ toasts, onTaken }: { toasts: readonly Toast[]; onTaken: (count: number) => void }) {
  const { t } = useCopy();
  const base = useId();
  useEffect(() => {
    if (toasts.length === 0) return;
    for (const [position, toast] of toasts.entries())
      show(toast, toast.id ?? `${base} ${Date.now()} ${position}`, t('ui:close'));
    onTaken(toasts.length);
  }, [toasts, onTaken, base, t]);
  return (
    <Notifications
      position="bottom-right"
      limit={3}
      containerWidth={400}
      zIndex={60}
      classNames={{ root: styles.host ?? '' }}
    />
  );
}

const shown = new Set<string>();

function show({ tone = 'success', message, action, seconds = 5 }: Toast, id: string, close: string) {
  const Icon = toneIcons[tone];
  const content = {
    id,
    message: (
      <span className={styles.line}>
        <span>{message}</span>
        {action && (
          <Button
            type="button"
            size="sm"
            onClick={() => {
              hideNotification(id);
              action.onPress();
            }}
          >
            {action.label}
          </Button>
        )}
      </span>
    ),
    icon: <Icon size={18} />,
    autoClose: seconds * 1000,
    withBorder: true,
    role: tone === 'danger' ? 'alert' : 'status',
    closeButtonProps: { 'aria-label': close },
    classNames: { root: `${styles.toast} ${styles[tone]}`, icon: styles.icon, description: styles.text },
    onClose: () => {
      shown.delete(id);
    },
  };
  if (shown.has(id)) updateNotification(content);
  else showNotification(content);
  shown.add(id);
}
