// The partner portal around its pages. Phone first: the links sit under the thumb with “register” in the middle;
// where there is room they move to the top bar.
import type { ReactNode } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { ButtonLink } from '../ui/action/button.tsx';
import { Link } from '../ui/action/link.tsx';
import type { Icon } from '../ui/icons.ts';
import { Frame, Main, type FlashMessage } from './frame.tsx';
import { currentItem, NavLink, type NavItem } from './navigation.tsx';
import styles from './portal-shell.module.css';
import { SealMark } from './seal-mark.tsx';
import { UserMenu, type ShellUser, type UserLink } from './user-menu.tsx';
import { useShell } from './use-shell.ts';

export type PortalShellProps = {
  /** Up to four; their labels are single words, for the phone. */
  items: readonly NavItem[];
  /** The one primary action. `short` stands under the thumb, `label` in the top bar. */
  primary?: { to: string; label: string; short: string; icon: Icon } | undefined;
  /** The page has its own primary action: the top bar does not repeat it. */
  ownPrimary?: boolean;
  user: ShellUser;
  userLinks?: readonly UserLink[];
  home: string;
  /** What the manufacturer calls itself; the product's name where it is empty. */
  brand?: string;
  flash?: FlashMessage | null | undefined;
  children: ReactNode;
};

export function PortalShell({
  items,
  primary,
  ownPrimary,
  user,
  userLinks,
  home,
  brand,
  flash,
  children,
}: PortalShellProps) {
  const { t } = useCopy();
  const { path, here, busy, onClick } = useShell();
  const current = currentItem(items, path, home);
  const middle = Math.ceil(items.length / 2);
  return (
    <Frame className={styles.shell} busy={busy} onClick={onClick}>
      <header className={styles.top}>
        <Link to={home} className={styles.brand}>
          <SealMark />
          <span>{brand || t('ui:product')}</span>
        </Link>
        <nav className={styles.nav} data-lower-edge="navigation" aria-label={t('ui:navigation')}>
          <ul>
            {items.map((item, position) => (
              <li key={item.to} className={position >= middle ? styles.after : undefined}>
                <NavLink item={item} current={item === current} className={styles.link} countClassName={styles.count} />
              </li>
            ))}
            {primary && (
              <li className={styles.thumb}>
                <Link to={primary.to} aria-current={path === primary.to ? 'page' : undefined}>
                  <span className={styles.disc}>
                    <primary.icon size={26} stroke={2} aria-hidden />
                  </span>
                  {primary.short}
                </Link>
              </li>
            )}
          </ul>
        </nav>
        {primary && !ownPrimary && (
          <span className={styles.primary}>
            <ButtonLink to={primary.to} variant="primary" size="sm" icon={primary.icon}>
              {primary.label}
            </ButtonLink>
          </span>
        )}
        <UserMenu user={user} links={userLinks ?? []} here={here} />
      </header>
      <Main className={styles.main} flash={flash}>
        {children}
      </Main>
    </Frame>
  );
}
