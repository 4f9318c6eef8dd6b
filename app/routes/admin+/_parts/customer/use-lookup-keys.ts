// The keys of the lookup: `/` puts the cursor into the box, the arrows walk from the box through the results and back.
// Enter on a result opens it, as links do.
import { useEffect, type RefObject } from 'react';

export function useLookupKeys(area: RefObject<HTMLElement>) {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.metaKey || event.ctrlKey || event.altKey) return;
      if (document.querySelector('dialog[open]')) return;
      const box = area.current?.querySelector<HTMLInputElement>('input[type=search]');
      if (!box) return;
      if (event.key === '/' && !isTyping(event.target)) {
        event.preventDefault();
        box.focus();
        box.select();
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const stops: HTMLElement[] = [box, ...(area.current?.querySelectorAll<HTMLElement>('[data-row] td a') ?? [])];
        const here = stops.indexOf(document.activeElement as HTMLElement);
        const next = here < 0 ? undefined : stops[here + (event.key === 'ArrowDown' ? 1 : -1)];
        if (!next) return;
        event.preventDefault();
        next.focus();
      }
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [area]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
