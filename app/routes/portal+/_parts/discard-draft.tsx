// Throwing a draft away, after a question: nothing of it is left. Only for what was never submitted.
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ConfirmBody, ConfirmDialog } from '#app/components/ui/action/confirm-dialog.tsx';
import { Panel } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';

/** The button with its question; without scripts it leads to the page that asks. */
export function DiscardDraft({ id }: { id: string }) {
  const { t } = useCopy();
  return (
    <div>
      <ConfirmDialog
        trigger={t('portal:discard.trigger')}
        triggerVariant="quiet"
        fallback={paths.portal.register({ draft: id, ask: 'discard' })}
        title={t('portal:discard.title')}
        confirm={t('portal:discard.confirm')}
        danger
        form={(inside) => <DiscardForm id={id} inside={inside} />}
      >
        {t('portal:discard.text')}
      </ConfirmDialog>
    </div>
  );
}

/** The question on a page. */
export function DiscardQuestion({ id }: { id: string }) {
  const { t } = useCopy();
  return (
    <Panel title={t('portal:discard.title')}>
      <ConfirmBody
        confirm={t('portal:discard.confirm')}
        danger
        cancelTo={paths.portal.register({ draft: id })}
        form={(inside) => <DiscardForm id={id} inside={inside} />}
      >
        {t('portal:discard.text')}
      </ConfirmBody>
    </Panel>
  );
}

function DiscardForm({ id, inside }: { id: string; inside: ReactNode }) {
  return (
    <Form method="post" action={paths.portal.register({ draft: id })}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="intent" value="discard" />
      {inside}
    </Form>
  );
}
