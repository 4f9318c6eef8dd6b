// Two neighbouring characters as one number, for tables that are asked about every place of every name: no text is cut out
// to ask them.

/** Two UTF-16 units in 32 bits; no two pairs share a number. */
export function pairCode(first: number, second: number): number {
  return (first << 16) | second;
}

/** The two characters of a text from `at` on. */
export function pairAt(text: string, at: number): number {
  return pairCode(text.charCodeAt(at), text.charCodeAt(at + 1));
}

/** How long words can be by the two characters they begin with, the longest first. */
export class WordLengths {
  readonly #lengths = new Map<number, number[]>();
  static readonly #none: readonly number[] = [];

  /** A word of two characters or more. */
  add(word: string): void {
    const opening = pairAt(word, 0);
    const known = this.#lengths.get(opening);
    if (!known) this.#lengths.set(opening, [word.length]);
    else if (!known.includes(word.length)) known.push(word.length);
    known?.sort((a, b) => b - a);
  }

  /** Lengths of the words that may stand in the text from `at` on. */
  at(text: string, at: number): readonly number[] {
    return this.#lengths.get(pairAt(text, at)) ?? WordLengths.#none;
  }
}
