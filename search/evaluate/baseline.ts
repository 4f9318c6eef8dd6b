// The plain index that everything is measured against: characters, pairs and pairs by sound of the whole name in
// Maps, cosine over all postings. Short on purpose and never used by the application.
import { normaliseText } from '../matching/normalise.ts';
import { fuzzySyllable, readingsOf } from '../matching/pinyin.ts';
import type { CompanyRecord } from '../matching/record.ts';

function grams(name: string): Set<string> {
  const text = normaliseText(name).slice(0, 60);
  const sounds = readingsOf(text).map(fuzzySyllable);
  const out = new Set<string>();
  for (let index = 0; index < text.length; index++) {
    out.add(text.charAt(index));
    if (index + 1 < text.length)
      out.add(text.slice(index, index + 2)).add(`${sounds[index] ?? ''} ${sounds[index + 1] ?? ''}`);
  }
  return out;
}

export class PlainCosine {
  readonly #postings = new Map<string, number[]>();
  readonly #ids: string[] = [];
  readonly #sizes: number[] = [];

  add(record: CompanyRecord): void {
    const row = this.#ids.push(record.id) - 1;
    const own = grams(record.names[0]?.value ?? '');
    this.#sizes.push(own.size);
    for (const gram of own) {
      const known = this.#postings.get(gram);
      if (known) known.push(row);
      else this.#postings.set(gram, [row]);
    }
  }

  find(name: string, limit: number): string[] {
    const scores = new Map<number, number>();
    const own = grams(name);
    for (const gram of own) {
      const rows = this.#postings.get(gram);
      if (!rows) continue;
      const weight = Math.log(1 + this.#ids.length / rows.length);
      for (const row of rows) scores.set(row, (scores.get(row) ?? 0) + weight);
    }
    return [...scores]
      .map(([row, score]) => [row, score / Math.sqrt((this.#sizes[row] ?? 1) * own.size)] as const)
      .sort((a, b) => b[1] - a[1])
      .slice(0, limit)
      .map(([row]) => this.#ids[row] ?? '');
  }
}
