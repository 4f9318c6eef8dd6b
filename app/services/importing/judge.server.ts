// The verdict on every row of a batch: against the rows before it in the file, and against the master list.
import type { RowVerdict } from '#app/domain/importing/lifecycle.ts';
import type { CheckedRow, ImportedCompany, RowProblem } from '#app/domain/importing/row.ts';
import type { Reader } from '#db/client.ts';
import { type ImportRow, listImportRowsByNumber } from '#db/repositories/import-rows.ts';
import { compareCompanies } from '#search/matching/match.ts';
import { NORM_VERSION, normaliseText } from '#search/matching/normalise.ts';
import { keysOf } from '../search/keys.server.ts';
import { findKnownCustomers, findLikely, identify } from './known-customers.server.ts';
import { mergeCompany } from './merge.server.ts';
import { type RowData, readRowData, recordOfCompany } from './row-data.server.ts';
import { type SeenRows, fingerprint } from './seen-rows.server.ts';

export interface CheckedSource {
  rowNumber: number;
  checked: CheckedRow;
}

interface Candidate {
  rowNumber: number;
  company: ImportedCompany;
  keys: string[];
  problems: RowProblem[];
}

/**
 * Rows in the order of the file, each with its verdict. New customers get their id here, so that a commit can be
 * repeated. `seen` learns every row.
 */
export async function judgeRows(
  db: Reader,
  importId: string,
  seen: SeenRows,
  rows: readonly CheckedSource[],
  newId: () => string,
): Promise<ImportRow[]> {
  const candidates = new Map<number, Candidate>();
  for (const { rowNumber, checked } of rows) {
    if (!checked.ok) continue;
    const { company, problems } = checked;
    candidates.set(rowNumber, { rowNumber, company, problems, keys: keysOf(recordOfCompany(company)) });
  }
  const known = await findKnownCustomers(db, [...candidates.values()]);
  const earlier = await loadLookalikes(db, importId, seen, [...candidates.values()]);
  const judged: ImportRow[] = [];
  for (const { rowNumber, checked } of rows) {
    const candidate = candidates.get(rowNumber);
    if (!candidate || !checked.ok) {
      judged.push(rowOf(rowNumber, 'invalid', checked.ok ? { shown: {} } : { shown: checked.shown }, checked.problems));
      continue;
    }
    const { company, keys, problems } = candidate;
    const answer = (verdict: RowVerdict, customerId: string | null, duplicateRow: number | null = null) => {
      judged.push({
        ...rowOf(rowNumber, verdict, { company, keys, norm: NORM_VERSION }, problems),
        customerId,
        duplicateRow,
      });
      remember(
        seen,
        company,
        keys,
        duplicateRow ?? rowNumber,
        verdict === 'update' || verdict === 'unchanged' ? customerId : null,
      );
    };
    const same = findSeen(seen, company);
    if (same !== null) {
      answer('duplicate', null, same);
      continue;
    }
    const identity = identify(known, candidate);
    if (identity?.kind === 'conflict') {
      judged.push(
        rowOf(rowNumber, 'invalid', { shown: shownOf(company) }, [...problems, { code: 'identityConflict' }]),
      );
    } else if (identity) {
      const { customer } = identity;
      const row = seen.find(customerMark(customer.id));
      if (row !== null) answer('duplicate', customer.id, row);
      else if (identity.kind === 'other') answer('duplicate', customer.id);
      else answer(mergeCompany(customer, company) ? 'update' : 'unchanged', customer.id);
    } else {
      const lookalike = findLookalike(seen, candidates, earlier, candidate);
      const likely = lookalike === null ? findLikely(known, candidate) : null;
      if (lookalike !== null) answer('duplicate', null, lookalike);
      else if (likely) answer('duplicate', likely.id);
      else answer('new', newId());
    }
  }
  return judged;
}

/** Learns again what a staged row taught, after an interruption. */
export function rememberStaged(seen: SeenRows, row: ImportRow): void {
  const data = readRowData(row);
  if (!('company' in data)) return;
  const matched = row.verdict === 'update' || row.verdict === 'unchanged';
  remember(seen, data.company, data.keys, row.duplicateRow ?? row.rowNumber, matched ? row.customerId : null);
}

