// Typed arrays that grow: the index holds tens of millions of numbers, which must never become objects.

export class GrowableUint32 {
  #items: Uint32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.#items = new Uint32Array(capacity);
  }

  push(value: number): number {
    if (this.length === this.#items.length) this.#enlarge();
    this.#items[this.length] = value;
    return this.length++;
  }

  append(values: Uint32Array): void {
    while (this.length + values.length > this.#items.length) this.#enlarge();
    this.#items.set(values, this.length);
    this.length += values.length;
  }

  at(index: number): number {
    return this.#items[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#items[index] = value;
  }

  /** A view of what has been written; valid until the next push. */
  view(): Uint32Array {
    return this.#items.subarray(0, this.length);
  }

  #enlarge(): void {
    const larger = new Uint32Array(Math.ceil(this.#items.length * 1.6) + 16);
    larger.set(this.#items);
    this.#items = larger;
  }

  get bytes(): number {
    return this.#items.byteLength;
  }
}
