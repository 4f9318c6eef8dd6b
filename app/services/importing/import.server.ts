// What is written in an import's JSON columns, and the one way it moves from state to state by a person's hand.
import type { Actor } from '#app/domain/access/permission.ts';
import type { ColumnMapping } from '#app/domain/importing/header.ts';
import { type ImportStep, type VerdictCounts, stepImport } from '#app/domain/importing/lifecycle.ts';
import type { KnownCodes } from '#app/domain/importing/row.ts';
import { foldCode } from '#app/domain/importing/row.ts';
import type { AuditAction, AuditDetail } from '#app/domain/ledger/audit.ts';
import type { Reader } from '#db/client.ts';
import type { ImportRow } from '#db/repositories/import-rows.ts';
import { type ImportChange, type ImportRecord, findImport, updateImport } from '#db/repositories/imports.ts';
import { listCodes, listRegions } from '#db/repositories/reference-data.ts';
import { type UnitOfWork, commit, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';

export interface ImportHeader {
  columns: string[];
  /** The first rows of the file, for choosing the mapping by. */
  sample: string[][];
}

export interface ImportMapping {
  columns: ColumnMapping;
  /** The system the external ids are of, where no column says so. */
  sourceSystem: string | null;
}

export function readHeader(record: Pick<ImportRecord, 'header'>): ImportHeader {
  return JSON.parse(record.header) as ImportHeader;
}

export function readMapping(record: Pick<ImportRecord, 'mapping'>): ImportMapping {
  return JSON.parse(record.mapping) as ImportMapping;
}

export function readCounts(record: Pick<ImportRecord, 'counts'>): VerdictCounts {
  return JSON.parse(record.counts) as VerdictCounts;
}

/** An act of a person on an import, for the audit trail. */
export function importEvent(
  action: AuditAction,
  { id, fileName }: Pick<ImportRecord, 'id' | 'fileName'>,
  data: Record<string, unknown> = {},
): AuditDetail {
  return { action, subjectKind: 'import', subjectId: id, subjectLabel: fileName, data };
}

/** Whether a row has been written to the master list. */
export function isWritten(
  { committedThrough }: Pick<ImportRecord, 'committedThrough'>,
  { rowNumber, verdict }: Pick<ImportRow, 'rowNumber' | 'verdict'>,
): boolean {
  return rowNumber <= committedThrough && (verdict === 'new' || verdict === 'update');
}

/** Code lists as rows may write them: by code or by any name. */
export async function loadKnownCodes(db: Reader): Promise<KnownCodes> {
  const byAnyName = (rows: { code: string; nameEn: string; nameZh: string }[]) =>
    new Map(
      rows.flatMap(({ code, nameEn, nameZh }) => [code, nameEn, nameZh].map((name) => [foldCode(name), code] as const)),
    );
  return { regions: byAnyName(await listRegions(db)), industries: byAnyName(await listCodes(db, 'industry')) };
}

export type StepAnswer = { ok: true; record: ImportRecord } | { ok: false; reason: 'notFound' | 'notNow' };

/**
 * Takes a step that a person asks for. A running job counts the version up with every batch, so a step is tried again
 * until it falls between two; the job then finds its lease gone and stops.
 */
export async function takeStep(
  work: Work,
  actor: Actor,
  origin: Origin | null,
  id: string,
  step: ImportStep,
  change: (
    record: ImportRecord,
    unit: UnitOfWork,
  ) => Promise<Omit<ImportChange, 'updatedAt' | 'status'>> | Omit<ImportChange, 'updatedAt' | 'status'>,
): Promise<StepAnswer> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const answer = await commit<StepAnswer | 'again'>(work, actor, origin, async (unit) => {
      const record = await findImport(unit.trx, id);
      if (!record) return { ok: false, reason: 'notFound' };
      const status = stepImport(record.status, step);
      if (!status) return { ok: false, reason: 'notNow' };
      const fields = { ...(await change(record, unit)), status, leaseUntil: null, updatedAt: unit.at };
      if (!(await updateImport(unit.trx, id, record.version, fields))) rollBackWith('again');
      return { ok: true, record: { ...record, status } };
    });
    if (answer !== 'again') return answer;
  }
  throw new Error('the import never stood still');
}
