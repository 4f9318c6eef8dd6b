// Files as they come: encodings, delimiters, broken quoting, workbooks, and what only looks like one.
import { deflateRawSync } from 'node:zlib';
import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { inspectXlsx, xlsxLimits } from '#app/services/importing/inspect-xlsx.server.ts';
import { detectDelimiter } from '#app/services/importing/read-csv.server.ts';
import { readRows } from '#app/services/importing/read.server.ts';
import { recogniseFile } from '#app/services/importing/recognise.server.ts';
import type { SourceRow } from '#app/services/importing/source.server.ts';
import { fileOf, openFile } from './importing.ts';

async function read(content: string | Uint8Array) {
  const file = await fileOf(content, 'file');
  const recognised = await recogniseFile(file.path);
  if (!recognised.ok) return { refused: recognised.reason, rows: [] };
  const rows: SourceRow[] = [];
  for await (const batch of readRows(openFile(file), recognised)) rows.push(...batch);
  return { encoding: recognised.encoding, rows };
}

const cellsOf = (rows: SourceRow[]) => rows.map(({ cells }) => cells);
const table = [
  ['名称', '地址'],
  ['苏州恒力精密机械有限公司', '江苏省苏州市'],
  ['Acme, Ltd.', 'Leeds'],
];
const text = '名称,地址\n苏州恒力精密机械有限公司,江苏省苏州市\n"Acme, Ltd.",Leeds\n';

describe('Encodings', () => {
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(text, 'utf-16be', { addBOM: true })],
    ['gb18030', iconv.encode(text, 'gb18030')],
  ])('%s is recognised and read', async (encoding, bytes) => {
    const file = await read(bytes);
    expect(file.encoding).toBe(encoding);
    expect(cellsOf(file.rows)).toEqual(table);
  });

  it('does not take 联通 in GB18030 for UTF-8', async () => {
    const file = await read(iconv.encode('名称\n联通\n', 'gb18030'));
    expect(cellsOf(file.rows)).toEqual([['名称'], ['联通']]);
  });

  it('reads a character that is cut by the end of a chunk', async () => {
    const long = `名称\n${'苏州恒力机械'.repeat(40)}\n`.repeat(2_000);
    for (const bytes of [Buffer.from(long), iconv.encode(long, 'gb18030')]) {
      const { rows } = await read(bytes);
      expect(new Set(cellsOf(rows).flat())).toEqual(new Set(['名称', '苏州恒力机械'.repeat(40)]));
    }
  });

  it('marks the rows that are in another encoding, readable all the same', async () => {
    const lines = ['名称,地址', '苏州恒力,苏州市', '无锡新华,无锡市'].map((line) => Buffer.from(`${line}\n`));
    const mixed = await read(Buffer.concat([...lines, iconv.encode('北京东方,北京市\n', 'gb18030')]));
    expect(mixed.encoding).toBe('mixed-utf-8');
    expect(mixed.rows.map(({ cells }) => cells.join('|'))).toEqual([
      '名称|地址',
      '苏州恒力|苏州市',
      '无锡新华|无锡市',
      '北京东方|北京市\ufffd',
    ]);

    const other = ['名称,地址', '苏州恒力,苏州市', '无锡新华,无锡市'].map((line) =>
      iconv.encode(`${line}\n`, 'gb18030'),
    );
    const mainlyGb = await read(Buffer.concat([...other, Buffer.from('北京东方,"北京市"\n')]));
    expect(mainlyGb.encoding).toBe('mixed-gb18030');
    expect(mainlyGb.rows.at(-1)?.cells).toEqual(['北京东方', '北京市\ufffd']);
  });
});

describe('Delimited text', () => {
  it.each([
    [',', 'a,b;c\n1,2;3\n'],
    [';', 'a;b,c\n"x,y,z";2,5\n3,1;4,2\n'],
    ['\t', 'a\tb\n1,2\t3\n'],
  ])('is divided by %j', (delimiter, sample) => {
    expect(detectDelimiter(sample)).toBe(delimiter);
  });

  it('keeps line breaks inside quotes, counts empty lines, and ends lines either way', async () => {
    const { rows } = await read('name,note\r\n"a","one\ntwo"\r\n\r\nb,"say ""hi"""');
    expect(rows).toEqual([
      { rowNumber: 1, cells: ['name', 'note'] },
      { rowNumber: 2, cells: ['a', 'one\ntwo'] },
      { rowNumber: 4, cells: ['b', 'say "hi"'] },
    ]);
  });

  it('contains a broken quotation in its own line, and names the line', async () => {
    const { rows } = await read('name,x\na,1\n"b"c,2\nd"e,3\nf,4\n"open,5\ng,6\nh,7\n');
    expect(
      rows.filter(({ problem }) => problem).map(({ rowNumber, problem }) => [rowNumber, problem?.code, problem?.line]),
    ).toEqual([
      [3, 'quoting', 3],
      [4, 'quoting', 4],
      [6, 'quoting', 6],
    ]);
    expect(rows.filter(({ problem }) => !problem).map(({ cells }) => cells[0])).toEqual(['name', 'a', 'f', 'g', 'h']);
  });

  it('loses one line to a quotation mark that is never closed, however long the file', async () => {
    const lines = Array.from({ length: 30_000 }, (_, index) => (index === 100 ? '"never closed,1' : `name ${index},1`));
    const { rows } = await read(`name,x\n${lines.join('\n')}\n`);
    expect(rows).toHaveLength(30_001);
    expect(rows.filter(({ problem }) => problem).map(({ rowNumber }) => rowNumber)).toEqual([102]);
  });

  it('gives up on a file that is broken throughout', async () => {
    await expect(read(`name,x\n${'a"b,1\n'.repeat(1_500)}`)).rejects.toMatchObject({ problem: 'brokenQuoting' });
  });
});

