// The two languages of the interface, and the choice between them. Pure.

export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/**
 * Picks the viewer's language: the stored preference first, then the best entry of an `Accept-Language`
 * header (RFC 9110 §12.5.4; any `zh…` counts as Simplified Chinese), then English.
 */
export function chooseLanguage(
  preference: string | null | undefined,
  acceptLanguage: string | null | undefined,
): Language {
  if (isLanguage(preference)) return preference;
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of ranked) {
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
    if (tag === 'en' || tag.startsWith('en-')) return 'en';
  }
  return 'en';
}
