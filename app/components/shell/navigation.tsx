// The links of a shell and which of them is current.
import { Link } from '../ui/action/link.tsx';
import type { Icon } from '../ui/icons.ts';

export type NavItem = {
  to: string;
  label: string;
  icon: Icon;
  /** How many things wait there; 0 is not shown, 100 and more as “99+”. */
  count?: number | undefined;
};

/** The item whose address is the longest beginning of the current path; `home`, beginning of them all, only itself. */
export function currentItem(items: readonly NavItem[], path: string, home: string): NavItem | undefined {
  return items
    .filter(({ to }) => path === to || (to !== home && path.startsWith(`${to}/`)))
    .reduce<NavItem | undefined>((best, item) => (best && best.to.length >= item.to.length ? best : item), undefined);
}

export function NavLink({
  item,
  current,
  className,
  countClassName,
}: {
  item: NavItem;
  current: boolean;
  className: string | undefined;
  countClassName: string | undefined;
}) {
  return (
    <Link to={item.to} className={className} aria-current={current ? 'page' : undefined}>
      <item.icon size={20} stroke={current ? 2 : 1.6} />
      <span>{item.label}</span>
      {item.count ? <span className={countClassName}>{item.count > 99 ? '99+' : item.count}</span> : null}
    </Link>
  );
}