describe('What is no list', () => {
  it.each([
    ['empty', Buffer.alloc(0)],
    ['wrongType', Buffer.from('%PDF-1.7 …')],
    ['wrongType', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['wrongType', Buffer.from('<!doctype html><p>Sign in')],
    ['oldExcel', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)])],
    [
      'protectedExcel',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['notText', Buffer.from('name\0x\n')],
    ['notText', Buffer.from(Array.from({ length: 300 }, (_, index) => (index % 7) + 1))],
    ['damagedExcel', Buffer.from('PK\x03\x04 and nothing more')],
  ])('is refused as %s', async (reason, bytes) => {
    expect((await read(bytes)).refused).toBe(reason);
  });
});

describe('A workbook', () => {
  async function workbook(rows: unknown[][], hidden: unknown[][] = []): Promise<Buffer> {
    const book = new exceljs.Workbook();
    if (hidden.length > 0) book.addWorksheet('old', { state: 'hidden' }).addRows(hidden);
    book.addWorksheet('customers').addRows(rows);
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  it('is read with numbers, formulas, rich text and links as a person sees them', async () => {
    const rich = { richText: [{ text: 'Acme ' }, { text: 'Ltd' }] };
    const bytes = await workbook([
      ['name', 'phone', 'site', 'sum'],
      [
        '苏州恒力',
        13812345678,
        { text: 'acme.example', hyperlink: 'https://acme.example' },
        { formula: '1+1', result: 2 },
      ],
      [],
      [rich, null, '', 0.5],
    ]);
    const { encoding, rows } = await read(bytes);
    expect(encoding).toBe('xlsx');
    expect(rows).toEqual([
      { rowNumber: 1, cells: ['name', 'phone', 'site', 'sum'] },
      { rowNumber: 2, cells: ['苏州恒力', '13812345678', 'acme.example', '2'] },
      { rowNumber: 4, cells: ['Acme Ltd', '', '', '0.5'] },
    ]);
  });

  it('is read from its first sheet that is not hidden', async () => {
    const { rows } = await read(await workbook([['name'], ['shown']], [['name'], ['hidden']]));
    expect(cellsOf(rows)).toEqual([['name'], ['shown']]);
  });

  it('that unpacks to more than it may is refused before it is read', async () => {
    const bytes = await workbook([['name'], ...Array.from({ length: 2_000 }, (_, index) => [`company ${index}`])]);
    const file = await fileOf(bytes, 'file.xlsx');
    expect(await inspectXlsx(file.path)).toBeNull();
    expect(await inspectXlsx(file.path, { ...xlsxLimits, total: 20_000 })).toBe('excelTooLarge');
    expect(await inspectXlsx(file.path, { ...xlsxLimits, sharedStrings: 10_000 })).toBe('excelTooLarge');
  });

  it('with one endless text, or with parts that are not what they say, is refused', async () => {
    const bomb = zipOf({
      '[Content_Types].xml': '<Types/>',
      'xl/workbook.xml': '<w/>',
      'xl/worksheets/sheet1.xml': `<v>${'a'.repeat(3_000_000)}</v>`,
    });
    expect((await read(bomb)).refused).toBe('excelTooLarge');
    const lying = zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<w/>' }, 1);
    expect((await read(lying)).refused).toBe('damagedExcel');
    expect((await read(zipOf({ 'readme.txt': 'just an archive' }))).refused).toBe('wrongType');
  });
});

/** A zip archive made by hand; `short` bytes are taken off the unpacked sizes it claims. */
function zipOf(parts: Record<string, string>, short = 0): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(Buffer.byteLength(content) - short, 8);
    const common = Buffer.concat([
      Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]),
      sizes,
      Buffer.from([name.length, 0, 0, 0]),
    ]);
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name)]);
    const offset = Buffer.alloc(14);
    offset.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, offset, Buffer.from(name)]));
    local.push(header, packed);
    at += header.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}
