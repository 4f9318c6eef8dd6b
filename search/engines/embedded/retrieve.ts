// Candidates for one query over a company index. Two stages: the rarest features gather rows within a budget of
// postings (so that a probe of the commonest words costs no more than any other) and only until nothing unseen can
// come near the best, then the best rows, and those that share a code or contact, are compared by all their grams.
// Bounded work, no judgement.
import type { Candidate } from '../../engine.ts';
import { COMMON_CONTACT, contactsFirst, contactStrength } from '../contacts-first.ts';
import type { CompanyIndex } from './company-index.ts';
import { familyNumber, featureFamilies, isGram, weightOfFamily } from './features.ts';
import { GrowableUint32 } from './growable.ts';

/** Rows compared feature by feature. */
const FINALISTS = 256;
/** Postings visited at most: enough for every list that is kept whole. */
const BUDGET = { base: 30_000, perRow: 0.06 };
/** Postings between two looks at whether going on can change anything. */
const LOOK_EVERY = 4_000;
/** Rows of one key that are looked through for finalists, and of all keys together. */
const KEY_BUDGET = { each: 2_000, all: 60_000 };

/** Space reused between queries over one index; a query leaves it as it found it, but for what it counted. */
export class Scratch {
  scores = new Float32Array(0);
  readonly touched = new GrowableUint32(4096);
  readonly bands = new Uint32Array(257);
  /** What the last query did: entries of lists walked, rows compared gram by gram. */
  work = { postings: 0, rows: 0 };

  fit(rows: number): void {
    if (this.scores.length < rows) this.scores = new Float32Array(Math.ceil(rows * 1.25) + 64);
    this.touched.length = 0;
    this.work = { postings: 0, rows: 0 };
  }
}

type Weighed = { feature: number; weight: number; gain: number; frequency: number };

/** Counts the touched rows into 257 bands by score; answers the scale from score to band, 0 where nothing is. */
function countBands({ scores, bands }: Scratch, touched: Uint32Array): number {
  let top = 0;
  for (let at = 0; at < touched.length; at++) {
    const score = scores[touched[at] as number] as number;
    if (score > top) top = score;
  }
  if (top === 0) return 0;
  bands.fill(0);
  const scale = 256 / top;
  for (let at = 0; at < touched.length; at++) {
    const band = ((scores[touched[at] as number] as number) * scale) | 0;
    bands[band] = (bands[band] as number) + 1;
  }
  return scale;
}

/** A score that at least `count` touched rows reach, 0 where there are fewer. */
function scoreOfRank(scratch: Scratch, touched: Uint32Array, count: number): number {
  const scale = countBands(scratch, touched);
  if (scale === 0) return 0;
  let reached = 0;
  for (let band = 256; band > 0; band--) {
    reached += scratch.bands[band] as number;
    if (reached >= count) return band / scale;
  }
  return 0;
}

/** Of the touched rows, those with the highest scores, roughly: by counting scores into bands. */
function bestRows(scratch: Scratch, touched: Uint32Array, index: CompanyIndex, count: number): number[] {
  const scale = countBands(scratch, touched);
  if (scale === 0) return [];
  const { scores, bands } = scratch;
  let floor = 256;
  let taken = 0;
  while (floor > 0 && taken + (bands[floor] as number) <= count) taken += bands[floor--] as number;
  const rows: number[] = [];
  let spare = count - taken;
  for (let at = 0; at < touched.length; at++) {
    const row = touched[at] as number;
    const band = ((scores[row] as number) * scale) | 0;
    if (band < floor || (band === floor && spare-- <= 0)) continue;
    if (index.isAlive(index.docOfRow(row))) rows.push(row);
  }
  return rows;
}

/** Small open-addressing table from the query's grams to their squared weights. */
class GramTable {
  readonly #keys: Uint32Array;
  readonly #values: Float32Array;
  readonly #mask: number;

