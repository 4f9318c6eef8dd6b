// The one Mantine theme and how it learns the viewer's colour scheme. Colours and sizes live in `tokens.css`;
// this file only points Mantine's own pieces (toasts) at them.
import { createTheme, type MantineColorScheme, type MantineColorSchemeManager } from '@mantine/core';

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/**
 * The scheme is a preference kept on the server and changed by a form, so the browser keeps nothing of its own:
 * this manager answers with what the page was rendered for.
 */
export function preferredColorScheme(scheme: MantineColorScheme): MantineColorSchemeManager {
  return {
    get: () => scheme,
    set: () => undefined,
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => undefined,
  };
}
