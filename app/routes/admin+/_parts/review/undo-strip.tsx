// What was decided a moment ago, and ten seconds to take it back. Without scripts it stays until the next page and the
// server says whether it is still in time.
import { Form } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { Button } from '#app/components/ui/action/button.tsx';
import { IconArrowBackUp } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import type { OwnDecision } from '#app/services/registration/own-decision.server.ts';
import type { QueueChoice } from '#app/services/registration/review-queue.server.ts';
import { queryOf } from './address.ts';
import styles from './undo-strip.module.css';

export function UndoStrip({ decision, choice }: { decision: OwnDecision; choice: QueueChoice }) {
  const { t } = useCopy();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), decision.msLeft);
    return () => clearTimeout(timer);
  }, [decision.msLeft]);
  if (over) return null;
  return (
    <div className={styles.strip}>
      <output>{t(`review:decided.${decision.became}`, { name: decision.companyName })}</output>
      <Form method="post" action={paths.admin.reviewRegistration(decision.id, queryOf(choice))}>
        <input type="hidden" name="version" value={decision.version} />
        <Button name="intent" value="undo" size="sm" icon={IconArrowBackUp} data-undo="">
          {t('review:undo')}
        </Button>
      </Form>
      <span className={styles.time} aria-hidden />
    </div>
  );
}
