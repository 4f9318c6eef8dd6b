// Things of the business that carry their name in both languages: product lines, regions, entries of code lists.
import type { Language } from './language.ts';

export interface Named {
  nameEn: string;
  nameZh: string;
}

export function nameIn(language: Language, named: Named): string {
  return language === 'zh-CN' ? named.nameZh : named.nameEn;
}
