// The bytes of a request's body, counted as they come, so that no sender decides how much is kept in memory.
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/**
 * Bytes of a refused body that are read and thrown away, so that its sender hears the answer: a browser whose connection
 * is cut while it still sends shows an error of its own. What is longer is cut off.
 */
const mostDropped = 16 * 1024 * 1024;

/** The body as it comes. From the chunk on at which `wanted` says no, all is read and dropped; it is told the bytes so far. */
export async function* chunksOf(request: Request, wanted: (received: number) => boolean): AsyncGenerator<Uint8Array> {
  if (!request.body) return;
  let received = 0;
  let dropped = 0;
  for await (const chunk of Readable.fromWeb(request.body as ReadableStream<Uint8Array>)) {
    const bytes = chunk as Uint8Array;
    received += bytes.byteLength;
    if (wanted(received)) yield bytes;
    else if ((dropped += bytes.byteLength) > mostDropped) return;
  }
}

/** The whole body, or null when it is longer than `limit` bytes. */
export async function readBytes(request: Request, limit: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let tooLong = false;
  for await (const chunk of chunksOf(request, (received) => !(tooLong ||= received > limit))) chunks.push(chunk);
  return tooLong ? null : Buffer.concat(chunks);
}
