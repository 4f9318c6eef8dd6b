// The form element around checked fields: the summary of what is wrong on top, and the question before typed text is left.
import { Form, useBeforeUnload, useBlocker } from '@remix-run/react';
import { useCallback, useEffect, useId, useRef, type ReactNode } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { Actions, Button } from '../action/button.tsx';
import dialogStyles from '../action/confirm-dialog.module.css';
import { ErrorSummary } from './error-summary.tsx';
import type { CheckedForm as Checked } from './use-checked-form.ts';

interface CheckedFormProps {
  form: Checked;
  children: ReactNode;
  action?: string;
  className?: string | undefined;
  /** Stands above the summary. */
  head?: ReactNode;
  /** Asks before somebody goes elsewhere with something typed and not saved. */
  guarded?: boolean;
}

export function CheckedForm({ form, children, action, className, head, guarded }: CheckedFormProps) {
  return (
    <Form method="post" {...(action ? { action } : {})} {...(className ? { className } : {})} {...form.props}>
      {head}
      <ErrorSummary problems={form.summary} />
      {children}
      {guarded && <LeaveGuard isChanged={form.isChanged} />}
    </Form>
  );
}

/** Pages of ours wait for an answer; for a closed tab or another site the browser asks. */
function LeaveGuard({ isChanged }: { isChanged: () => boolean }) {
  const { t } = useCopy();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useBeforeUnload(
    useCallback(
      (event) => {
        if (isChanged()) event.preventDefault();
      },
      [isChanged],
    ),
  );
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && isChanged(),
  );
  useEffect(() => {
    if (blocker.state === 'blocked') dialog.current?.showModal();
    else dialog.current?.close();
  }, [blocker.state]);
  const stay = () => blocker.state === 'blocked' && blocker.reset();
  return (
    <dialog ref={dialog} className={dialogStyles.dialog} aria-labelledby={titleId} onClose={stay}>
      <h2 id={titleId} className={dialogStyles.title}>
        {t('ui:leave.title')}
      </h2>
      <div className={dialogStyles.body}>
        <p>{t('ui:leave.body')}</p>
        <Actions align="end">
          <Button type="button" variant="quiet" onClick={() => blocker.state === 'blocked' && blocker.proceed()}>
            {t('ui:leave.go')}
          </Button>
          <Button type="button" variant="primary" onClick={stay}>
            {t('ui:leave.stay')}
          </Button>
        </Actions>
      </div>
    </dialog>
  );
}
