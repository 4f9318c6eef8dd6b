// What a query adds up per row before any are compared, and the choice of the rows with the highest sums.
import { GrowableUint32 } from './growable.ts';

/** Sums are told apart by so many bands below the highest. */
const BANDS = 256;

export class Tally {
  /** By row; all 0 between two queries. */
  scores = new Float32Array(0);
  /** Rows whose score is not 0, in the order they were met. */
  readonly touched = new GrowableUint32(4096);
  /** The highest score. */
  top = 0;
  readonly #counts = new Uint32Array(BANDS + 1);
  // The band of each touched row, while the best are chosen.
  #bands = new Uint16Array(0);

  /** Makes room for so many rows and forgets what the last query touched. */
  fit(rows: number): void {
    if (this.scores.length < rows) this.scores = new Float32Array(Math.ceil(rows * 1.25) + 64);
    this.touched.length = 0;
    this.top = 0;
  }

  addOne(row: number, gain: number): void {
    const known = this.scores[row] as number;
    if (known === 0) this.touched.push(row);
    this.scores[row] = known + gain;
    this.top = Math.max(this.top, Math.fround(known + gain));
  }

  /** Adds to the score of every row of a list from `start` to `end`, each of which is in it once. */
  add(rows: Uint32Array, start: number, end: number, gain: number): void {
    const { scores, touched } = this;
    let top = this.top;
    for (let at = start; at < end; at++) {
      const row = rows[at] as number;
      const known = scores[row] as number;
      if (known === 0) touched.push(row);
      const sum = known + gain;
      scores[row] = sum;
      if (sum > top) top = sum;
    }
    // As scores are kept.
    this.top = Math.fround(top);
  }

  /** A score that at least `count` rows reach, 0 where there are fewer; within a band of the highest such. */
  scoreOfRank(count: number): number {
    if (this.top === 0) return 0;
    const scale = BANDS / this.top;
    const { scores } = this;
    const counts = this.#counts.fill(0);
    const touched = this.touched.view();
    for (let at = 0; at < touched.length; at++) {
      const band = ((scores[touched[at] as number] as number) * scale) | 0;
      counts[band] = (counts[band] as number) + 1;
    }
    let reached = 0;
    for (let band = BANDS; band > 0; band--) {
      reached += counts[band] as number;
      if (reached >= count) return band / scale;
    }
    return 0;
  }

  /**
   * Puts every score back to 0 and lists the `count` best rows, roughly: where those of one band do not all fit, the first
   * of them that were met.
   */
  takeBest(count: number, into: GrowableUint32): void {
    into.length = 0;
    if (this.top === 0) return;
    const scale = BANDS / this.top;
    const { scores } = this;
    const counts = this.#counts.fill(0);
    const touched = this.touched.view();
    if (this.#bands.length < touched.length) this.#bands = new Uint16Array(Math.ceil(touched.length * 1.25));
    const bands = this.#bands;
    for (let at = 0; at < touched.length; at++) {
      const row = touched[at] as number;
      const band = ((scores[row] as number) * scale) | 0;
      scores[row] = 0;
      bands[at] = band;
      counts[band] = (counts[band] as number) + 1;
    }
    let floor = BANDS;
    let taken = 0;
    while (floor > 0 && taken + (counts[floor] as number) <= count) taken += counts[floor--] as number;
    let spare = count - taken;
    for (let at = 0; at < touched.length; at++) {
      const band = bands[at] as number;
      if (band > floor || (band === floor && spare-- > 0)) into.push(touched[at] as number);
    }
  }
}
