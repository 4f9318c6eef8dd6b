// Renders a component the way the server does: with a viewer and sentences, to plain markup.
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { ViewerContext, type Viewer } from '#app/components/viewer.tsx';
import { copyFor } from '#app/copy/copy.server.ts';

export function render(node: ReactNode, viewer: Partial<Viewer> = {}): string {
  const whole: Viewer = { language: 'en', timeZone: 'Asia/Shanghai', colorScheme: 'auto', ...viewer };
  return renderToStaticMarkup(
    <I18nextProvider i18n={copyFor(whole.language)}>
      <ViewerContext.Provider value={whole}>{node}</ViewerContext.Provider>
    </I18nextProvider>,
  );
}

/** What a reader sees: the markup's text with white space collapsed. */
export function textOf(markup: string): string {
  return markup
    .replace(/<title>.*?<\/title>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ')
    .trim();
}
