// Wakes the page up in the browser, with the sentences of its language and audience.
import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { audienceOf, loadCopy } from '#app/copy/browser.ts';
import { chooseLanguage } from '#app/domain/language/language.ts';

const copy = await loadCopy(chooseLanguage(document.documentElement.lang, null), audienceOf(window.location.pathname));

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={copy}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  );
});
