// The keys of the review page: what they do, and a switch to turn them off for whoever dictates or types by accident.
import { useNavigate } from '@remix-run/react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Button, IconButton } from '#app/components/ui/action/button.tsx';
import { Kbd } from '#app/components/ui/display/facts.tsx';
import { CheckboxField } from '#app/components/ui/form/choice-field.tsx';
import { IconKeyboardShow } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import styles from './keys-help.module.css';

const storageKey = 'rightful.reviewKeys';

const isOn = () => localStorage.getItem(storageKey) !== 'off';

function turn(on: boolean) {
  localStorage.setItem(storageKey, on ? 'on' : 'off');
  window.dispatchEvent(new StorageEvent('storage', { key: storageKey }));
}

function onTurned(changed: () => void) {
  window.addEventListener('storage', changed);
  return () => window.removeEventListener('storage', changed);
}

const keys = [
  { key: 'j', does: 'next' },
  { key: 'k', does: 'previous' },
  { key: 'a', does: 'approve' },
  { key: 'i', does: 'ask' },
  { key: 'r', does: 'reject' },
  { key: 'c', does: 'conflict' },
  { key: 'u', does: 'undo' },
  { key: 'Esc', does: 'close' },
  { key: '?', does: 'help' },
] as const;
const deciding: readonly string[] = ['approve', 'ask', 'reject', 'conflict', 'undo'];

/** Which sheet of the decision bar a key opens. */
const sheets: Record<string, string> = { a: 'approve', r: 'reject', i: 'return', c: 'dispute' };

export function KeysHelp({ mayDecide }: { mayDecide: boolean }) {
  const { t } = useCopy();
  const dialog = useRef<HTMLDialogElement>(null);
  const on = useSyncExternalStore(onTurned, isOn, () => true);
  const navigate = useNavigate();

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key === 'Escape') return closeSheet();
      if (!on || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      if (event.key === '?') dialog.current?.showModal();
      else if (event.key === 'j' || event.key === 'k') {
        const to = neighbour(event.key === 'j' ? 1 : -1);
        if (to) navigate(to);
      } else if (event.key === 'u') document.querySelector<HTMLButtonElement>('[data-undo]')?.click();
      else if (sheets[event.key]) openSheet(sheets[event.key] ?? '');
      else return;
      event.preventDefault();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [navigate, on]);

  return (
    <>
      <IconButton
        icon={IconKeyboardShow}
        label={t('review:keys.title')}
        className={styles.open ?? ''}
        onClick={() => dialog.current?.showModal()}
      />
      <dialog ref={dialog} className={styles.dialog} aria-labelledby="keys-title">
        <h2 id="keys-title">{t('review:keys.title')}</h2>
        <dl className={styles.keys}>
          {keys
            .filter(({ does }) => mayDecide || !deciding.includes(does))
            .map(({ key, does }) => (
              <div key={key}>
                <dt>
                  <Kbd>{key}</Kbd>
                </dt>
                <dd>{t(`review:keys.${does}`)}</dd>
              </div>
            ))}
        </dl>
        <CheckboxField
          name="review-keys"
          label={t('review:keys.on')}
          checked={on}
          onChange={(event) => turn(event.currentTarget.checked)}
        />
        <form method="dialog">
          <Button>{t('ui:close')}</Button>
        </form>
      </dialog>
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** The address of the row before or after the open one; past the end, of the next page. */
function neighbour(step: 1 | -1): string | null {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>('[data-queue] a[href]')];
  const at = rows.findIndex((row) => row.hasAttribute('aria-current'));
  const row = at === -1 ? rows[0] : rows[at + step];
  row?.scrollIntoView({ block: 'nearest' });
  if (row) return row.getAttribute('href');
  return document.querySelector(step === 1 ? 'a[rel=next]' : 'a[rel=prev]')?.getAttribute('href') ?? null;
}

function openSheet(name: string) {
  const sheet = document.querySelector<HTMLDetailsElement>(`details[data-sheet="${name}"]`);
  if (!sheet) return;
  sheet.open = true;
  const field = sheet.querySelector<HTMLElement>(
    'input:checked, input:not([type=hidden]):not(:disabled), select, textarea',
  );
  (field ?? sheet.querySelector<HTMLElement>('button'))?.focus();
}

function closeSheet() {
  const open = document.querySelector<HTMLDetailsElement>('details[data-sheet][open]');
  if (!open) return;
  open.open = false;
  open.querySelector('summary')?.focus();
}
