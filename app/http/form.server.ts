// Reads the body of a write, within limits. Small forms are read whole; uploads stream to a temporary file.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { errorResponse } from './errors.server.ts';

const formLimit = 512 * 1024;

/** The fields of a form without files; a body over half a mebibyte is refused with 413. */
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
  /** Removes the temporary files; call it whatever happens. */
  discard: () => Promise<void>;
}

/**
 * Reads `multipart/form-data` or an URL-encoded body. Files over `maxFileBytes` come back `truncated`; a body that
 * breaks off half-way throws a 400 Response and leaves nothing behind.
 */
export async function readUpload(
  request: Request,
  limits: { maxFileBytes: number; maxFiles: number },
): Promise<Upload> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!type.startsWith('multipart/form-data')) {
    const text = await readText(request);
    return { fields: new URLSearchParams(text), files: [], discard: async () => {} };
  }
  if (!request.body) throw errorResponse('badRequest');
  const folder = await mkdtemp(join(tmpdir(), 'rightful-upload-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  const fields = new URLSearchParams();
  const files: UploadedFile[] = [];
  const writing: Promise<void>[] = [];
  try {
    const parser = busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: {
        fileSize: Math.max(limits.maxFileBytes, 1),
        files: limits.maxFiles + 1,
        fieldSize: formLimit,
        fields: 500,
        parts: 600,
      },
    });
    parser.on('field', (name, value) => fields.append(name, value));
    parser.on('file', (field, stream, info) => {
      if (!info.filename || files.length >= limits.maxFiles) {
        stream.resume();
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
      writing.push(
        pipeline(stream, createWriteStream(file.path)).then(() => {
          file.sha256 = digest.digest('hex');
        }),
      );
    });
    await pipeline(Readable.fromWeb(request.body as import('node:stream/web').ReadableStream), parser);
    await Promise.all(writing);
    return { fields, files, discard };
  } catch {
    await Promise.allSettled(writing);
    await discard();
    throw errorResponse('badRequest');
  }
}

async function readText(request: Request): Promise<string> {
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of Readable.fromWeb(request.body as import('node:stream/web').ReadableStream)) {
    size += (chunk as Uint8Array).byteLength;
    if (size > formLimit) throw errorResponse('tooLarge');
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}
