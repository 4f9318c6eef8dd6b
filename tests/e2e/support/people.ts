// The people of the stories: demo accounts, and the language each reads.
import type { Language } from '#app/domain/language/language.ts';

export interface Person {
  email: string;
  /** The language this person reads. */
  language: Language;
}

export const people = {
  /** Two partners that both sell drives, and the channel manager who looks after both. All read English. */
  pearl: { email: 'pearl@partner.example', language: 'en' },
  straits: { email: 'straits@partner.example', language: 'en' },
  southManager: { email: 'manager.south@rightful.example', language: 'en' },
  administrator: { email: 'admin@rightful.example', language: 'en' },
  /** The same in the east. All read Chinese. */
  shentai: { email: 'partner@partner.example', language: 'zh-CN' },
  zhehai: { email: 'rival@partner.example', language: 'zh-CN' },
  eastManager: { email: 'manager@rightful.example', language: 'zh-CN' },
  operations: { email: 'operations@rightful.example', language: 'zh-CN' },
  auditor: { email: 'auditor@rightful.example', language: 'zh-CN' },
} as const satisfies Record<string, Person>;
