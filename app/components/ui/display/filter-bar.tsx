// The filters of a list: a GET form, so they live in the URL and work without scripts. On a phone everything but
// the search box folds away.
import { Form, useLocation, useNavigation } from '@remix-run/react';
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { Button, ButtonLink } from '../action/button.tsx';
import { TextField } from '../form/text-field.tsx';
import { IconAdjustments, IconSearch } from '../icons.ts';
import styles from './filter-bar.module.css';

/** Milliseconds without a key before the server is asked. */
const pause = 120;

export type FilterBarProps = {
  /** Names the form, e.g. “Filter registrations”. */
  label: string;
  search?: { name: string; label: string; value?: string | undefined } | undefined;
  /** `SelectField`s, `DateField`s… with `small`, their first or empty choice the default; and hidden inputs to keep. */
  children?: ReactNode;
  /** How many filters (other than the search) are on. */
  active?: number;
  /** The same list without filters; shown when something is filtered. */
  clearTo?: string | undefined;
  /** Ask again as soon as a choice changes. */
  auto?: boolean;
  /** Ask again while the search is typed; the address follows, in place. */
  instant?: boolean;
  /** Stands at the far end: export, columns. */
  end?: ReactNode;
};

export function FilterBar({ label, search, children, active = 0, clearTo, auto = true, instant, end }: FilterBarProps) {
  const { t } = useCopy();
  const { search: query } = useLocation();
  const form = useRef<HTMLFormElement>(null);
  // Back, forward and “clear” change the URL under fields that keep what was typed into them.
  useEffect(() => {
    if (form.current) showQuery(form.current, new URLSearchParams(query));
  }, [query]);
  const wait = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(wait.current), []);
  // Who follows a link has left the question: asking it now would call the reader back.
  const { state, formMethod } = useNavigation();
  useEffect(() => {
    if (state === 'loading' && !formMethod) clearTimeout(wait.current);
  }, [state, formMethod]);
  const askSoon = (field: EventTarget) => {
    if (!(field instanceof HTMLInputElement) || field.type !== 'search') return;
    clearTimeout(wait.current);
    wait.current = setTimeout(() => form.current?.requestSubmit(), pause);
  };
  const filtered = active > 0 || Boolean(search?.value);
  return (
    <search aria-label={label}>
      <Form
        ref={form}
        method="get"
        replace={instant ?? false}
        preventScrollReset={instant ?? false}
        className={styles.bar}
        onChange={auto ? submitOnChoice : undefined}
        onInput={(event) => {
          if (instant && !(event.nativeEvent as InputEvent).isComposing) askSoon(event.target);
        }}
        onCompositionEnd={(event) => instant && askSoon(event.target)}
        onSubmit={() => clearTimeout(wait.current)}
      >
        {search && (
          <div className={styles.search}>
            <IconSearch size={18} />
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
              <IconAdjustments size={18} />
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

function showQuery(form: HTMLFormElement, query: URLSearchParams) {
  for (const field of form.elements) {
    if (field instanceof HTMLSelectElement) {
      const asked = query.get(field.name);
      if (asked === null) field.selectedIndex = 0;
      else field.value = asked;
    } else if (field instanceof HTMLInputElement && field.type !== 'hidden' && !isBeingTyped(field)) {
      if (/checkbox|radio/.test(field.type)) field.checked = query.getAll(field.name).includes(field.value);
      else field.value = query.get(field.name) ?? '';
    }
  }
}

/** The answer to what was typed a moment ago must not undo what is typed now. */
function isBeingTyped(field: HTMLInputElement): boolean {
  return field.type === 'search' && field === document.activeElement;
}

function submitOnChoice(event: FormEvent<HTMLFormElement>) {
  const field = event.target;
  if (field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && /checkbox|radio/.test(field.type)))
    event.currentTarget.requestSubmit();
}
