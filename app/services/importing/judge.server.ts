// The verdict on every row of a batch: against the rows before it in the file, and against the master list.
import type { RowVerdict } from '#app/domain/importing/lifecycle.ts';
import type { ImportedCompany, RowProblem } from '#app/domain/importing/row.ts';
import type { Reader } from '#db/client.ts';
import { type ImportRow, listImportRowsByNumber } from '#db/repositories/import-rows.ts';
import { compareCompanies } from '#search/matching/match.ts';
import { normaliseText } from '#search/matching/normalise.ts';
import { type CompanyIdentity, findKnownCustomers, findLikely, identify } from './known-customers.server.ts';
import { mergeCompany } from './merge.server.ts';
import type { PreparedRow } from './prepare-rows.server.ts';
import { type RowKeys, readRowData, readRowProblems, recordOfCompany, writeRowData } from './row-data.server.ts';
import { type SeenRows, fingerprint } from './seen-rows.server.ts';

/** A row that can be taken in. */
type Candidate = PreparedRow & { sought: NonNullable<PreparedRow['sought']> };

const isCandidate = (row: PreparedRow): row is Candidate => row.sought !== null;

/**
 * Rows in the order of the file, each with its verdict. New customers get their id here, so that a commit can be
 * repeated. `seen` learns every row.
 */
