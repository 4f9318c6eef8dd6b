// What can be said of a row by itself, before anybody else is looked at: its values checked, its matching keys derived,
// what will be kept of it. Most of a dry run's work, and pure: it may be done in another thread.
import type { KnownCodes } from '#app/domain/importing/row.ts';
import { type CheckedRow, checkRow } from '#app/domain/importing/row.ts';
import { NORM_VERSION, normaliseText } from '#search/matching/normalise.ts';
import { sortedKeysOf } from '../search/keys.server.ts';
import type { ImportMapping } from './import.server.ts';
import type { CompanyIdentity } from './known-customers.server.ts';
import { type RowKeys, recordOfCompany, writeRowData } from './row-data.server.ts';
import type { SourceRow } from './source.server.ts';

/** How the rows of one import are read. */
export interface RowSettings {
  mapping: ImportMapping;
  codes: KnownCodes;
}

export interface PreparedRow {
  rowNumber: number;
  /** As it is kept; see `readRowData` and `readRowProblems`. */
  data: string;
  problems: string | null;
  /** Null for a row that cannot be taken in. */
  sought: { company: CompanyIdentity; normalName: string; keys: RowKeys } | null;
}

export function prepareRows(rows: readonly SourceRow[], settings: RowSettings): PreparedRow[] {
  return rows.map((row) => prepareRow(row, settings));
}

function prepareRow(row: SourceRow, settings: RowSettings): PreparedRow {
  const checked = checkSource(row, settings);
  const problems = checked.problems.length > 0 ? JSON.stringify(checked.problems) : null;
  if (!checked.ok) {
    return { rowNumber: row.rowNumber, data: writeRowData({ shown: checked.shown }), problems, sought: null };
  }
  const { company } = checked;
  const { legalName, uscc, country, externalId, sourceSystem } = company;
  const keys = sortedKeysOf(recordOfCompany(company));
  return {
    rowNumber: row.rowNumber,
    data: writeRowData({ company, keys, norm: NORM_VERSION }),
    problems,
    sought: {
      company: { legalName, uscc, country, externalId, sourceSystem },
      normalName: normaliseText(legalName),
      keys,
    },
  };
}

function checkSource(row: SourceRow, { mapping, codes }: RowSettings): CheckedRow {
  const checked = checkRow(row.cells, mapping.columns, codes, { sourceSystem: mapping.sourceSystem });
  if (!row.problem) return checked;
  // What a broken row says cannot be trusted to stand in its columns.
  const shown = checked.ok ? { legalName: row.cells.join(' ').slice(0, 200) } : checked.shown;
  return { ok: false, shown, problems: [row.problem] };
}
