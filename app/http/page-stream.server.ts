// The body of a page between React and the network.
import { Transform } from 'node:stream';

/**
 * Takes out zero bytes. React 18 fills a page's text into blocks of 2 KiB and sends a block whole even where its last
 * one or two bytes stayed empty because the next character did not fit: a browser shows them as “�” amid Chinese text.
 * HTML never holds a zero byte of its own.
 */
export function withoutEmptyBytes(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
}