export async function judgeRows(
  db: Reader,
  importId: string,
  seen: SeenRows,
  rows: readonly PreparedRow[],
  newId: () => string,
): Promise<ImportRow[]> {
  const candidates = rows.filter(isCandidate);
  const known = await findKnownCustomers(
    db,
    candidates.map(({ sought }) => sought),
    'all',
  );
  const others = await loadLookalikes(db, importId, seen, candidates);
  const judged: ImportRow[] = [];
  for (const row of rows) {
    if (!isCandidate(row)) {
      judged.push(rowOf(row, 'invalid'));
      continue;
    }
    const { sought } = row;
    const answer = (verdict: RowVerdict, customerId: string | null, duplicateRow: number | null = null) => {
      judged.push(rowOf(row, verdict, customerId, duplicateRow));
      const matched = verdict === 'update' || verdict === 'unchanged';
      remember(seen, sought, duplicateRow ?? row.rowNumber, matched ? customerId : null);
    };
    const same = findSeen(seen, sought);
    if (same !== null) {
      answer('duplicate', null, same);
      continue;
    }
    const identity = identify(known, sought);
    if (identity?.kind === 'conflict') {
      judged.push(conflictOf(row));
    } else if (identity) {
      const { customer } = identity;
      const earlier = seen.find(customerMark(customer.id));
      if (earlier !== null) answer('duplicate', customer.id, earlier);
      else if (identity.kind === 'other') answer('duplicate', customer.id);
      else answer(mergeCompany(customer, companyOf(row)) ? 'update' : 'unchanged', customer.id);
    } else {
      const lookalike = findLookalike(seen, others, row);
      const likely = lookalike === null ? findLikely(known, sought.keys, () => companyOf(row)) : null;
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
  const { company, keys } = data;
  const matched = row.verdict === 'update' || row.verdict === 'unchanged';
  remember(
    seen,
    { company, normalName: normaliseText(company.legalName), keys },
    row.duplicateRow ?? row.rowNumber,
    matched ? row.customerId : null,
  );
}

const externalMark = (company: CompanyIdentity) => `e${company.sourceSystem ?? ''}\n${company.externalId}`;
const usccMark = (uscc: string) => `u${uscc}`;
const nameMark = ({ company, normalName }: Candidate['sought']) => `n${company.country ?? 'CN'}\n${normalName}`;
/** Of the legal name without its legal form. */
const stemMark = (keys: RowKeys) => (keys.names.length === 0 ? null : `s${keys.names[0]}`);
const customerMark = (id: string) => `c${id}`;
/** Under this text the fingerprint of a row's code is kept, to tell companies of one name apart. */
const codeOfRow = (row: number) => `k${row}`;
const codePrint = (uscc: string) => fingerprint(uscc)[0] || 1;

function remember(seen: SeenRows, sought: Candidate['sought'], row: number, customerId: string | null): void {
  const { company, keys } = sought;
  if (company.externalId !== null) seen.add(externalMark(company), row);
  if (company.uscc !== null) {
    seen.add(usccMark(company.uscc), row);
    seen.add(codeOfRow(row), codePrint(company.uscc));
  }
  seen.add(nameMark(sought), row);
  const stem = stemMark(keys);
  if (stem !== null) seen.add(stem, row);
  if (customerId !== null) seen.add(customerMark(customerId), row);
}

/** The earlier row that certainly speaks of the same company. */
function findSeen(seen: SeenRows, sought: Candidate['sought']): number | null {
  const { company } = sought;
  const byId = company.externalId === null ? null : seen.find(externalMark(company));
  if (byId !== null) return byId;
  const byCode = company.uscc === null ? null : seen.find(usccMark(company.uscc));
  if (byCode !== null) return byCode;
  const byName = seen.find(nameMark(sought));
  if (byName === null || company.uscc === null) return byName;
  const code = seen.find(codeOfRow(byName));
  return code === null || code === codePrint(company.uscc) ? byName : null;
}

/** Rows by number that may be look-alikes of the batch's: those of the batch, and earlier ones with a name of the same stem. */
async function loadLookalikes(
  db: Reader,
  importId: string,
  seen: SeenRows,
  candidates: readonly Candidate[],
): Promise<Map<number, Pick<ImportRow, 'data'>>> {
  const numbers = new Set<number>();
  for (const { sought } of candidates) {
    const stem = stemMark(sought.keys);
    const row = stem === null ? null : seen.find(stem);
    if (row !== null) numbers.add(row);
  }
  const rows = new Map<number, Pick<ImportRow, 'data'>>(candidates.map((row) => [row.rowNumber, row]));
  for (const row of await listImportRowsByNumber(db, importId, [...numbers])) rows.set(row.rowNumber, row);
  return rows;
}

/** An earlier row with the same name but for its legal form, if the matcher says that it is most likely the same company. */
function findLookalike(
  seen: SeenRows,
  others: ReadonlyMap<number, Pick<ImportRow, 'data'>>,
  candidate: Candidate,
): number | null {
  const stem = stemMark(candidate.sought.keys);
  const row = stem === null ? null : seen.find(stem);
  const other = row === null ? undefined : others.get(row);
  const data = other && readRowData(other);
  if (row === null || !data || !('company' in data)) return null;
  const company = companyOf(candidate);
  if (inOtherCountry(company.country, data.company.country)) return null;
  const { verdict } = compareCompanies(recordOfCompany(company), recordOfCompany(data.company), 'import');
  return verdict === 'exact' || verdict === 'likely' ? row : null;
}

/** Two countries that were both named: companies of one name in each are two companies. */
function inOtherCountry(left: string | null, right: string | null): boolean {
  return left !== null && right !== null && left !== right;
}

function companyOf(row: Candidate): ImportedCompany {
  const data = readRowData(row);
  if (!('company' in data)) throw new Error('a row that can be taken in has no company');
  return data.company;
}

/** A row of which the external id says one customer and the code another. */
function conflictOf(row: Candidate): ImportRow {
  const { legalName, uscc, externalId } = row.sought.company;
  const shown = { legalName, ...(uscc === null ? {} : { uscc }), ...(externalId === null ? {} : { externalId }) };
  const problems: RowProblem[] = [...readRowProblems(row), { code: 'identityConflict' }];
  return { ...rowOf(row, 'invalid'), data: writeRowData({ shown }), problems: JSON.stringify(problems) };
}

function rowOf(
  { rowNumber, data, problems }: PreparedRow,
  verdict: RowVerdict,
  customerId: string | null = null,
  duplicateRow: number | null = null,
): ImportRow {
  return { rowNumber, verdict, customerId, duplicateRow, data, problems };
}
