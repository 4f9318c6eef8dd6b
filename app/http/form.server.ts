// Reads the body of a write, within limits. Small forms are read whole; uploads stream to a temporary file.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { chunksOf, readBytes } from './body.server.ts';
import { type ErrorBody, errorResponse } from './errors.server.ts';

/** Bytes of text in one body, names and values of all fields together. */
const textLimit = 512 * 1024;
/** Files beyond the limit are read past and named, so many of them. */
const mostNamed = 50;

/** The fields of a form without files; a body over half a mebibyte is refused with 413, one with a file with 400. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const upload = await readUpload(request, { maxFileBytes: 0, maxFiles: 0 });
  await upload.discard();
  return upload.fields;
}

export interface UploadedFile {
  field: string;
  /** As the browser gave it; for showing only. */
  fileName: string;
  /** A temporary file that `discard` removes. */
  path: string;
  sizeBytes: number;
  sha256: string;
  /** The file went over the limit and was cut there. */
  truncated: boolean;
}

export interface Upload {
  fields: URLSearchParams;
  files: UploadedFile[];
  /** Names of the files beyond `maxFiles`, as the browser gave them; their bytes were not kept. */
  leftOut: string[];
  /** Removes the temporary files; call it whatever happens. */
  discard: () => Promise<void>;
}

/**
 * Reads `multipart/form-data` or an URL-encoded body. Files over `maxFileBytes` come back `truncated`; a body whose text
 * is over half a mebibyte throws a 413, one that breaks off half-way a 400, and leaves nothing behind.
 */
export async function readUpload(
  request: Request,
  limits: { maxFileBytes: number; maxFiles: number },
): Promise<Upload> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!type.startsWith('multipart/form-data')) {
    const text = await readBytes(request, textLimit);
    if (!text) throw errorResponse('tooLarge');
    return { fields: new URLSearchParams(text.toString('utf8')), files: [], leftOut: [], discard: async () => {} };
  }
  if (!request.body) throw errorResponse('badRequest');
  const folder = await mkdtemp(join(tmpdir(), 'rightful-upload-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  const fields = new URLSearchParams();
  const files: UploadedFile[] = [];
  const leftOut: string[] = [];
  const writing: Promise<void>[] = [];
  let refused: ErrorBody['code'] | null = null;
  const refuse = (code: ErrorBody['code']) => (refused ??= code);
  let textBytes = 0;
  try {
    const parser = busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: {
        // The parser calls a file that is as long as its limit cut off.
        fileSize: limits.maxFileBytes + 1,
        files: limits.maxFiles === 0 ? 1 : limits.maxFiles + mostNamed,
        fieldSize: textLimit,
        fields: 500,
        parts: 600,
      },
    });
    parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
      textBytes += Buffer.byteLength(name) + Buffer.byteLength(value);
      if (nameTruncated || valueTruncated || textBytes > textLimit) refuse('tooLarge');
      else fields.append(name, value);
    });
    parser.on('fieldsLimit', () => refuse('tooLarge'));
    parser.on('partsLimit', () => refuse('tooLarge'));
    if (limits.maxFiles === 0) parser.on('filesLimit', () => refuse('badRequest'));
    parser.on('file', (field, stream, info) => {
      if (info.filename && limits.maxFiles === 0) refuse('badRequest');
      if (!info.filename || files.length >= limits.maxFiles) {
        if (info.filename) leftOut.push(info.filename);
        // Nobody else listens to a file that is not kept, and an error nobody hears ends the process.
        stream.on('error', () => {}).resume();
        return;
      }
      const digest = createHash('sha256');
      const file: UploadedFile = {
        field,
        fileName: info.filename,
        path: join(folder, String(files.length)),
        sizeBytes: 0,
        sha256: '',
        truncated: false,
      };
      files.push(file);
      stream.on('data', (chunk: Buffer) => {
        file.sizeBytes += chunk.length;
        digest.update(chunk);
      });
      stream.on('limit', () => (file.truncated = true));
      const written = pipeline(stream, createWriteStream(file.path)).then(() => {
        file.sha256 = digest.digest('hex');
      });
      written.catch((error: Error) => parser.destroy(error));
      writing.push(written);
    });
    const wanted = (received: number) => {
      if (limits.maxFiles === 0 && received > textLimit) refuse('tooLarge');
      return refused === null;
    };
    await pipeline(chunksOf(request, wanted), parser);
    await Promise.all(writing);
    if (refused) throw errorResponse(refused);
    return { fields, files, leftOut, discard };
  } catch {
    await Promise.allSettled(writing);
    await discard();
    throw errorResponse(refused ?? 'badRequest');
  }
}
