// The result file: the source as it came, with what became of it, harmless in a spreadsheet.
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { translator } from '#app/copy/copy.server.ts';
import { csvLine, importResult } from '#app/services/importing/result.server.ts';
import { importTemplate } from '#app/services/importing/template.server.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { dryRun, importAll, rowsOf } from './importing.ts';

const t = translator('en');

describeOnSqlite('The result file', (database) => {
  const read = async (id: string, language: 'en' | 'zh-CN' = 'en') => {
    const result = await importResult(database.work, translator(language), id);
    if (!result.ok) throw new Error(result.reason);
    let text = '';
    for await (const piece of result.text) text += piece;
    return { fileName: result.fileName, text, rows: parse(text, { bom: true }) as string[][] };
  };

  it('gives every row back with its verdict, its reasons and its customer', async () => {
    const id = await importAll(
      database.work,
      'name,colour,uscc\n苏州恒力机械有限公司,red,\n"苏州恒力机械有限公司",,\n无锡新华,blue,123\n',
    );
    const { rows, text } = await read(id);
    const [first] = await rowsOf(database.work, id);
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(rows[0]?.slice(0, 5)).toEqual(['name', 'colour', 'uscc', 'Row', 'Verdict']);
    expect(rows.slice(1)).toEqual([
      ['苏州恒力机械有限公司', 'red', '', '2', 'New', 'written', '', '', first?.customerId],
      ['苏州恒力机械有限公司', '', '', '3', 'Duplicate', '', '', '2', ''],
      ['无锡新华', 'blue', '123', '4', 'Invalid', '', t('importing:problem.uscc', { value: '123' }), '', ''],
    ]);
  });

  it('promises no customer before it is written, and speaks the reader’s language', async () => {
    const id = await dryRun(database.work, 'name\n苏州恒力机械有限公司\n');
    const { rows, fileName } = await read(id, 'zh-CN');
    expect(rows[1]).toEqual(['苏州恒力机械有限公司', '2', '新增', '未写入', '', '', '']);
    expect(fileName).toBe('customers-结果.csv');
  });

  it('holds nothing that a spreadsheet would run', async () => {
    const id = await dryRun(database.work, 'name,note\n"=HYPERLINK(""http://x"",""Acme"")",@x\n-Acme Ltd,+1\n');
    const { rows } = await read(id);
    for (const row of rows) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@]/);
    expect(csvLine(['=1', '+1', '-1', '@a', '\tb', 'plain', 'a,"b"'])).toBe(
      '\'=1,\'+1,\'-1,\'@a,\'\tb,plain,"a,""b"""\r\n',
    );
  });

  it('the template can be imported as it is, in both languages', async () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const id = await dryRun(database.work, importTemplate(translator(language)).text);
      expect((await rowsOf(database.work, id)).map(({ verdict, problems }) => [verdict, problems])).toEqual([
        ['new', []],
        ['new', []],
      ]);
    }
  });
});
