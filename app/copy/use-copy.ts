// The hook every component reads its sentences through. It reads the context itself: a page keeps one language and all
// its sentences from first byte to last, so the loading and language-change machinery of `useTranslation`, which costs
// more than the sentence, is not needed.
import { useContext } from 'react';
import { I18nContext } from 'react-i18next';
import type { Language } from '#app/domain/language/language.ts';
import type { Translate } from './keys.ts';

export function useCopy(): { t: Translate; language: Language } {
  const { i18n } = useContext(I18nContext);
  return { t: i18n.t as unknown as Translate, language: i18n.language as Language };
}
