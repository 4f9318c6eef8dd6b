// The body of a page between React and the network.
import { Writable } from 'node:stream';

/**
 * Gathers a page and hands it over whole, so that it leaves in one write with its length known; nothing on our pages
 * arrives later than the rest. Takes out zero bytes: React 18 fills a page's text into blocks of 2 KiB and sends a block
 * whole even where its last one or two bytes stayed empty because the next character did not fit: a browser shows them
 * as “�” amid Chinese text. HTML never holds a zero byte of its own.
 */
export function gatherPage(whenWhole: (page: Uint8Array<ArrayBuffer>) => void): Writable {
  const blocks: Buffer[] = [];
  return new Writable({
    write(block: Buffer, _encoding, done) {
      blocks.push(block);
      done();
    },
    final(done) {
      whenWhole(new Uint8Array(withoutZeroes(Buffer.concat(blocks))));
      done();
    },
  });
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
