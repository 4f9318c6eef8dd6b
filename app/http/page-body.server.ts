// The body of a page between React and the network.
import { Writable } from 'node:stream';

/**
 * Gathers a page and hands it over whole, so that it leaves in one write with its length known; nothing on our pages
 * arrives later than the rest. Takes out zero bytes: React 18 fills a page's text into blocks of 2 KiB and sends a block
 * whole even where its last one or two bytes stayed empty because the next character did not fit: a browser shows them
 * as “�” amid Chinese text. HTML never holds a zero byte of its own.
 */
export function gatherPage(whenWhole: (page: Buffer) => void): Writable {
  const blocks: Buffer[] = [];
  const body = new Writable({
    write(block: Buffer, _encoding, done) {
      blocks.push(block);
      done();
    },
    final(done) {
      whenWhole(withoutZeroes(Buffer.concat(blocks)));
      done();
    },
  });
  // React ends a page twice, and a stream makes an error of the second time only to drop it.
  const end = body.end.bind(body) as () => Writable;
  body.end = (() => (body.writableEnded ? body : end())) as Writable['end'];
  return body;
}

function withoutZeroes(page: Buffer): Buffer {
  const kept: Buffer[] = [];
  let from = 0;
  for (let zero = page.indexOf(0); zero >= 0; zero = page.indexOf(0, from)) {
    kept.push(page.subarray(from, zero));
    from = zero + 1;
  }
  return from === 0 ? page : Buffer.concat([...kept, page.subarray(from)]);
}
