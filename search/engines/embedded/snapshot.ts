// A sealed index as a file, so that a start need not derive everything again. Written whole or not at all; on reading
// anything that does not fit (another format, another derivation, a wrong hash) is as good as no file.
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { INDEX_FORMAT } from './derivation.ts';
import type { Segment } from './segment.ts';
import { emptySegment, sectionsOf } from './segment.ts';

/** What the index was made from: the outbox position, and the caller's word for that moment of that database. */
export type SnapshotMark = { position: number; source: string };

export type SnapshotRead =
  | { usable: true; segment: Segment; mark: SnapshotMark }
  | { usable: false; because: 'absent' | 'format' | 'derivation' | 'damaged' };

const MAGIC = 'RFINDEX\n';
const MAX_HEADER = 1 << 20;

const header = z.object({
  format: z.number(),
  derivation: z.string(),
  position: z.number().int().nonnegative(),
  source: z.string(),
  sections: z.array(z.object({ name: z.string(), bytes: z.number().int().nonnegative() })),
  sha256: z.string(),
});
type Header = z.infer<typeof header>;

function bytesOf(array: Uint8Array | Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, Math.min(bytes.length - at, 1 << 26));
}

/** Answers the size in bytes. Blocks the thread it runs in. */
export function writeSnapshot(path: string, segment: Segment, mark: SnapshotMark, derivation: string): number {
  const sections = sectionsOf(segment);
  const hash = createHash('sha256');
  for (const [, array] of sections) hash.update(bytesOf(array));
  const text: Header = {
    format: INDEX_FORMAT,
    derivation,
    ...mark,
    sections: sections.map(([name, array]) => ({ name, bytes: array.byteLength })),
    sha256: hash.digest('hex'),
  };
  const written = Buffer.from(JSON.stringify(text), 'utf8');
  const start = Buffer.alloc(MAGIC.length + 4);
  start.write(MAGIC, 'latin1');
  start.writeUInt32LE(written.length, MAGIC.length);
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    const file = openSync(part, 'wx', 0o600);
    try {
      for (const piece of [start, written, ...sections.map(([, array]) => bytesOf(array))]) writeAll(file, piece);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  return statSync(path).size;
}

function readExactly(file: number, length: number): Uint8Array<SharedArrayBuffer> | null {
  const bytes = new Uint8Array(new SharedArrayBuffer(length));
  for (let at = 0; at < length;) {
    const read = readSync(file, bytes, at, Math.min(length - at, 1 << 26), null);
    if (read === 0) return null;
    at += read;
  }
  return bytes;
}

/** Reads a snapshot made by the same derivation. Blocks the thread it runs in. */
export function readSnapshot(path: string, derivation: string): SnapshotRead {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return { usable: false, because: 'absent' };
  }
  try {
    return readOpen(file, statSync(path).size, derivation);
  } catch {
    return { usable: false, because: 'damaged' };
  } finally {
    closeSync(file);
  }
}

function readOpen(file: number, size: number, derivation: string): SnapshotRead {
  const start = readExactly(file, MAGIC.length + 4);
  if (!start || Buffer.from(start.slice(0, MAGIC.length)).toString('latin1') !== MAGIC)
    return { usable: false, because: 'format' };
  const length = new DataView(start.buffer).getUint32(MAGIC.length, true);
  const written = length <= MAX_HEADER ? readExactly(file, length) : null;
  if (!written) return { usable: false, because: 'damaged' };
  const parsed = header.safeParse(JSON.parse(Buffer.from(written.slice()).toString('utf8')));
  if (!parsed.success || parsed.data.format !== INDEX_FORMAT) return { usable: false, because: 'format' };
  const { sections, sha256, position, source } = parsed.data;
  if (parsed.data.derivation !== derivation) return { usable: false, because: 'derivation' };
  const expected = sections.reduce((sum, { bytes }) => sum + bytes, MAGIC.length + 4 + length);
  if (size !== expected) return { usable: false, because: 'damaged' };
  const hash = createHash('sha256');
  const arrays = new Map<string, Uint8Array<SharedArrayBuffer>>();
  for (const { name, bytes } of sections) {
    const array = readExactly(file, bytes);
    if (!array) return { usable: false, because: 'damaged' };
    hash.update(array);
    arrays.set(name, array);
  }
  if (hash.digest('hex') !== sha256) return { usable: false, because: 'damaged' };
  const segment = segmentFrom(arrays);
  return segment ? { usable: true, segment, mark: { position, source } } : { usable: false, because: 'format' };
}

/** Null where a section is missing. */
function segmentFrom(arrays: ReadonlyMap<string, Uint8Array<SharedArrayBuffer>>): Segment | null {
  const made = emptySegment();
  const missing = sectionsOf(made).filter(([name]) => !arrays.has(name));
  if (missing.length > 0) return null;
  const words = (name: string) => new Uint32Array(arrays.get(name)?.buffer ?? new ArrayBuffer(0));
  const bytes = (name: string) => arrays.get(name) ?? new Uint8Array(0);
  return {
    ids: bytes('ids'),
    idOffsets: words('idOffsets'),
    idTable: words('idTable'),
    alive: bytes('alive'),
    rowDocs: words('rowDocs'),
    forward: words('forward'),
    forwardOffsets: words('forwardOffsets'),
    norms: new Float32Array(words('norms').buffer),
    shards: made.shards.map((_, number) => {
      const of = (name: string) => words(`${String(number)}.${name}`);
      return {
        features: of('features'),
        offsets: of('offsets'),
        rows: of('rows'),
        buckets: of('buckets'),
        cut: of('cut'),
        cutCounts: of('cutCounts'),
      };
    }),
  };
}