const externalMark = (company: ImportedCompany) => `e${company.sourceSystem ?? ''}\n${company.externalId}`;
const usccMark = (uscc: string) => `u${uscc}`;
const nameMark = (company: ImportedCompany) => `n${company.country ?? 'CN'}\n${normaliseText(company.legalName)}`;
const stemMark = (key: string) => `s${key}`;
const customerMark = (id: string) => `c${id}`;
/** Under this text the fingerprint of a row's code is kept, to tell companies of one name apart. */
const codeOfRow = (row: number) => `k${row}`;
const codePrint = (uscc: string) => fingerprint(uscc)[0] || 1;

function remember(
  seen: SeenRows,
  company: ImportedCompany,
  keys: readonly string[],
  row: number,
  customerId: string | null,
): void {
  if (company.externalId !== null) seen.add(externalMark(company), row);
  if (company.uscc !== null) {
    seen.add(usccMark(company.uscc), row);
    seen.add(codeOfRow(row), codePrint(company.uscc));
  }
  seen.add(nameMark(company), row);
  const stem = stemKey(keys);
  if (stem !== undefined) seen.add(stemMark(stem), row);
  if (customerId !== null) seen.add(customerMark(customerId), row);
}

/** The earlier row that certainly speaks of the same company. */
function findSeen(seen: SeenRows, company: ImportedCompany): number | null {
  const byId = company.externalId === null ? null : seen.find(externalMark(company));
  if (byId !== null) return byId;
  const byCode = company.uscc === null ? null : seen.find(usccMark(company.uscc));
  if (byCode !== null) return byCode;
  const byName = seen.find(nameMark(company));
  if (byName === null || company.uscc === null) return byName;
  const code = seen.find(codeOfRow(byName));
  return code === null || code === codePrint(company.uscc) ? byName : null;
}

const stemKey = (keys: readonly string[]) => keys.find((key) => key.startsWith('name:'));

/** Earlier rows, staged before this batch, whose name without its legal form is one of the batch's. */
async function loadLookalikes(
  db: Reader,
  importId: string,
  seen: SeenRows,
  candidates: readonly Candidate[],
): Promise<Map<number, ImportedCompany>> {
  const numbers = new Set<number>();
  for (const { keys } of candidates) {
    const stem = stemKey(keys);
    const row = stem === undefined ? null : seen.find(stemMark(stem));
    if (row !== null) numbers.add(row);
  }
  const companies = new Map<number, ImportedCompany>();
  for (const row of await listImportRowsByNumber(db, importId, [...numbers])) {
    const data = readRowData(row);
    if ('company' in data) companies.set(row.rowNumber, data.company);
  }
  return companies;
}

/** An earlier row with the same name but for its legal form, if the matcher says that it is most likely the same company. */
function findLookalike(
  seen: SeenRows,
  batch: ReadonlyMap<number, Candidate>,
  earlier: ReadonlyMap<number, ImportedCompany>,
  { company, keys }: Candidate,
): number | null {
  const stem = stemKey(keys);
  const row = stem === undefined ? null : seen.find(stemMark(stem));
  const other = row === null ? undefined : (batch.get(row)?.company ?? earlier.get(row));
  if (row === null || !other || inOtherCountry(company.country, other.country)) return null;
  const { verdict } = compareCompanies(recordOfCompany(company), recordOfCompany(other), 'import');
  return verdict === 'exact' || verdict === 'likely' ? row : null;
}

/** Two countries that were both named: companies of one name in each are two companies. */
function inOtherCountry(left: string | null, right: string | null): boolean {
  return left !== null && right !== null && left !== right;
}

function shownOf(company: ImportedCompany) {
  return {
    legalName: company.legalName,
    ...(company.uscc === null ? {} : { uscc: company.uscc }),
    ...(company.externalId === null ? {} : { externalId: company.externalId }),
  };
}

function rowOf(rowNumber: number, verdict: RowVerdict, data: RowData, problems: readonly RowProblem[]): ImportRow {
  return {
    rowNumber,
    verdict,
    customerId: null,
    duplicateRow: null,
    data: JSON.stringify(data),
    problems: problems.length > 0 ? JSON.stringify(problems) : null,
    committedAt: null,
  };
}
