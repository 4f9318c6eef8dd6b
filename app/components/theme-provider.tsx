// Puts the theme around the application: style sheets, Mantine's provider and the attributes of <html>.
// Must not render anything visible.
import { ColorSchemeScript, MantineProvider } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/global.css';
import './tokens.css';
import './base.css';
import { preferredColorScheme, theme } from './theme.ts';
import { ViewerContext, type ColorScheme, type Viewer } from './viewer.tsx';

/** Attributes for `<html>`: language, and the scheme where the viewer chose one (`auto` is left to the browser). */
export function htmlAttributes(viewer: Pick<Viewer, 'language' | 'colorScheme'>) {
  return {
    lang: viewer.language,
    'data-mantine-color-scheme': viewer.colorScheme === 'auto' ? undefined : viewer.colorScheme,
    suppressHydrationWarning: true,
  };
}

/** For `<head>`. Our own style sheets follow the browser without it; Mantine's pieces want the attribute set. */
export function ThemeScript({ colorScheme, nonce }: { colorScheme: ColorScheme; nonce?: string | undefined }) {
  return (
    <ColorSchemeScript
      defaultColorScheme={colorScheme}
      forceColorScheme={colorScheme === 'auto' ? undefined : colorScheme}
      nonce={nonce}
      suppressHydrationWarning
    />
  );
}

/** Wrap the page's body in this once, in `root.tsx`. */
export function ThemeProvider({
  viewer,
  nonce = '',
  children,
}: {
  viewer: Viewer;
  nonce?: string | undefined;
  children: ReactNode;
}) {
  const manager = useMemo(() => preferredColorScheme(viewer.colorScheme), [viewer.colorScheme]);
  return (
    <ViewerContext.Provider value={viewer}>
      <MantineProvider
        theme={theme}
        colorSchemeManager={manager}
        defaultColorScheme={viewer.colorScheme}
        getStyleNonce={() => nonce}
        withCssVariables={false}
        withGlobalClasses={false}
      >
        {children}
      </MantineProvider>
    </ViewerContext.Provider>
  );
}
