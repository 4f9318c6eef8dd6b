// Every sentence in both languages, for server rendering, mail and documents. Browsers load `audience/` instead.
import type { i18n } from 'i18next';
import type { Language } from '#app/domain/language/language.ts';
import { en } from './en.ts';
import { createCopy } from './instance.ts';
import type { Translate } from './keys.ts';
import { zhCN } from './zh-CN.ts';

const instances: Record<Language, i18n> = { en: createCopy('en', en), 'zh-CN': createCopy('zh-CN', zhCN) };

export function copyFor(language: Language): i18n {
  return instances[language];
}

export function translator(language: Language): Translate {
  return instances[language].t as unknown as Translate;
}
