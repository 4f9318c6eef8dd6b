// The data of a page, read to its end before the page is rendered. Nothing on our pages arrives later than the rest, so a
// page is rendered as one text: less than half the work of rendering it as a stream, and no hole where React's stream
// ends a block inside a character.
import type { EntryContext } from '@remix-run/node';

/** The context with its data at hand: where it would wait for a piece, `RemixServer` finds it. */
export async function withDataAtHand(context: EntryContext): Promise<EntryContext> {
  const pieces = context.serverHandoffStream ? await textsOf(context.serverHandoffStream) : [];
  const read = [...pieces.map((value) => ({ done: false, value })), { done: true, value: '' }];
  const atHand = read.map((result, at) => [at, Object.assign(Promise.resolve(), { result })] as const);
  return {
    ...context,
    serverHandoffStream: new ReadableStream(),
    renderMeta: { ...context.renderMeta, streamCache: Object.fromEntries(atHand) },
  };
}

async function textsOf(stream: ReadableStream<Uint8Array>): Promise<string[]> {
  const decoder = new TextDecoder();
  const texts: string[] = [];
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read();
    const text = decoder.decode(value, { stream: !done });
    if (text !== '') texts.push(text);
    if (done) return texts;
  }
}
