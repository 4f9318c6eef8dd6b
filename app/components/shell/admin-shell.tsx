// The back office around its pages: links at the side, foldable to icons; search in the middle of the top; dense.
// On a phone the side is a drawer that opens without scripts.
import { useSyncExternalStore, type ReactNode } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { classNames } from '../class-names.ts';
import { IconButton } from '../ui/action/button.tsx';
import { Link } from '../ui/action/link.tsx';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconMenu2 } from '../ui/icons.ts';
import styles from './admin-shell.module.css';
import { Frame, Main, type FlashMessage } from './frame.tsx';
import { currentItem, NavLink, type NavItem } from './navigation.tsx';
import { SealMark } from './seal-mark.tsx';
import { UserMenu, type ShellUser, type UserLink } from './user-menu.tsx';
import { useShell } from './use-shell.ts';

export type AdminShellProps = {
  groups: readonly { label?: string | undefined; items: readonly NavItem[] }[];
  /** The trigger of “find a customer” (⌘K). */
  search?: ReactNode;
  user: ShellUser;
  userLinks?: readonly UserLink[];
  home: string;
  flash?: FlashMessage | null | undefined;
  children: ReactNode;
};

const key = 'rightful.side';

function isFolded() {
  return localStorage.getItem(key) === 'narrow';
}

function fold(narrow: boolean) {
  localStorage.setItem(key, narrow ? 'narrow' : 'wide');
  window.dispatchEvent(new StorageEvent('storage', { key }));
}

function onFold(changed: () => void) {
  window.addEventListener('storage', changed);
  return () => window.removeEventListener('storage', changed);
}

export function AdminShell({ groups, search, user, userLinks, home, flash, children }: AdminShellProps) {
  const { t } = useCopy();
  const { path, here, busy, onClick } = useShell();
  const narrow = useSyncExternalStore(onFold, isFolded, () => false);
  const current = currentItem(
    groups.flatMap((group) => group.items),
    path,
    home,
  );

  return (
    <Frame className={classNames(styles.shell, narrow && styles.narrow)} busy={busy} onClick={onClick}>
      <header className={styles.top}>
        <button
          type="button"
          className={styles.open}
          aria-label={t('ui:navigation')}
          {...{ popovertarget: 'side-navigation' }}
        >
          <IconMenu2 size={22} />
        </button>
        <Link to={home} className={styles.brand}>
          <SealMark size={26} />
          <span>{t('ui:product')}</span>
        </Link>
        <div className={styles.search}>{search}</div>
        <UserMenu user={user} links={userLinks ?? []} here={here} />
      </header>
      <nav id="side-navigation" className={styles.side} aria-label={t('ui:navigation')} {...{ popover: 'auto' }}>
        {groups.map((group, position) => (
          <div key={group.label ?? position} className={styles.group}>
            {group.label && <p className={styles.heading}>{group.label}</p>}
            <ul>
              {group.items.map((item) => (
                <li key={item.to} title={narrow ? item.label : undefined}>
                  <NavLink
                    item={item}
                    current={item === current}
                    className={styles.link}
                    countClassName={styles.count}
                  />
                </li>
              ))}
            </ul>
          </div>
        ))}
        <IconButton
          icon={narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse}
          label={narrow ? t('ui:side.expand') : t('ui:side.collapse')}
          className={styles.fold ?? ''}
          onClick={() => fold(!narrow)}
        />
      </nav>
      <Main className={styles.main} flash={flash}>
        {children}
      </Main>
    </Frame>
  );
}
