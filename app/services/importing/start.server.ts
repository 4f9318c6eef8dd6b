// Takes a file in: recognises it, reads its header, proposes a mapping, keeps the file. Reads no further rows.
import { createReadStream } from 'node:fs';
import type { Actor } from '#app/domain/access/permission.ts';
import { actorId } from '#app/domain/access/permission.ts';
import { cleanLine } from '#app/domain/customer/text.ts';
import { fileLimits } from '#app/domain/importing/field.ts';
import { type ColumnMapping, headerSignature, mappingProblems, proposeMapping } from '#app/domain/importing/header.ts';
import { type FileProblem, noCounts } from '#app/domain/importing/lifecycle.ts';
import { findRememberedMapping, insertImport } from '#db/repositories/imports.ts';
import { commit } from '../unit-of-work.server.ts';
import { type Origin, type Work, sha256 } from '../work.server.ts';
import { type ImportHeader, type ImportMapping, importEvent } from './import.server.ts';
import { readRows } from './read.server.ts';
import { recogniseFile } from './recognise.server.ts';
import { type FileFormat, UnreadableFile } from './source.server.ts';

export interface FileToImport {
  /** On this machine; left where it is. */
  path: string;
  fileName: string;
  sizeBytes: number;
  sha256: string;
}

export type Started =
  { ok: true; id: string; mapping: ImportMapping; remembered: boolean } | { ok: false; reason: FileProblem };

const sampleRows = 5;
const sampleCharacters = 120;

export async function startImport(
  work: Work,
  actor: Actor,
  origin: Origin | null,
  file: FileToImport,
): Promise<Started> {
  if (file.sizeBytes > fileLimits.bytes) return { ok: false, reason: 'tooLarge' };
  const recognised = await recogniseFile(file.path);
  if (!recognised.ok) return recognised;
  const header = await readStart(file.path, recognised);
  if ('reason' in header) return { ok: false, reason: header.reason };
  const remembered = await rememberedMapping(work, header.columns);
  const mapping = remembered ?? { columns: proposeMapping(header.columns), sourceSystem: null };
  const id = work.newId();
  const storageKey = `imports/${id}`;
  await work.files.put(storageKey, createReadStream(file.path));
  try {
    await commit(work, actor, origin, async (unit) => {
      await insertImport(unit.trx, {
        id,
        fileName: cleanLine(file.fileName).slice(0, 191) || 'file',
        storageKey,
        sha256: file.sha256,
        sizeBytes: file.sizeBytes,
        format: recognised.format,
        encoding: recognised.encoding,
        status: 'mapping',
        header: JSON.stringify(header),
        mapping: JSON.stringify(mapping),
        totalRows: recognised.rows,
        stagedRows: 0,
        committedRows: 0,
        committedThrough: 0,
        counts: JSON.stringify(noCounts),
        problem: null,
        createdBy: actorId(actor),
        createdAt: unit.at,
        updatedAt: unit.at,
        leaseUntil: null,
        version: 1,
      });
      const { sizeBytes } = file;
      const { format, encoding } = recognised;
      unit.audit(importEvent('import.start', { id, ...file }, { sizeBytes, sha256: file.sha256, format, encoding }));
    });
  } catch (error) {
    await work.files.remove(storageKey);
    throw error;
  }
  return { ok: true, id, mapping, remembered: remembered !== null };
}

async function readStart(path: string, format: FileFormat): Promise<ImportHeader | { reason: FileProblem }> {
  const sample: string[][] = [];
  let columns: string[] | null = null;
  try {
    reading: for await (const rows of readRows(createReadStream(path), format)) {
      for (const { cells, problem } of rows) {
        if (columns === null) {
          if (problem) return { reason: problem.code === 'quoting' ? 'brokenQuoting' : 'unreadable' };
          if (cells.length > fileLimits.columns) return { reason: 'tooManyColumns' };
          columns = cells.map((cell) => cleanLine(cell).slice(0, sampleCharacters));
        } else
          sample.push(
            cells
              .slice(0, columns.length)
              .map((cell) => cleanLine(cell.replace(/\ufffd/g, '')).slice(0, sampleCharacters)),
          );
        if (sample.length === sampleRows) break reading;
      }
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return { reason: error.problem };
    throw error;
  }
  if (columns === null) return { reason: 'empty' };
  return sample.length === 0 ? { reason: 'headerOnly' } : { columns, sample };
}

async function rememberedMapping(work: Work, columns: readonly string[]): Promise<ImportMapping | null> {
  const text = await findRememberedMapping(work.db, sha256(headerSignature(columns)));
  if (text === null) return null;
  const mapping = JSON.parse(text) as { columns: ColumnMapping; sourceSystem: string | null };
  return mappingProblems(mapping.columns, columns.length).length === 0 ? mapping : null;
}
