// What a form that was not accepted gets back: its problems, a sentence for the whole, and what was typed, to go on from.
import type { FormValues, Problems } from './form.ts';

export interface Refusal {
  /** Which of a page's forms it is about, where there are several. */
  intent: string | null;
  problems: Problems;
  /** What concerns no single field, in the viewer's language. */
  sentence: string | null;
  /** Typed values to show again; never a password. */
  values: Record<string, string>;
}

/** The named values that a form may get back. */
export function keep(values: FormValues, ...names: string[]): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of names) {
    const value = values[name];
    if (typeof value === 'string') kept[name] = value;
  }
  return kept;
}
