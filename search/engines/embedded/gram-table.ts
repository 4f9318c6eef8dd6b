// The grams of a query with what sharing each of them counts: asked about every gram of every row that is compared.
import { familyNumber } from './features.ts';

/** Small open-addressing table; a value of 0 is an empty slot. */
export class GramTable {
  #keys = new Uint32Array(1024);
  #values = new Float32Array(1024);
  #mask = 1023;
  /** Of the last row asked about: the sum over the grams it shares, and the families of those as flags. */
  sum = 0;
  families = 0;

  /** Empties the table and makes room for so many grams. */
  clear(grams: number): void {
    let size = this.#keys.length;
    while (size < grams * 4) size *= 2;
    if (size === this.#keys.length) {
      this.#values.fill(0);
      return;
    }
    this.#keys = new Uint32Array(size);
    this.#values = new Float32Array(size);
    this.#mask = size - 1;
  }

  /** A gram that is not in the table yet, and its value above 0. */
  set(gram: number, value: number): void {
    let at = (gram >>> 5) & this.#mask;
    while (this.#values[at] !== 0) at = (at + 1) & this.#mask;
    this.#keys[at] = gram;
    this.#values[at] = value;
  }

  /** Sums up the grams from `start` to `end` that the table holds. */
  compare(grams: Uint32Array, start: number, end: number): void {
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
    this.sum = sum;
    this.families = families;
  }
}
