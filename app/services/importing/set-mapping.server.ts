// Says which column is what, remembers it for files with the same header, and lets the dry run begin.
import type { Actor } from '#app/domain/access/permission.ts';
import { headerSignature, type MappingProblem, mappingProblems } from '#app/domain/importing/header.ts';
import { stepImport } from '#app/domain/importing/lifecycle.ts';
import { findImport, rememberMapping } from '#db/repositories/imports.ts';
import { type Origin, type Work, sha256 } from '../work.server.ts';
import { type ImportMapping, type StepAnswer, importEvent, readHeader, takeStep } from './import.server.ts';

export type MappingAnswer = StepAnswer | { ok: false; reason: 'mapping'; problems: MappingProblem[] };

export async function setMapping(
  work: Work,
  actor: Actor,
  origin: Origin | null,
  id: string,
  mapping: ImportMapping,
): Promise<MappingAnswer> {
  const record = await findImport(work.db, id);
  if (!record) return { ok: false, reason: 'notFound' };
  if (!stepImport(record.status, 'map')) return { ok: false, reason: 'notNow' };
  const { columns } = readHeader(record);
  const problems = mappingProblems(mapping.columns, columns.length);
  if (problems.length > 0) return { ok: false, reason: 'mapping', problems };
  return takeStep(work, actor, origin, id, 'map', async (stepped, unit) => {
    const text = JSON.stringify(mapping);
    unit.audit(importEvent('import.map', stepped, { ...mapping }));
    await rememberMapping(unit.trx, sha256(headerSignature(columns)), text, unit.at);
    return { mapping: text, problem: null };
  });
}
