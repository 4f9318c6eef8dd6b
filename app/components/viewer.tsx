// Who is looking: the language, time zone and colour scheme every component renders for. Holds no permission.
import { createContext, useContext } from 'react';
import type { HiddenColumns } from '#app/domain/account/table-columns.ts';
import type { Language } from '#app/domain/language/language.ts';

export type ColorScheme = 'light' | 'dark' | 'auto';

export type Viewer = {
  language: Language;
  /** IANA name, e.g. `Asia/Shanghai`. */
  timeZone: string;
  colorScheme: ColorScheme;
  name?: string | undefined;
  /** Columns put away, by table. */
  hiddenColumns?: HiddenColumns | undefined;
};

export const ViewerContext = createContext<Viewer>({ language: 'en', timeZone: 'UTC', colorScheme: 'auto' });

export function useViewer(): Viewer {
  return useContext(ViewerContext);
}
