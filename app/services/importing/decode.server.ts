// From bytes to text in a known encoding, streaming. A line that is in another encoding than its file is decoded in
// its own, to stay readable, and ends with U+FFFD, by which the row check knows it.
import iconv from 'iconv-lite';
import { isUtf8, kindOfLine, linesOf } from './recognise.server.ts';
import type { TextEncoding } from './source.server.ts';

const wrong = '\ufffd';

export async function* decodeText(stream: AsyncIterable<unknown>, encoding: TextEncoding): AsyncGenerator<string> {
  if (encoding === 'mixed-utf-8' || encoding === 'mixed-gb18030') {
    yield* decodeMixed(stream, encoding === 'mixed-utf-8');
    return;
  }
  if (encoding === 'utf-8') {
    const decoder = new TextDecoder('utf-8');
    for await (const chunk of stream) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
    return;
  }
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of stream) yield decoder.write(chunk as Buffer);
  yield decoder.end() ?? '';
}

async function* decodeMixed(stream: AsyncIterable<unknown>, mainlyUtf8: boolean): AsyncGenerator<string> {
  for await (const lines of linesOf(stream)) {
    let text = '';
    for (let from = 0; from < lines.length;) {
      const end = lines.indexOf(10, from);
      const to = end < 0 ? lines.length : end + 1;
      text += decodeLine(lines.subarray(from, to), mainlyUtf8);
      from = to;
    }
    yield text;
  }
}

function decodeLine(line: Buffer, mainlyUtf8: boolean): string {
  const kind = kindOfLine(line);
  if (mainlyUtf8) return kind === 'other' ? marked(iconv.decode(line, 'gb18030')) : line.toString('utf8');
  if (kind === 'utf-8' && isUtf8(line)) return marked(line.toString('utf8'));
  return iconv.decode(line, 'gb18030');
}

/** The mark goes before a closing quote, so that the line is still read as it was meant. */
function marked(line: string): string {
  const [, body = '', quote = '', end = ''] = /^(.*?)("?)(\r?\n?)$/s.exec(line) ?? [];
  return `${body}${wrong}${quote}${end}`;
}
