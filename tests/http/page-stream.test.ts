// Pages arrive whole: no empty bytes where a character of several bytes met the edge of a block.
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, it } from 'vitest';
import { withoutEmptyBytes } from '#app/http/page-stream.server.ts';

const words = Array.from({ length: 900 }, (_, index) => `${'a'.repeat(index % 5)}归属区域`);
const page = () => words.map((word, index) => createElement('td', { key: index, 'data-label': word }, word));

function render(body: PassThrough | ReturnType<typeof withoutEmptyBytes>): Promise<string> {
  const answer = text(body);
  const { pipe } = renderToPipeableStream(createElement('tr', null, page()), { onAllReady: () => pipe(body) });
  return answer;
}

it('sends long Chinese pages without a hole', async () => {
  const html = await render(withoutEmptyBytes());
  expect(html).not.toContain('\u0000');
  expect(html.match(/归属区域/g)).toHaveLength(words.length * 2);
  // What it is for: without it the same page has holes. Should React mend this, the stream can go.
  expect(await render(new PassThrough())).toContain('\u0000');
});

it('leaves everything else as it is', async () => {
  const parts = ['<p>', '正', '</p>'].map((part) => Buffer.from(part));
  expect(await text(Readable.from(parts).pipe(withoutEmptyBytes()))).toBe('<p>正</p>');
});
