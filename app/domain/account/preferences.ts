// How a person may want to be spoken to, besides the language. Pure.

/** Where nobody has said otherwise. */
export const defaultTimeZone = 'Asia/Shanghai';

export const colorSchemes = ['light', 'dark', 'auto'] as const;
export type ColorScheme = (typeof colorSchemes)[number];
