// Typed arrays over shared memory: what one thread fills, others read without a copy. Plain data; who may write when
// is a matter of those who hand them over.

export function sharedBytes(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

export function sharedUint32(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * 4));
}

export function sharedFloat32(length: number): Float32Array {
  return new Float32Array(new SharedArrayBuffer(length * 4));
}

export function sharedFloat64(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * 8));
}

/** A copy in shared memory. */
export function toShared(source: ArrayLike<number>): Uint32Array {
  const copy = sharedUint32(source.length);
  copy.set(source);
  return copy;
}
