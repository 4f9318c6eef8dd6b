// Asks before something that cannot be undone. With JavaScript a native dialog; without it the trigger is a link to
// a page holding the same form. Where `typed` is given, the word has to be typed first.
import { useId, useRef, useState, type ReactNode } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { TextField } from '../form/text-field.tsx';
import { Actions, Button, ButtonLink } from './button.tsx';
import styles from './confirm-dialog.module.css';

type ConfirmDialogProps = {
  /** What the button that opens it says. */
  trigger: string;
  triggerVariant?: 'secondary' | 'quiet' | 'danger';
  /** `sm` inside a table or a list. */
  triggerSize?: 'sm' | 'md';
  /** The page with the same question, for browsers without scripts. */
  fallback: string;
  title: string;
  /** What will happen and what cannot be undone. */
  children: ReactNode;
  /** The verb on the confirming button, e.g. “Withdraw”. */
  confirm: string;
  danger?: boolean;
  /** A word to type before confirming. */
  typed?: string;
  /** Wraps the fields in the form that does it, e.g. `(inside) => <Form method="post">{inside}</Form>`. */
  form: (inside: ReactNode) => ReactNode;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  return (
    <>
      <ButtonLink
        to={props.fallback}
        variant={props.triggerVariant ?? (props.danger ? 'danger' : 'secondary')}
        size={props.triggerSize ?? 'md'}
        aria-haspopup="dialog"
        onClick={(event) => {
          event.preventDefault();
          dialog.current?.showModal();
        }}
      >
        {props.trigger}
      </ButtonLink>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId}>
        <h2 id={titleId} className={styles.title}>
          {props.title}
        </h2>
        <ConfirmBody {...props} onCancel={() => dialog.current?.close()} />
      </dialog>
    </>
  );
}

type ConfirmBodyProps = Pick<ConfirmDialogProps, 'children' | 'confirm' | 'danger' | 'typed' | 'form'> & {
  onCancel?: () => void;
  /** Where “cancel” leads when there is no dialog to close. */
  cancelTo?: string;
};

/** The question alone, for the page without scripts. */
export function ConfirmBody({ children, confirm, danger, typed, form, onCancel, cancelTo }: ConfirmBodyProps) {
  const { t } = useCopy();
  const [word, setWord] = useState('');
  return (
    <>
      {form(
        <div className={styles.body}>
          <div>{children}</div>
          {typed && (
            <TextField
              label={t('ui:confirm.typeWord', { word: typed })}
              name="typed"
              autoComplete="off"
              pattern={typed.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}
              required
              value={word}
              onChange={(event) => setWord(event.currentTarget.value)}
            />
          )}
          <Actions align="end">
            {onCancel && (
              <Button type="button" variant="quiet" onClick={onCancel}>
                {t('ui:cancel')}
              </Button>
            )}
            {cancelTo && (
              <ButtonLink to={cancelTo} variant="quiet">
                {t('ui:cancel')}
              </ButtonLink>
            )}
            <Button variant={danger ? 'danger' : 'primary'}>{confirm}</Button>
          </Actions>
        </div>,
      )}
    </>
  );
}
