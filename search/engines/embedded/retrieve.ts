// Candidates for one query over a company index. Two stages: the rarest features gather rows within a budget of
// postings (so that a probe of the commonest words costs no more than any other), then the best rows are
// compared feature by feature. Bounded work, no judgement.
import type { Candidate } from '../../engine.ts';
import type { CompanyIndex } from './company-index.ts';
import { familyNumber, featureFamilies, isGram, weightOfFamily } from './features.ts';
import { GrowableUint32 } from './growable.ts';

/** Rows compared feature by feature. */
const FINALISTS = 320;

/** Space reused between queries over one index; a query leaves it as it found it. */
export class Scratch {
  scores = new Float32Array(0);
  readonly touched = new GrowableUint32(4096);

  fit(rows: number): void {
    if (this.scores.length < rows) this.scores = new Float32Array(Math.ceil(rows * 1.25) + 64);
    this.touched.length = 0;
  }
}

type Weighed = { feature: number; weight: number; frequency: number };

/** Of the touched rows, those with the highest scores, roughly: by counting scores into bands. */
function bestRows(scores: Float32Array, touched: Uint32Array, index: CompanyIndex, count: number): number[] {
  let top = 0;
  for (const row of touched) top = Math.max(top, scores[row] ?? 0);
  if (top === 0) return [];
  const bands = new Uint32Array(257);
  const scale = 256 / top;
  for (const row of touched) {
    const band = ((scores[row] ?? 0) * scale) | 0;
    bands[band] = (bands[band] ?? 0) + 1;
  }
  let floor = 256;
  let taken = 0;
  while (floor > 0 && taken + (bands[floor] ?? 0) <= count) taken += bands[floor--] ?? 0;
  const rows: number[] = [];
  let spare = count - taken;
  for (const row of touched) {
    const band = ((scores[row] ?? 0) * scale) | 0;
    if (band < floor || (band === floor && spare-- <= 0)) continue;
    if (index.isAlive(index.docOfRow(row))) rows.push(row);
  }
  return rows;
}

/** Small open-addressing table from the query's features to their squared weights. */
class QueryTable {
  readonly #keys: Uint32Array;
  readonly #values: Float32Array;
  readonly #mask: number;

  constructor(query: readonly Weighed[]) {
    let size = 64;
    while (size < query.length * 3) size *= 2;
    this.#mask = size - 1;
    this.#keys = new Uint32Array(size);
    this.#values = new Float32Array(size);
    for (const { feature, weight } of query) {
      let at = (feature >>> 5) & this.#mask;
      while (this.#values[at] !== 0) at = (at + 1) & this.#mask;
      this.#keys[at] = feature;
      this.#values[at] = isGram(feature) ? weight * weight : weight;
    }
  }

  get(feature: number): number {
    let at = (feature >>> 5) & this.#mask;
    while (this.#values[at] !== 0) {
      if (this.#keys[at] === feature) return this.#values[at] ?? 0;
      at = (at + 1) & this.#mask;
    }
    return 0;
  }
}

export type RetrievalBudget = { base: number; perRow: number };
const budgetOf: RetrievalBudget = { base: 30_000, perRow: 0.1 };

/** Up to `limit` candidates for a set of query features, best first. */
export function retrieve(
  index: CompanyIndex,
  features: Iterable<number>,
  limit: number,
  scratch: Scratch,
): Candidate[] {
  const query: Weighed[] = [];
  let queryNorm = 0;
  for (const feature of features) {
    const frequency = index.frequency(feature);
    const weight = index.weight(feature, frequency);
    if (isGram(feature)) queryNorm += weight * weight;
    if (frequency > 0) query.push({ feature, weight, frequency });
  }
  if (query.length === 0 || limit <= 0) return [];
  query.sort((a, b) => a.frequency - b.frequency || a.feature - b.feature);
  scratch.fit(index.rows);
  let budget = budgetOf.base + Math.floor(index.rows * budgetOf.perRow);
  for (const { feature, weight, frequency } of query) {
    if (budget <= 0) break;
    // A list that does not fit helps only where it is all there is.
    if (frequency > budget && scratch.touched.length > FINALISTS) break;
    const gain = isGram(feature) ? weight * weight : weight * 4;
    budget -= index.accumulate(feature, gain, budget, scratch.scores, scratch.touched);
  }
  const touched = scratch.touched.view();
  const rows = bestRows(scratch.scores, touched, index, FINALISTS);
  for (const row of touched) scratch.scores[row] = 0;

  const table = new QueryTable(query);
  const best = new Map<number, { score: number; families: number }>();
  const heaviestName = weightOfFamily(familyNumber(0));
  for (const row of rows) {
    let shared = 0;
    let bonus = 0;
    let families = 0;
    for (const feature of index.featuresOf(row)) {
      const value = table.get(feature);
      if (value === 0) continue;
      families |= 1 << familyNumber(feature);
      if (isGram(feature)) shared += value;
      else bonus += value;
    }
    const norm = index.normOf(row);
    const cosine = queryNorm > 0 && norm > 0 ? shared / Math.sqrt(queryNorm * norm) : 0;
    const queryInRow = queryNorm > 0 ? shared / queryNorm : 0;
    const rowInQuery = norm > 0 ? shared / norm : 0;
    const score =
      Math.max(cosine, 0.9 * queryInRow * (0.5 + cosine / 2), 0.8 * rowInQuery * (0.5 + cosine / 2)) +
      (bonus / (bonus + 60)) * heaviestName * 2;
    const doc = index.docOfRow(row);
    const known = best.get(doc);
    if (!known) best.set(doc, { score, families });
    else {
      known.families |= families;
      known.score = Math.max(known.score, score);
    }
  }
  return [...best]
    .sort((a, b) => b[1].score - a[1].score || (index.ids[a[0]] ?? '').localeCompare(index.ids[b[0]] ?? ''))
    .slice(0, limit)
    .map(([doc, { score, families }]) => ({ id: index.ids[doc] ?? '', families: familyNames(families), score }));
}

function familyNames(bits: number): string[] {
  return featureFamilies.filter((_, number) => (bits & (1 << number)) !== 0);
}
