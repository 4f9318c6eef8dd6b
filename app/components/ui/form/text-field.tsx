// One-line, many-line and date inputs. All native: the form element holds what is typed.
import { forwardRef, type InputHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { classNames } from '../../class-names.ts';
import { describe, Field, type FieldFrame } from './field.tsx';
import styles from './field.module.css';

export type TextFieldProps = FieldFrame &
  Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldFrame | 'size'> & {
    /** Fixed-width letters, for codes and numbers. */
    mono?: boolean | undefined;
    /** As wide as a code or a date. */
    short?: boolean | undefined;
    small?: boolean | undefined;
  };

export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(
  { label, name, id, hint, error, optional, hideLabel, mono, short, small, className, type = 'text', ...input },
  ref,
) {
  return (
    <Field {...{ label, name, id, hint, error, optional, hideLabel }}>
      <input
        ref={ref}
        type={type}
        className={classNames(styles.input, mono && styles.mono, short && styles.short, small && styles.sm, className)}
        {...input}
        {...describe({ id, name, hint, error })}
      />
    </Field>
  );
});

export type TextAreaFieldProps = FieldFrame & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof FieldFrame>;

export const TextAreaField = forwardRef<HTMLTextAreaElement, TextAreaFieldProps>(function TextAreaField(
  { label, name, id, hint, error, optional, hideLabel, className, rows = 4, ...input },
  ref,
) {
  return (
    <Field {...{ label, name, id, hint, error, optional, hideLabel }}>
      <textarea
        ref={ref}
        rows={rows}
        className={classNames(styles.input, className)}
        {...input}
        {...describe({ id, name, hint, error })}
      />
    </Field>
  );
});

/** A day, sent as `YYYY-MM-DD`. `min` and `max` in the same form. */
export const DateField = forwardRef<HTMLInputElement, Omit<TextFieldProps, 'type' | 'mono'>>(
  function DateField(props, ref) {
    return <TextField ref={ref} type="date" short {...props} />;
  },
);
