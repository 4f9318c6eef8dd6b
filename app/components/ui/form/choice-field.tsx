// Choosing from a list: native select, one checkbox, a group of radios or checkboxes (plain or as cards).
import { forwardRef, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';
import { classNames } from '../../class-names.ts';
import { describe, Field, FieldError, Optional, type FieldFrame } from './field.tsx';
import styles from './field.module.css';

export type Option = { value: string; label: string; hint?: string | undefined; disabled?: boolean | undefined };
export type OptionGroup = { label: string; options: readonly Option[] };

function OptionList({ options }: { options: readonly (Option | OptionGroup)[] }) {
  return options.map((entry) =>
    'options' in entry ? (
      <optgroup key={entry.label} label={entry.label}>
        <OptionList options={entry.options} />
      </optgroup>
    ) : (
      <option key={entry.value} value={entry.value} disabled={entry.disabled}>
        {entry.label}
      </option>
    ),
  );
}

export type SelectFieldProps = FieldFrame &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof FieldFrame | 'size'> & {
    options: readonly (Option | OptionGroup)[];
    /** The empty choice on top, e.g. “Choose a region”. Left out when something must always be chosen. */
    empty?: string | undefined;
    small?: boolean | undefined;
  };

export const SelectField = forwardRef<HTMLSelectElement, SelectFieldProps>(function SelectField(
  { label, name, id, hint, error, optional, hideLabel, options, empty, small, className, ...select },
  ref,
) {
  return (
    <Field {...{ label, name, id, hint, error, optional, hideLabel }}>
      <select
        ref={ref}
        className={classNames(styles.input, small && styles.sm, className)}
        {...select}
        {...describe({ id, name, hint, error })}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        <OptionList options={options} />
      </select>
    </Field>
  );
});

export type CheckboxFieldProps = Omit<FieldFrame, 'hideLabel' | 'optional' | 'label'> &
  Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldFrame | 'type'> & { label: ReactNode };

export const CheckboxField = forwardRef<HTMLInputElement, CheckboxFieldProps>(function CheckboxField(
  { label, name, id, hint, error, ...input },
  ref,
) {
  const own = id ?? name;
  return (
    <div className={classNames(styles.field, error && styles.wrong)}>
      <FieldError id={own}>{error}</FieldError>
      <div className={styles.choice}>
        <input ref={ref} type="checkbox" {...input} {...describe({ id, name, hint, error })} />
        <label htmlFor={own}>{label}</label>
        {hint && (
          <div id={`${own}-hint`} className={styles.hint}>
            {hint}
          </div>
        )}
      </div>
    </div>
  );
});

export type ChoiceGroupProps = FieldFrame &
  Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldFrame | 'type' | 'defaultValue' | 'value'> & {
    /** `radio` picks one, `checkbox` any number. */
    type?: 'radio' | 'checkbox';
    options: readonly Option[];
    defaultValue?: string | readonly string[] | null | undefined;
    layout?: 'stacked' | 'inline' | 'cards';
  };

const mostInLine = 8;

/** Radios or checkboxes under one legend. The first one carries the group's id, so an error link lands on it. */
export const ChoiceGroup = forwardRef<HTMLInputElement, ChoiceGroupProps>(function ChoiceGroup(
  {
    label,
    name,
    id = name,
    hint,
    error,
    optional,
    hideLabel,
    type = 'radio',
    options,
    defaultValue,
    layout = 'stacked',
    ...input
  },
  ref,
) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  const chosen = new Set(Array.isArray(defaultValue) ? defaultValue : [defaultValue]);
  return (
    <fieldset className={classNames(styles.field, error && styles.wrong)} aria-describedby={described || undefined}>
      <legend className={hideLabel ? 'visually-hidden' : styles.smallLegend}>
        {label}
        {optional && <Optional />}
      </legend>
      {hint && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      <FieldError id={id}>{error}</FieldError>
      <div
        className={classNames(
          styles.options,
          layout !== 'stacked' && styles[layout],
          layout === 'inline' && options.length > mostInLine && styles.many,
        )}
      >
        {options.map((option, position) => {
          const own = position === 0 ? id : `${id}-${option.value}`;
          return (
            <div key={option.value} className={styles.choice}>
              <input
                ref={ref}
                {...input}
                type={type}
                id={own}
                name={name}
                value={option.value}
                disabled={option.disabled ?? input.disabled}
                defaultChecked={chosen.has(option.value)}
              />
              <label htmlFor={own}>{option.label}</label>
              {option.hint && <div className={styles.hint}>{option.hint}</div>}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
});
