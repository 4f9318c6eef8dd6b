// An amount with its currency. Sends two plain values: what was typed under `name`, the code under `currencyName`.
// Turning that into minor units is the form schema's work, not this field's.
import { forwardRef, type InputHTMLAttributes } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { classNames } from '../../class-names.ts';
import { describe, Field, type FieldFrame } from './field.tsx';
import styles from './field.module.css';

export type MoneyFieldProps = FieldFrame &
  Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldFrame | 'type' | 'size'> & {
    /** ISO 4217 codes to choose from; with one, it is shown and sent but not a choice. */
    currencies: readonly string[];
    currencyName: string;
    defaultCurrency?: string | undefined;
  };

export const MoneyField = forwardRef<HTMLInputElement, MoneyFieldProps>(function MoneyField(
  {
    label,
    name,
    id,
    hint,
    error,
    optional,
    hideLabel,
    currencies,
    currencyName,
    defaultCurrency = currencies[0],
    className,
    ...input
  },
  ref,
) {
  const { t } = useCopy();
  return (
    <Field {...{ label, name, id, hint, error, optional, hideLabel }}>
      <div className={styles.affix}>
        {currencies.length === 1 ? (
          <>
            <span className={styles.fixed}>{currencies[0]}</span>
            <input type="hidden" name={currencyName} value={currencies[0]} />
          </>
        ) : (
          <select
            name={currencyName}
            defaultValue={defaultCurrency}
            aria-label={t('ui:currency')}
            className={classNames(styles.input, styles.currency)}
          >
            {currencies.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        )}
        <input
          ref={ref}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className={classNames(styles.input, styles.amount, className)}
          {...input}
          {...describe({ id, name, hint, error })}
        />
      </div>
    </Field>
  );
});