  constructor(query: readonly Weighed[]) {
    let size = 64;
    while (size < query.length * 4) size *= 2;
    this.#mask = size - 1;
    this.#keys = new Uint32Array(size);
    this.#values = new Float32Array(size);
    for (const { feature, gain } of query) {
      if (!isGram(feature)) continue;
      let at = (feature >>> 5) & this.#mask;
      while (this.#values[at] !== 0) at = (at + 1) & this.#mask;
      this.#keys[at] = feature;
      this.#values[at] = gain;
    }
  }

  /** The weights and families of the grams from `start` to `end` that the query has too. */
  shared(grams: Uint32Array, start: number, end: number): { sum: number; families: number } {
    const keys = this.#keys;
    const values = this.#values;
    const mask = this.#mask;
    let sum = 0;
    let families = 0;
    for (let index = start; index < end; index++) {
      const gram = grams[index] as number;
      let at = (gram >>> 5) & mask;
      while (values[at] !== 0 && keys[at] !== gram) at = (at + 1) & mask;
      const value = values[at] as number;
      if (value === 0) continue;
      sum += value;
      families |= 1 << familyNumber(gram);
    }
    return { sum, families };
  }
}

/** What is known of one finalist row. */
type Finalist = { row: number; families: number; bonus: number; strength: number; score: number };

const strengthOfFamily = featureFamilies.map(contactStrength);

/** Weighs the query's features; those that nobody has are left out but count in its length. */
function weigh(index: CompanyIndex, features: Iterable<number>): { query: Weighed[]; norm: number } {
  const query: Weighed[] = [];
  let norm = 0;
  for (const feature of features) {
    const frequency = index.frequency(feature);
    const weight = index.weight(feature, frequency);
    const gram = isGram(feature);
    if (gram) norm += weight * weight;
    if (frequency > 0) query.push({ feature, weight, gain: gram ? weight * weight : weight * 4, frequency });
  }
  query.sort((a, b) => a.frequency - b.frequency || a.feature - b.feature);
  return { query, norm };
}

/** Walks the lists of the query, rarest first, adding up scores. */
function gather(index: CompanyIndex, query: readonly Weighed[], scratch: Scratch): void {
  let budget = BUDGET.base + Math.floor(index.rows * BUDGET.perRow);
  let remaining = query.reduce((sum, { gain }) => sum + gain, 0);
  let sinceLook = 0;
  for (const { feature, gain, frequency } of query) {
    if (budget <= 0) return;
    if (scratch.touched.length > FINALISTS) {
      // A list that does not fit helps only where it is all there is.
      if (frequency > budget) return;
      if (sinceLook + frequency > LOOK_EVERY) {
        sinceLook = 0;
        // What has not been seen yet can gain no more than what is left.
        if (scoreOfRank(scratch, scratch.touched.view(), FINALISTS) >= remaining) return;
      }
    }
    const visited = index.accumulate(feature, gain, budget, scratch.scores, scratch.touched);
    scratch.work.postings += visited;
    budget -= visited;
    sinceLook += visited;
    remaining -= gain;
  }
}

/** Up to `limit` candidates for a set of query features, best first. */
export function retrieve(
  index: CompanyIndex,
  features: Iterable<number>,
  limit: number,
  scratch: Scratch,
): Candidate[] {
  const { query, norm: queryNorm } = weigh(index, features);
  if (query.length === 0 || limit <= 0) return [];
  scratch.fit(index.rows);
  gather(index, query, scratch);
  const touched = scratch.touched.view();
  const byContact = rowsByContact(index, query, scratch);
  const byScore = bestRows(scratch, touched, index, FINALISTS);
  const rows = byContact.length === 0 ? byScore : [...new Set([...byContact, ...byScore])];
  const finalists = rows.map((row): Finalist => ({ row, families: 0, bonus: 0, strength: 0, score: 0 }));
  const { scores } = scratch;
  for (let at = 0; at < touched.length; at++) scores[touched[at] as number] = 0;
  scratch.work.rows = finalists.length;

  addKeys(index, query, finalists, scratch);
  addGrams(index, query, finalists, queryNorm);
  return bestDocuments(index, finalists, limit);
}

const isContact = ({ feature, frequency }: Weighed) =>
  strengthOfFamily[familyNumber(feature)] !== 0 && frequency <= COMMON_CONTACT;

/** Living rows that share a code or contact which few have: finalists whatever their names are. */
function rowsByContact(index: CompanyIndex, query: readonly Weighed[], { work }: Scratch): number[] {
  const rows: number[] = [];
  for (const one of query) {
    if (rows.length >= FINALISTS) break;
    if (!isContact(one)) continue;
    work.postings += index.eachRow(one.feature, COMMON_CONTACT, (row) => {
      if (index.isAlive(index.docOfRow(row))) rows.push(row);
    });
  }
  return rows;
}

/** The keys and prefixes that finalists share with the query. */
function addKeys(
  index: CompanyIndex,
  query: readonly Weighed[],
  finalists: Finalist[],
  { scores: marks, work }: Scratch,
): void {
  // Marks are all 0 before and after.
  for (const [at, { row }] of finalists.entries()) marks[row] = at + 1;
  let left = KEY_BUDGET.all;
  for (const one of query) {
    const { feature, weight } = one;
    if (isGram(feature)) continue;
    const number = familyNumber(feature);
    const strength = isContact(one) ? (strengthOfFamily[number] ?? 0) : 0;
    const visited = index.eachRow(feature, Math.min(KEY_BUDGET.each, left), (row) => {
      const mark = marks[row] as number;
      const finalist = mark === 0 ? undefined : finalists[mark - 1];
      if (!finalist) return;
      finalist.families |= 1 << number;
      finalist.bonus += weight;
      // Two phones say what one says: a family counts once.
      finalist.strength |= strength;
    });
    left -= visited;
    work.postings += visited;
  }
  for (const { row } of finalists) marks[row] = 0;
}

/** How alike the grams are: cosine, or one name inside the other. */
function addGrams(index: CompanyIndex, query: readonly Weighed[], finalists: Finalist[], queryNorm: number): void {
  const table = new GramTable(query);
  const heaviestName = weightOfFamily(0);
  const { forward, forwardOffsets } = index.segment;
  for (const finalist of finalists) {
    const { row } = finalist;
    const sealed = row < index.sealedRows;
    const grams = sealed ? forward : index.freshFeaturesOf(row);
    const start = sealed ? (forwardOffsets[row] as number) : 0;
    const end = sealed ? (forwardOffsets[row + 1] as number) : grams.length;
    const { sum: shared, families } = table.shared(grams, start, end);
    finalist.families |= families;
    const norm = index.normOf(finalist.row);
    const cosine = queryNorm > 0 && norm > 0 ? shared / Math.sqrt(queryNorm * norm) : 0;
    const queryInRow = queryNorm > 0 ? shared / queryNorm : 0;
    const rowInQuery = norm > 0 ? shared / norm : 0;
    finalist.score =
      Math.max(cosine, 0.9 * queryInRow * (0.5 + cosine / 2), 0.8 * rowInQuery * (0.5 + cosine / 2)) +
      (finalist.bonus / (finalist.bonus + 60)) * heaviestName * 2;
  }
}

/** The rows' documents, each with its best row and everything that found it. */
function bestDocuments(index: CompanyIndex, finalists: readonly Finalist[], limit: number): Candidate[] {
  type Found = { doc: number; id: string; score: number; strength: number; families: number };
  const best = new Map<number, Found>();
  for (const { row, score, strength, families } of finalists) {
    const doc = index.docOfRow(row);
    const known = best.get(doc);
    if (!known) best.set(doc, { doc, id: '', score, strength, families });
    else {
      known.families |= families;
      known.strength |= strength;
      known.score = Math.max(known.score, score);
    }
  }
  const ordered = [...best.values()].sort((a, b) => b.score - a.score);
  // Equal scores around the limit are put in order of id, so that an answer does not depend on the order of writing.
  const last = ordered[Math.min(limit, ordered.length) - 1]?.score ?? 0;
  const near = ordered.filter(({ score, strength }) => score >= last || strength > 0);
  for (const one of near) one.id = index.idOf(one.doc);
  return contactsFirst(near, limit).map(({ id, families, score }) => ({ id, families: familyNames(families), score }));
}

function familyNames(bits: number): string[] {
  return featureFamilies.filter((_, number) => (bits & (1 << number)) !== 0);
}
