// Which files count as evidence, told from their content: what a browser says about a file is never believed.
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

export const largestEvidenceBytes = 15 * 1024 * 1024;
export const mostEvidence = 10;

const acceptedTypes: readonly string[] = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/heic',
  'image/heif',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
];

/** The media type of a file that may be evidence, or null. Text and saved mails have no signature; their bytes must be text. */
export async function evidenceTypeOf(path: string, fileName: string): Promise<string | null> {
  const type = await fileTypeFromFile(path);
  if (type) return acceptedTypes.includes(type.mime) ? type.mime : null;
  const extension = /\.(txt|eml)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (!extension || !(await isText(path))) return null;
  return extension === 'eml' ? 'message/rfc822' : 'text/plain';
}

/** True when the first 64 KB hold no control bytes but tab, line feed, form feed and carriage return. */
async function isText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer
      .subarray(0, bytesRead)
      .every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 12 || byte === 13);
  } finally {
    await file.close();
  }
}
