// What every shell does besides looking: turns clicks on plain links into client navigation, closes open menus,
// moves the focus into a new page, and knows where it is.
import { useLocation, useNavigate, useNavigation } from '@remix-run/react';
import { useEffect, useRef, type MouseEvent } from 'react';

export type Shell = {
  path: string;
  /** Path and query, for forms that come back here. */
  here: string;
  /** A page or an action is under way. */
  busy: boolean;
  /** For the outermost element. */
  onClick: (event: MouseEvent<HTMLElement>) => void;
};

export function useShell(): Shell {
  const location = useLocation();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const first = useRef(true);

  useEffect(() => {
    for (const open of document.querySelectorAll<HTMLElement>('[popover]:popover-open')) open.hidePopover();
    closeMenus(null);
    if (first.current) {
      first.current = false;
      return;
    }
    const active = document.activeElement;
    if (!active || active === document.body || active instanceof HTMLAnchorElement)
      document.getElementById('main')?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the path is what makes it a new page
  }, [location.pathname]);

  useEffect(() => {
    function outside(event: Event) {
      closeMenus(event.target instanceof Node ? event.target : null);
    }
    function escape(event: KeyboardEvent) {
      if (event.key !== 'Escape') return;
      const open = document.querySelector<HTMLDetailsElement>('details[data-menu][open]');
      if (!open) return;
      open.open = false;
      open.querySelector('summary')?.focus();
    }
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', escape);
    };
  }, []);

  return {
    path: location.pathname,
    here: location.pathname + location.search,
    busy: navigation.state !== 'idle',
    onClick: (event) => {
      const to = clientDestination(event);
      if (to === null) return;
      event.preventDefault();
      navigate(to);
    },
  };
}

function closeMenus(keep: Node | null) {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]'))
    if (!keep || !menu.contains(keep)) menu.open = false;
}

/** Where a click on one of our links leads, or null when the browser should see to it. */
function clientDestination(event: MouseEvent<HTMLElement>): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const anchor = (event.target as Element).closest<HTMLAnchorElement>('a[href]:not([data-reload])');
  if (!anchor || (anchor.target && anchor.target !== '_self') || anchor.hasAttribute('download')) return null;
  // A place on this page is the browser's to find.
  if (anchor.getAttribute('href')?.startsWith('#')) return null;
  const url = new URL(anchor.href);
  const here = window.location;
  if (url.origin !== here.origin || audience(url.pathname) !== audience(here.pathname)) return null;
  if (url.hash && url.pathname === here.pathname && url.search === here.search) return null;
  return url.pathname + url.search + url.hash;
}

/** The first step of the path: the portal, the back office and the public pages each load their own sentences. */
function audience(path: string) {
  const first = path.split('/')[1];
  return first === 'portal' || first === 'admin' ? first : 'public';
}
