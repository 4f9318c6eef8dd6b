// The distinct features of one row, in the order they were added. Numbers of 32 bits in flat arrays: a Set would make an
// object of every other one.

export class FeatureSet {
  // Open addressing: position in `#items` + 1, or 0.
  #table = new Uint32Array(512);
  #items = new Uint32Array(256);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(feature: number): void {
    const mask = this.#table.length - 1;
    let slot = (feature ^ (feature >>> 15)) & mask;
    for (;;) {
      const held = this.#table[slot] as number;
      if (held === 0) break;
      if (this.#items[held - 1] === feature) return;
      slot = (slot + 1) & mask;
    }
    this.#items[this.#size++] = feature;
    this.#table[slot] = this.#size;
    if (this.#size === this.#items.length) this.#grow();
  }

  /** What was added, as an array of its own. */
  toArray(): Uint32Array {
    return this.#items.slice(0, this.#size);
  }

  /** What was added; valid until the set changes. */
  view(): Uint32Array {
    return this.#items.subarray(0, this.#size);
  }

  clear(): void {
    this.#size = 0;
    this.#table.fill(0);
  }

  #grow(): void {
    const items = this.#items.subarray(0, this.#size);
    this.#items = new Uint32Array(items.length * 2);
    this.#table = new Uint32Array(this.#items.length * 2);
    this.#size = 0;
    for (const feature of items) this.add(feature);
  }
}
