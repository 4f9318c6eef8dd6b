// The rows of one query that are compared feature by feature, in columns: what is known of each, and the documents that
// come out best. Chosen elsewhere.
import type { Candidate } from '../../engine.ts';
import { contactsFirst } from '../contacts-first.ts';
import type { CompanyIndex } from './company-index.ts';
import { featureFamilies, weightOfFamily } from './features.ts';
import type { GramTable } from './gram-table.ts';

/** Keys add at most this much to a score of names, which is 1 at most. */
const MOST_BY_KEYS = weightOfFamily(0) * 2;
/** Weight of shared keys at which half of that is reached. */
const HALF_BY_KEYS = 60;

export class Finalists {
  length = 0;
  readonly rows: Uint32Array;
  /** Families that a row shares with the query, as flags by number. */
  readonly families: Uint32Array;
  /** Strengths of the codes and contacts shared, as flags. */
  readonly strengths: Uint8Array;
  /** Weights of the keys shared. */
  readonly bonuses: Float64Array;
  readonly scores: Float64Array;
  // Place in the columns + 1, by row or by document.
  #marks: Float32Array = new Float32Array(0);

  constructor(capacity: number) {
    this.rows = new Uint32Array(capacity);
    this.families = new Uint32Array(capacity);
    this.strengths = new Uint8Array(capacity);
    this.bonuses = new Float64Array(capacity);
    this.scores = new Float64Array(capacity);
  }

  /** Starts anew. `marks` is borrowed, one for every row of the index; it is all 0 before, and again after `unmark`. */
  begin(marks: Float32Array): void {
    this.#marks = marks;
    this.length = 0;
  }

  /** Adds a row, once; what does not fit is left out. */
  add(row: number): void {
    if (this.#marks[row] !== 0 || this.length === this.rows.length) return;
    const place = this.length++;
    this.rows[place] = row;
    this.families[place] = 0;
    this.strengths[place] = 0;
    this.bonuses[place] = 0;
    this.#marks[row] = this.length;
  }

  /** Place of a row, -1 for one that is no finalist. */
  placeOf(row: number): number {
    return (this.#marks[row] as number) - 1;
  }

  /** Forgets the places by row; the columns stay. */
  unmark(): void {
    for (let place = 0; place < this.length; place++) this.#marks[this.rows[place] as number] = 0;
  }

  /** Notes one key shared by a row. Two phones say what one says: a strength counts once. */
  addKey(place: number, family: number, weight: number, strength: number): void {
    this.families[place] = (this.families[place] as number) | (1 << family);
    this.strengths[place] = (this.strengths[place] as number) | strength;
    this.bonuses[place] = (this.bonuses[place] as number) + weight;
  }

  /** Scores every row by how alike the grams are (cosine, or one name inside the other) and by the keys it shares. */
  score(index: CompanyIndex, grams: GramTable, queryNorm: number): void {
    const { forward, forwardOffsets } = index.segment;
    for (let place = 0; place < this.length; place++) {
      const row = this.rows[place] as number;
      if (row < index.sealedRows)
        grams.compare(forward, forwardOffsets[row] as number, forwardOffsets[row + 1] as number);
      else {
        const fresh = index.freshFeaturesOf(row);
        grams.compare(fresh, 0, fresh.length);
      }
      const shared = grams.sum;
      this.families[place] = (this.families[place] as number) | grams.families;
      const norm = index.normOf(row);
      const cosine = queryNorm > 0 && norm > 0 ? shared / Math.sqrt(queryNorm * norm) : 0;
      const queryInRow = queryNorm > 0 ? shared / queryNorm : 0;
      const rowInQuery = norm > 0 ? shared / norm : 0;
      const bonus = this.bonuses[place] as number;
      this.scores[place] =
        Math.max(cosine, 0.9 * queryInRow * (0.5 + cosine / 2), 0.8 * rowInQuery * (0.5 + cosine / 2)) +
        (bonus / (bonus + HALF_BY_KEYS)) * MOST_BY_KEYS;
    }
  }

  /** The rows' documents, each with its best row and everything that found it; at most `limit`, best first. */
  bestDocuments(index: CompanyIndex, limit: number): Candidate[] {
    const count = this.#gatherByDocument(index);
    // Equal scores around the limit are put in order of id, so that an answer does not depend on the order of writing.
    const least = this.scores.slice(0, count).sort()[Math.max(0, count - limit)] ?? 0;
    const near: { id: string; score: number; strength: number; families: number }[] = [];
    for (let place = 0; place < count; place++) {
      const score = this.scores[place] as number;
      const strength = this.strengths[place] as number;
      if (score < least && strength === 0) continue;
      near.push({
        id: index.idOf(this.rows[place] as number),
        score,
        strength,
        families: this.families[place] as number,
      });
    }
    return contactsFirst(near, limit).map(({ id, families, score }) => ({
      id,
      families: familyNames(families),
      score,
    }));
  }

  /** Puts documents in place of rows, those of one document together; answers how many there are. */
  #gatherByDocument(index: CompanyIndex): number {
    const { rows, families, strengths, scores } = this;
    const marks = this.#marks;
    let count = 0;
    for (let place = 0; place < this.length; place++) {
      const doc = index.docOfRow(rows[place] as number);
      const known = (marks[doc] as number) - 1;
      if (known < 0) {
        marks[doc] = count + 1;
        rows[count] = doc;
        families[count] = families[place] as number;
        strengths[count] = strengths[place] as number;
        scores[count++] = scores[place] as number;
      } else {
        families[known] = (families[known] as number) | (families[place] as number);
        strengths[known] = (strengths[known] as number) | (strengths[place] as number);
        scores[known] = Math.max(scores[known] as number, scores[place] as number);
      }
    }
    for (let place = 0; place < count; place++) marks[rows[place] as number] = 0;
    return count;
  }
}

function familyNames(bits: number): string[] {
  return featureFamilies.filter((_, number) => (bits & (1 << number)) !== 0);
}
