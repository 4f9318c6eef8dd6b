// Looks a workbook over before anything reads it: really a spreadsheet, and no archive that unpacks to more than it may.
// Every part is inflated once, counted and thrown away; the reader afterwards meets nothing that was not counted here.
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import type { FileProblem } from '#app/domain/importing/lifecycle.ts';

const mebibyte = 1024 * 1024;
export interface XlsxLimits {
  /** All parts together, unpacked. */
  total: number;
  /** The text table, which the reader keeps in memory. */
  sharedStrings: number;
  /** Bytes from one XML tag to the next: a cell has at most 32,767 characters. */
  betweenTags: number;
  parts: number;
}
export const xlsxLimits: XlsxLimits = {
  total: 2_048 * mebibyte,
  sharedStrings: 128 * mebibyte,
  betweenTags: mebibyte,
  parts: 2_000,
};

interface Part {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  at: number;
}

/** Null for a workbook that may be read, otherwise why not. */
export async function inspectXlsx(path: string, limits: XlsxLimits = xlsxLimits): Promise<FileProblem | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const directory = await readDirectory(file, size, limits);
    if (!directory) return 'damagedExcel';
    const { parts, start } = directory;
    const names = new Set(parts.map(({ name }) => name));
    if (!names.has('xl/workbook.xml') || !names.has('[Content_Types].xml')) return 'wrongType';
    if (parts.reduce((sum, { unpacked }) => sum + unpacked, 0) > limits.total) return 'excelTooLarge';
    if (!(await partsTile(file, parts, start))) return 'damagedExcel';
    for (const part of parts) {
      const problem = await unpack(
        path,
        file,
        part,
        part.name.endsWith('sharedStrings.xml') ? limits.sharedStrings : limits.total,
        limits.betweenTags,
      );
      if (problem) return problem;
    }
    return null;
  } catch {
    return 'damagedExcel';
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead < length) throw new Error('short read');
  return buffer;
}

/** The central directory; null when there is none, or it is larger or stranger than a workbook's (Zip64 included). */
async function readDirectory(
  file: FileHandle,
  size: number,
  limits: XlsxLimits,
): Promise<{ parts: Part[]; start: number } | null> {
  const tailLength = Math.min(size, 65_557);
  const tail = await readAt(file, size - tailLength, tailLength);
  const end = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > tail.length) return null;
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count > limits.parts || length > 4 * mebibyte || start + length > size) return null;
  const directory = await readAt(file, start, length);
  const parts: Part[] = [];
  for (let at = 0; parts.length < count;) {
    if (directory.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = directory.readUInt16LE(at + 28);
    parts.push({
      name: directory.subarray(at + 46, at + 46 + nameLength).toString('utf8'),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return { parts, start };
}

/** Bytes of the local header before a part's data. */
async function headerLength(file: FileHandle, part: Part): Promise<number> {
  const header = await readAt(file, part.at, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw new Error('no local header');
  const flags = header.readUInt16LE(6);
  const packed = header.readUInt32LE(18);
  // Encrypted parts cannot be read; sizes that differ from the directory's are an archive that says two things.
  if (flags & 1 || ((flags & 8) === 0 && packed !== part.packed)) throw new Error('local header differs');
  return 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/** A reader that walks from part to part must find the listed ones and nothing between them but data descriptors. */
async function partsTile(file: FileHandle, parts: Part[], directoryAt: number): Promise<boolean> {
  let at = 0;
  for (const part of [...parts].sort((a, b) => a.at - b.at)) {
    if (part.at < at || part.at - at > 24) return false;
    at = part.at + (await headerLength(file, part)) + part.packed;
  }
  return at <= directoryAt && directoryAt - at <= 24;
}

class TooLarge extends Error {}
class Lying extends Error {}

async function unpack(
  path: string,
  file: FileHandle,
  part: Part,
  most: number,
  betweenTags: number,
): Promise<FileProblem | null> {
  if (part.unpacked > most) return 'excelTooLarge';
  if (part.packed === 0) return null;
  const isXml = /\.(xml|rels)$/i.test(part.name);
  let bytes = 0;
  let sinceTag = 0;
  const counter = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      const first = chunk.indexOf(0x3c);
      sinceTag = first < 0 ? sinceTag + chunk.length : chunk.length - chunk.lastIndexOf(0x3c);
      if (isXml && sinceTag > betweenTags) done(new TooLarge());
      else done(bytes > part.unpacked ? new Lying() : null);
    },
  });
  const start = part.at + (await headerLength(file, part));
  const packed = createReadStream(path, { start, end: start + part.packed - 1 });
  try {
    if (part.method === 0) await pipeline(packed, counter);
    else if (part.method === 8) await pipeline(packed, createInflateRaw(), counter);
    else return 'damagedExcel';
  } catch (error) {
    return error instanceof TooLarge ? 'excelTooLarge' : 'damagedExcel';
  }
  return bytes === part.unpacked ? null : 'damagedExcel';
}
