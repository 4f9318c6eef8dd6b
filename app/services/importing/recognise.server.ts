// Tells what an uploaded file is from its bytes, whatever its name says, and which encoding a text is in. Reads the file once.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileProblem } from '#app/domain/importing/lifecycle.ts';
import { inspectXlsx } from './inspect-xlsx.server.ts';
import type { FileFormat } from './source.server.ts';

/** `rows`: how many the file has at most, without its header; null where that is not known yet. */
export type Recognised = ({ ok: true; rows: number | null } & FileFormat) | { ok: false; reason: FileProblem };

/** @param path a file on this machine */
export async function recogniseFile(path: string): Promise<Recognised> {
  const start = await firstBytes(path, 4_096);
  if (start.length === 0) return { ok: false, reason: 'empty' };
  if (start.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) {
    const problem = await inspectXlsx(path);
    return problem ? { ok: false, reason: problem } : { ok: true, format: 'xlsx', encoding: 'xlsx', rows: null };
  }
  if (start.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') {
    // The old compound file: an .xls, or an .xlsx under a password.
    return { ok: false, reason: (await holdsEncryption(path)) ? 'protectedExcel' : 'oldExcel' };
  }
  if (start[0] === 0xff && start[1] === 0xfe) return { ok: true, format: 'csv', encoding: 'utf-16le', rows: null };
  if (start[0] === 0xfe && start[1] === 0xff) return { ok: true, format: 'csv', encoding: 'utf-16be', rows: null };
  const binary = /^(%PDF|\x89PNG|GIF8|\xff\xd8\xff|\x1f\x8b|Rar!|7z\xbc\xaf|BZh|\{\\rtf|<!DOCTYPE|<html|<\?xml)/i.test(
    start.toString('latin1'),
  );
  if (binary) return { ok: false, reason: 'wrongType' };
  return recogniseText(path);
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function holdsEncryption(path: string): Promise<boolean> {
  const marker = Buffer.from('EncryptedPackage', 'utf16le');
  let tail = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const bytes = Buffer.concat([tail, chunk as Buffer]);
    if (bytes.includes(marker)) return true;
    tail = Buffer.from(bytes.subarray(-marker.length));
  }
  return false;
}

/** A line longer than this is judged in parts. */
const longestLine = 1 << 20;

/**
 * UTF-8 when the whole file is valid UTF-8. Otherwise every line that is not plain ASCII is asked on its own: valid
 * UTF-8 is almost never anything else, so such lines among others that are not make a mixed file.
 */
async function recogniseText(path: string): Promise<Recognised> {
  let utf8Lines = 0;
  let otherLines = 0;
  let asciiOnly = true;
  let printable = 0;
  let control = 0;
  let lineEnds = 0;
  let endsOpen = false;
  const ask = (line: Buffer) => {
    const kind = kindOfLine(line);
    if (kind === 'utf-8') utf8Lines += 1;
    else if (kind === 'other') otherLines += 1;
  };
  for await (const lines of linesOf(createReadStream(path, { highWaterMark: 1 << 18 }))) {
    if (lines.includes(0)) return { ok: false, reason: 'notText' };
    const text = lines.toString('latin1');
    const odd = text.match(/[\x01-\x08\x0e-\x1f]/g)?.length ?? 0;
    control += odd;
    lineEnds += countLineEnds(lines);
    endsOpen = lines.at(-1) !== 10;
    printable += text.length - odd;
    if (isAscii(lines)) continue;
    asciiOnly = false;
    if (isUtf8(lines)) {
      utf8Lines += 1;
      continue;
    }
    for (let from = 0; from < lines.length;) {
      const end = lines.indexOf(10, from);
      const to = end < 0 ? lines.length : end + 1;
      ask(lines.subarray(from, to));
      from = to;
    }
  }
  if (control > printable / 100) return { ok: false, reason: 'notText' };
  const text = { ok: true, format: 'csv', rows: lineEnds - (endsOpen ? 0 : 1) } as const;
  if (asciiOnly || otherLines === 0) return { ...text, encoding: 'utf-8' };
  if (utf8Lines === 0) return { ...text, encoding: 'gb18030' };
  return { ...text, encoding: utf8Lines >= otherLines ? 'mixed-utf-8' : 'mixed-gb18030' };
}

/** The bytes of a stream cut after line ends, many lines a piece. 0x0A is never part of a longer character in UTF-8 or GB18030. */
export async function* linesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  let kept: Buffer[] = [];
  let keptBytes = 0;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    const end = bytes.lastIndexOf(10);
    if (end < 0 && keptBytes + bytes.length < longestLine) {
      kept.push(bytes);
      keptBytes += bytes.length;
      continue;
    }
    const cut = end < 0 ? bytes.length : end + 1;
    yield Buffer.concat([...kept, bytes.subarray(0, cut)]);
    const rest = bytes.subarray(cut);
    kept = rest.length > 0 ? [rest] : [];
    keptBytes = rest.length;
  }
  if (keptBytes > 0) yield Buffer.concat(kept);
}

function countLineEnds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

function isAscii(bytes: Buffer): boolean {
  for (let index = 0; index < bytes.length; index += 1) if ((bytes[index] ?? 0) > 0x7f) return false;
  return true;
}

const strict = new TextDecoder('utf-8', { fatal: true });

export function isUtf8(bytes: Buffer): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * `ascii` says nothing. A line that is valid UTF-8 counts as such only with a character of three bytes or more: two GB
 * characters can look like valid UTF-8 of two bytes each (联通).
 */
export function kindOfLine(line: Buffer): 'ascii' | 'utf-8' | 'other' {
  if (isAscii(line)) return 'ascii';
  if (!isUtf8(line)) return 'other';
  return line.some((byte) => byte >= 0xe0) ? 'utf-8' : 'ascii';
}
