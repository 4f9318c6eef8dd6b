// Who is signed in, and what belongs to a person rather than to a page: account pages, language, colour scheme,
// sign-out. Every choice is a small form, so it works without scripts and lands on the server.
import { useCopy } from '#app/copy/use-copy.ts';
import { languages } from '#app/domain/language/language.ts';
import { Menu, MenuGroup, menuItem } from '../ui/action/menu.tsx';
import { Link } from '../ui/action/link.tsx';
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun, type Icon } from '../ui/icons.ts';
import { useViewer, type ColorScheme } from '../viewer.tsx';
import styles from './user-menu.module.css';

export type ShellUser = {
  name: string;
  /** Company or role, under the name. */
  detail?: string | undefined;
};

export type UserLink = { to: string; label: string; icon: Icon };

export function UserMenu({ user, links = [], here }: { user: ShellUser; links?: readonly UserLink[]; here: string }) {
  const { t } = useCopy();
  return (
    <Menu label={t('ui:userMenu', { name: user.name })} summary={<Initial name={user.name} />}>
      <div className={styles.who}>
        <strong>{user.name}</strong>
        {user.detail && <span>{user.detail}</span>}
      </div>
      {links.length > 0 && (
        <MenuGroup>
          {links.map((link) => (
            <Link key={link.to} to={link.to} className={menuItem}>
              <link.icon size={18} stroke={1.6} aria-hidden />
              {link.label}
            </Link>
          ))}
        </MenuGroup>
      )}
      <MenuGroup label={t('ui:language')}>
        <LanguageForm here={here} />
      </MenuGroup>
      <MenuGroup label={t('ui:theme.label')}>
        <ThemeForm here={here} />
      </MenuGroup>
      <MenuGroup>
        <form method="post" action="/sign-out">
          <button className={menuItem}>
            <IconLogout size={18} stroke={1.6} />
            {t('ui:signOut')}
          </button>
        </form>
      </MenuGroup>
    </Menu>
  );
}

function Initial({ name }: { name: string }) {
  return (
    <span className={styles.initial} aria-hidden>
      {[...name.trim()][0]?.toUpperCase() ?? '·'}
    </span>
  );
}

export function LanguageForm({ here }: { here: string }) {
  const { t, language } = useCopy();
  return (
    <form method="post" action="/preferences" className={styles.switch}>
      <input type="hidden" name="returnTo" value={here} />
      {languages.map((code) => (
        <button key={code} name="language" value={code} lang={code} aria-pressed={code === language}>
          {t(`ui:languages.${code}`)}
        </button>
      ))}
    </form>
  );
}

const schemes: readonly { value: ColorScheme; icon: Icon }[] = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconDeviceDesktop },
];

export function ThemeForm({ here }: { here: string }) {
  const { t } = useCopy();
  const { colorScheme } = useViewer();
  return (
    <form method="post" action="/preferences" className={styles.switch}>
      <input type="hidden" name="returnTo" value={here} />
      {schemes.map(({ value, icon: Icon }) => (
        <button key={value} name="colorScheme" value={value} aria-pressed={value === colorScheme}>
          <Icon size={16} stroke={1.75} />
          {t(`ui:theme.${value}`)}
        </button>
      ))}
    </form>
  );
}
