// What a search server does out of the box, for comparison only: the query's words must all occur (AND); while too few
// companies have them, the last word is given up. Chinese is cut by a dictionary into short words, the last word
// matches as a prefix, and only Latin words of five letters and more may carry a typo.
import { tradeWords } from '../matching/lexicon/words.ts';
import { placeAt } from '../matching/lexicon/regions.ts';
import { hasHan, normaliseText } from '../matching/normalise.ts';
import type { CompanyRecord } from '../matching/record.ts';

const MAX_WORDS = 10;
const LONGEST = 3;

function cut(name: string): string[] {
  const text = normaliseText(name).slice(0, 80);
  if (!hasHan(text)) return text.split(' ').filter((word) => word !== '');
  const words: string[] = [];
  for (let at = 0; at < text.length;) {
    const latin = /^[a-z0-9]+/.exec(text.slice(at))?.[0];
    let size = latin?.length ?? 1;
    for (let take = Math.min(LONGEST, text.length - at); latin === undefined && take > 1; take--) {
      const piece = text.slice(at, at + take);
      if (
        tradeWords.has(piece) ||
        ['公司', '有限', '集团', '股份'].includes(piece) ||
        placeAt(piece, 0)?.end === take
      ) {
        size = take;
        break;
      }
    }
    words.push(text.slice(at, at + size));
    at += size;
  }
  return words.filter((word) => word.trim() !== '');
}

function deletions(word: string): string[] {
  return Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

type Hit = { row: number; exact: number; size: number };

export class PlainQuery {
  readonly #rows = new Map<string, Set<number>>();
  readonly #byDeletion = new Map<string, Set<string>>();
  readonly #ids: string[] = [];
  readonly #sizes: number[] = [];

  add(record: CompanyRecord): void {
    const row = this.#ids.push(record.id) - 1;
    const words = [...new Set(cut(record.names[0]?.value ?? ''))];
    this.#sizes.push(words.length);
    for (const word of words) {
      const known = this.#rows.get(word);
      if (known) known.add(row);
      else {
        this.#rows.set(word, new Set([row]));
        if (/^[a-z]{4,}$/.test(word)) {
          for (const left of [word, ...deletions(word)]) {
            this.#byDeletion.set(left, (this.#byDeletion.get(left) ?? new Set()).add(word));
          }
        }
      }
    }
  }

  /** The rows of a word as written, and those of the words a typo or a prefix lets it stand for. */
  #having(word: string, last: boolean): { exact: ReadonlySet<number>; near: ReadonlySet<number> } {
    const exact = this.#rows.get(word) ?? new Set<number>();
    const others = new Set<string>();
    if (/^[a-z]{5,}$/.test(word)) {
      for (const left of [word, ...deletions(word)])
        for (const near of this.#byDeletion.get(left) ?? []) others.add(near);
    }
    if (last && exact.size === 0) {
      for (const known of this.#rows.keys()) if (known.startsWith(word) && known !== word) others.add(known);
    }
    others.delete(word);
    const near = new Set<number>();
    for (const other of others) for (const row of this.#rows.get(other) ?? []) near.add(row);
    return { exact, near };
  }

  find(name: string, limit: number): string[] {
    const words = cut(name).slice(0, MAX_WORDS);
    const found: number[] = [];
    const seen = new Set<number>();
    let within: Map<number, number> | null = null;
    const steps: Map<number, number>[] = [];
    for (const [index, word] of words.entries()) {
      const having = this.#having(word, index === words.length - 1);
      const next = new Map<number, number>();
      const keep = (row: number, before: number) => {
        if (having.exact.has(row)) next.set(row, before + 1);
        else if (having.near.has(row)) next.set(row, before);
      };
      if (within === null) for (const rows of [having.exact, having.near]) for (const row of rows) keep(row, 0);
      else for (const [row, before] of within) keep(row, before);
      steps.push(next);
      within = next;
      if (next.size === 0) break;
    }
    const ahead = (a: Hit, b: Hit) => b.exact - a.exact || a.size - b.size || a.row - b.row;
    for (let step = steps.length - 1; step >= 0 && found.length < limit; step--) {
      // Only the best few are wanted: kept in order while the rows pass by.
      const wanted = limit - found.length;
      const best: Hit[] = [];
      for (const [row, exact] of steps[step] ?? []) {
        if (seen.has(row)) continue;
        const hit = { row, exact, size: this.#sizes[row] ?? 0 };
        const last = best[best.length - 1];
        if (best.length >= wanted && last && ahead(last, hit) <= 0) continue;
        best.push(hit);
        best.sort(ahead);
        if (best.length > wanted) best.pop();
      }
      for (const { row } of best) {
        seen.add(row);
        found.push(row);
      }
    }
    return found.map((row) => this.#ids[row] ?? '');
  }
}
