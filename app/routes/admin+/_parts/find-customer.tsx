// “Find a customer” from anywhere (⌘K or Ctrl K): a dialog with results as you type. Without scripts the trigger is a
// link to the customer list, which searches too.
import { useFetcher, useNavigate } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { FoundName } from '#app/components/customer/found-name.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Kbd } from '#app/components/ui/display/facts.tsx';
import { IconSearch } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import type { loader as suggestLoader } from '../customers.suggest.ts';
import styles from './find-customer.module.css';

/** Milliseconds without a key before the server is asked. */
const pause = 90;

export function FindCustomer() {
  const { t } = useCopy();
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);

  const open = useCallback(() => {
    if (dialog.current?.open) return;
    dialog.current?.showModal();
    input.current?.select();
  }, []);

  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      open();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open]);

  return (
    <>
      <Link
        to={paths.admin.customers()}
        className={styles.trigger}
        aria-keyshortcuts="Meta+K Control+K"
        onClick={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <IconSearch size={18} stroke={1.75} />
        <span>{t('customer:find.trigger')}</span>
        <Kbd>⌘K</Kbd>
      </Link>
      <dialog
        ref={dialog}
        className={styles.dialog}
        aria-label={t('customer:find.trigger')}
        // A press outside closes it, where the browser knows how.
        {...{ closedby: 'any' }}
      >
        <Finder input={input} onLeave={() => dialog.current?.close()} />
      </dialog>
    </>
  );
}

function Finder({ input, onLeave }: { input: RefObject<HTMLInputElement>; onLeave: () => void }) {
  const { t } = useCopy();
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const fetcher = useFetcher<typeof suggestLoader>();
  const [text, setText] = useState('');
  const asked = text.trim();
  const results = asked ? (fetcher.data?.results ?? []) : [];
  const lookAlikes = asked ? (fetcher.data?.lookAlikes ?? []) : [];
  const answered = fetcher.state === 'idle' && fetcher.data?.query === asked;

  const { load } = fetcher;
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => load(paths.admin.suggest({ q: asked })), pause);
    return () => clearTimeout(timer);
  }, [asked, load]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const stops = [input.current, ...(list.current?.querySelectorAll('a') ?? [])];
      const here = stops.indexOf(document.activeElement as HTMLAnchorElement);
      stops.at((here + (event.key === 'ArrowDown' ? 1 : -1)) % stops.length)?.focus();
    } else if (event.key === 'Enter' && event.target === input.current && asked) {
      event.preventDefault();
      const [first] = results;
      onLeave();
      navigate(first && answered ? paths.admin.customer(first.id) : paths.admin.customers({ q: asked }));
    }
  }

  return (
    <>
      <div className={styles.box}>
        <IconSearch size={20} stroke={1.75} />
        <input
          ref={input}
          type="search"
          autoComplete="off"
          spellCheck={false}
          aria-label={t('customer:find.label')}
          placeholder={t('customer:find.label')}
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} className={styles.results}>
        <ul aria-label={t('customer:find.results')}>
          {results.map((result) => (
            <li key={result.id}>
              <Link
                to={paths.admin.customer(result.id)}
                className={styles.result}
                onClick={onLeave}
                onKeyDown={onKeyDown}
              >
                <strong>
                  <FoundName name={result.name} hit={result.hit} />
                </strong>
                <small>{result.detail}</small>
              </Link>
            </li>
          ))}
        </ul>
        {lookAlikes.length > 0 && (
          <>
            <p className={styles.closest} id="find-closest">
              {t('customer:find.closest')}
            </p>
            <ul aria-labelledby="find-closest">
              {lookAlikes.map((result) => (
                <li key={result.id}>
                  <Link
                    to={paths.admin.customer(result.id)}
                    className={styles.result}
                    onClick={onLeave}
                    onKeyDown={onKeyDown}
                  >
                    <strong>{result.name}</strong>
                    <small>{result.detail}</small>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <output className={styles.foot}>
        {asked && answered && results.length === 0
          ? t('customer:find.nothing', { text: asked })
          : t('customer:find.hint')}
      </output>
    </>
  );
}
