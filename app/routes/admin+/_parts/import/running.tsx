// A dry run or a commit under way: how far it is, asked again every second; without scripts the page loads itself anew.
import { Form, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { Button } from '#app/components/ui/action/button.tsx';
import { ProgressBar } from '#app/components/ui/feedback/progress-bar.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import styles from './rows-table.module.css';

const everyMs = 1_000;

export function Running({
  status,
  done,
  total,
}: {
  status: 'staging' | 'committing';
  done: number;
  total: number | null;
}) {
  const { t } = useCopy();
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== 'idle') return;
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, everyMs);
    return () => clearTimeout(timer);
  }, [revalidate, state]);
  return (
    <Panel>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <Stack gap="sm">
        <ProgressBar
          label={t(`importing:run.${status}`)}
          done={done}
          total={total === null ? null : Math.max(total, done)}
        />
        <p className={styles.hint}>
          {done === 0 && `${t('importing:run.waiting')} `}
          {t('importing:run.keep')}
        </p>
        <Form method="post">
          <Button name="intent" value="cancel" size="sm">
            {status === 'staging' ? t('importing:run.cancelStage') : t('importing:run.cancelCommit')}
          </Button>
        </Form>
      </Stack>
    </Panel>
  );
}
