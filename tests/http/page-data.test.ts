// The data of a page is at hand, whole and in its order, before the page is rendered.
import type { EntryContext } from '@remix-run/node';
import { expect, it } from 'vitest';
import { withDataAtHand } from '#app/http/page-data.server.ts';

function contextWith(...blocks: Uint8Array[]): EntryContext {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const block of blocks) controller.enqueue(block);
      controller.close();
    },
  });
  return { serverHandoffStream: stream, renderMeta: { didRenderScripts: true } } as unknown as EntryContext;
}

const resultsOf = ({ renderMeta }: EntryContext) =>
  Object.entries(renderMeta?.streamCache ?? {}).map(([at, piece]) => [Number(at), piece.result]);

it('finds every piece, then the end', async () => {
  const bytes = Buffer.from('["客户","报备"]');
  const atHand = await withDataAtHand(contextWith(bytes.subarray(0, 7), bytes.subarray(7)));
  expect(resultsOf(atHand)).toEqual([
    [0, { done: false, value: '["客' }],
    [1, { done: false, value: '户","报备"]' }],
    [2, { done: true, value: '' }],
  ]);
  expect(atHand.renderMeta?.didRenderScripts).toBe(true);
});

it('keeps a character whole whose bytes came in two blocks', async () => {
  const bytes = Buffer.from('客户');
  const atHand = await withDataAtHand(contextWith(bytes.subarray(0, 4), bytes.subarray(4)));
  expect(resultsOf(atHand).map(([, result]) => (result as { value: string }).value)).toEqual(['客', '户', '']);
});

it('throws what the data could not be made of', async () => {
  const broken = new ReadableStream<Uint8Array>({ start: (controller) => controller.error(new Error('no data')) });
  await expect(withDataAtHand({ serverHandoffStream: broken } as EntryContext)).rejects.toThrow('no data');
});
