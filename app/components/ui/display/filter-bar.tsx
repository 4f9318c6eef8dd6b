// The filters of a list: a GET form, so they live in the URL and work without scripts. On a phone everything but
// the search box folds away.
import { Form } from '@remix-run/react';
import type { FormEvent, ReactNode } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { Button, ButtonLink } from '../action/button.tsx';
import { TextField } from '../form/text-field.tsx';
import { IconAdjustments, IconSearch } from '../icons.ts';
import styles from './filter-bar.module.css';

export type FilterBarProps = {
  /** Names the form, e.g. “Filter registrations”. */
  label: string;
  search?: { name: string; label: string; value?: string | undefined } | undefined;
  /** `SelectField`s, `DateField`s… with `small`; and hidden inputs to keep. */
  children?: ReactNode;
  /** How many filters (other than the search) are on. */
  active?: number;
  /** The same list without filters; shown when something is filtered. */
  clearTo?: string | undefined;
  /** Ask again as soon as a choice changes. */
  auto?: boolean;
  /** Stands at the far end: export, columns. */
  end?: ReactNode;
};

export function FilterBar({ label, search, children, active = 0, clearTo, auto = true, end }: FilterBarProps) {
  const { t } = useCopy();
  const filtered = active > 0 || Boolean(search?.value);
  return (
    <search aria-label={label}>
      <Form method="get" className={styles.bar} onChange={auto ? submitOnChoice : undefined}>
        {search && (
          <div className={styles.search}>
            <IconSearch size={18} aria-hidden />
            <TextField
              type="search"
              label={search.label}
              hideLabel
              placeholder={search.label}
              name={search.name}
              defaultValue={search.value}
              autoComplete="off"
              small
            />
          </div>
        )}
        {children && (
          <details className={styles.more} open={active > 0 || undefined}>
            <summary className={styles.toggle}>
              <IconAdjustments size={18} aria-hidden />
              {t('ui:filters')}
              {active > 0 && <span className={styles.count}>{active}</span>}
            </summary>
            <div className={styles.filters}>{children}</div>
          </details>
        )}
        <Button size="sm">{t('ui:apply')}</Button>
        {filtered && clearTo && (
          <ButtonLink to={clearTo} size="sm" variant="quiet">
            {t('ui:clear')}
          </ButtonLink>
        )}
        {end && <div className={styles.endSlot}>{end}</div>}
      </Form>
    </search>
  );
}

function submitOnChoice(event: FormEvent<HTMLFormElement>) {
  const field = event.target;
  if (field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && /checkbox|radio/.test(field.type)))
    event.currentTarget.requestSubmit();
}
