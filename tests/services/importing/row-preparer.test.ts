// Rows prepared in a thread and beside it: the same as in one go, in the order of the file.
import { describe, expect, it } from 'vitest';
import { type PreparedRow, type RowSettings, prepareRows } from '#app/services/importing/prepare-rows.server.ts';
import { openRowPreparer, preparedAhead } from '#app/services/importing/row-preparer.server.ts';
import type { SourceRow } from '#app/services/importing/source.server.ts';

const settings: RowSettings = {
  mapping: { columns: ['legalName', 'regionCode', 'phone'], sourceSystem: null },
  codes: { regions: new Map([['江苏', '320000']]), industries: new Map() },
};

function rowsFrom(first: number, count: number): SourceRow[] {
  return Array.from({ length: count }, (_, index) => ({
    rowNumber: first + index,
    cells: [index % 7 === 3 ? '' : `苏州恒力${first + index}号机械有限公司`, '江苏省', '138 1234 5678'],
  }));
}

describe('Rows of a large file', () => {
  it('are prepared in order, whoever does them', async () => {
    const batches = Array.from({ length: 9 }, (_, index) => rowsFrom(2 + index * 200, 200));
    const preparer = openRowPreparer(settings, 1 << 30);
    const prepared: PreparedRow[] = [];
    try {
      async function* source() {
        yield* batches;
      }
      for await (const rows of preparedAhead(source(), preparer)) prepared.push(...rows);
    } finally {
      await preparer.close();
    }
    expect(prepared).toEqual(prepareRows(batches.flat(), settings));
  });

  it('are prepared by the thread as they are here', async () => {
    const preparer = openRowPreparer(settings, 1 << 30);
    try {
      // One batch at a time is never too much for the thread.
      expect(await preparer.prepare(rowsFrom(5, 40))).toEqual(prepareRows(rowsFrom(5, 40), settings));
    } finally {
      await preparer.close();
    }
  });
});
