// What the business keeps as data, changed by staff: product lines, regions and code lists alike. Added, renamed, put in
// order, retired and revived; never deleted, because history speaks of it.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { type ClaimScope, claimScopes } from '#app/domain/claim/key.ts';
import { type FamilyPolicy, familyPolicies } from '#app/domain/customer/family.ts';
import type { Reader, Trx } from '#db/client.ts';
import { isDuplicateKey } from '#db/dialect.ts';
import { type ReferenceStatus, listCodes, listProductLines, listRegions } from '#db/repositories/reference-data.ts';
import {
  type ReferenceChange,
  insertCode,
  insertProductLine,
  insertRegion,
  updateCode,
  updateProductLine,
  updateRegion,
} from '#db/repositories/reference-writes.ts';
import { commit, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';

export type Catalogue = 'productLines' | 'regions' | { list: string };

export interface CatalogueEntry {
  /** What it is known by in forms: a product line's id, else the code. */
  key: string;
  code: string;
  nameEn: string;
  nameZh: string;
  /** Product lines: what narrows a claim. Regions: the code of the one above. */
  extra: string | null;
  /** Product lines: what one makes of corporate families; null for everything else. */
  family: string | null;
  status: ReferenceStatus;
  version: number;
}

export interface EntryFields {
  nameEn: string;
  nameZh: string;
  extra: string | null;
  /** Product lines only. */
  family?: string | null;
}

export type CatalogueAnswer =
  | { ok: true }
  | { ok: false; reason: 'codeTaken' | 'unknownChoice' | 'circle' }
  /** `current` is the entry as it stands now, where it was to be changed. */
  | { ok: false; reason: 'stale'; current?: CatalogueEntry };

export function listCatalogue(work: Work, actor: StaffActor, catalogue: Catalogue): Promise<CatalogueEntry[]> {
  requirePermission(actor, 'settings:read');
  return entriesOf(work.db, catalogue);
}

async function entriesOf(db: Reader, catalogue: Catalogue): Promise<CatalogueEntry[]> {
  if (catalogue === 'productLines') {
    return (await listProductLines(db)).map(({ id, claimScope, familyPolicy, ...row }) => ({
      ...row,
      key: id,
      extra: claimScope,
      family: familyPolicy,
    }));
  }
  if (catalogue === 'regions') {
    return (await listRegions(db)).map(({ parentCode, ...row }) => ({
      ...row,
      key: row.code,
      extra: parentCode,
      family: null,
    }));
  }
  return (await listCodes(db, catalogue.list)).map((row) => ({ ...row, key: row.code, extra: null, family: null }));
}

export async function addToCatalogue(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  catalogue: Catalogue,
  fields: EntryFields & { code: string },
): Promise<CatalogueAnswer> {
  requirePermission(actor, 'settings:write');
  try {
    return await commit<CatalogueAnswer>(work, actor, origin, async (unit) => {
      const entries = await entriesOf(unit.trx, catalogue);
      const refused = extraProblem(catalogue, entries, fields.extra, null) ?? familyProblem(catalogue, fields);
      if (refused) return rollBackWith({ ok: false, reason: refused });
      const { extra, family, ...named } = fields;
      const row = { ...named, position: (entries.length + 1) * 10, status: 'active' as const, version: 1 };
      const id = work.newId();
      if (catalogue === 'productLines')
        await insertProductLine(unit.trx, {
          ...row,
          id,
          claimScope: extra as ClaimScope,
          familyPolicy: (family ?? 'warn') as FamilyPolicy,
        });
      else if (catalogue === 'regions') await insertRegion(unit.trx, { ...row, parentCode: extra });
      else await insertCode(unit.trx, { ...row, list: catalogue.list });
      unit.audit(
        settingsEvent(catalogue, catalogue === 'productLines' ? id : fields.code, fields.nameEn, { added: fields }),
      );
      return { ok: true };
    });
  } catch (error) {
    if (isDuplicateKey(error)) return { ok: false, reason: 'codeTaken' };
    throw error;
  }
}

/** Renames an entry, or changes what is special to its catalogue. */
export function editInCatalogue(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  catalogue: Catalogue,
  seen: { key: string; version: number },
  fields: EntryFields,
): Promise<CatalogueAnswer> {
  requirePermission(actor, 'settings:write');
  return commit<CatalogueAnswer>(work, actor, origin, async (unit) => {
    const entries = await entriesOf(unit.trx, catalogue);
    const before = requireEntry(entries, seen.key);
    const refused =
      familyProblem(catalogue, fields) ??
      (fields.extra === before.extra ? null : extraProblem(catalogue, entries, fields.extra, seen.key));
    if (refused) return rollBackWith({ ok: false, reason: refused });
    const { extra, family, ...named } = fields;
    const special =
      catalogue === 'productLines'
        ? { claimScope: extra ?? 'customer', familyPolicy: family ?? before.family ?? 'warn' }
        : catalogue === 'regions'
          ? { parentCode: extra }
          : {};
    if (!(await write(unit.trx, catalogue, seen.key, seen.version, { ...named, ...special }))) {
      return rollBackWith({ ok: false, reason: 'stale', current: before });
    }
    const { nameEn, nameZh, extra: extraBefore, family: familyBefore } = before;
    unit.audit(
      settingsEvent(catalogue, seen.key, fields.nameEn, {
        before: { nameEn, nameZh, extra: extraBefore, family: familyBefore },
        after: fields,
      }),
    );
    return { ok: true };
  });
}

/** A retired entry can no longer be chosen; what carries it keeps it. */
export function setCatalogueStatus(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  catalogue: Catalogue,
  seen: { key: string; version: number },
  status: ReferenceStatus,
): Promise<CatalogueAnswer> {
  requirePermission(actor, 'settings:write');
  return commit<CatalogueAnswer>(work, actor, origin, async (unit) => {
    const entry = requireEntry(await entriesOf(unit.trx, catalogue), seen.key);
    if (!(await write(unit.trx, catalogue, seen.key, seen.version, { status }))) {
      return rollBackWith({ ok: false, reason: 'stale' });
    }
    unit.audit(settingsEvent(catalogue, seen.key, entry.nameEn, { status }));
    return { ok: true };
  });
}

/** Exchanges an entry with its neighbour; regions among those under the same one. */
export function moveInCatalogue(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  catalogue: Catalogue,
  key: string,
  step: -1 | 1,
): Promise<CatalogueAnswer> {
  requirePermission(actor, 'settings:write');
  return commit<CatalogueAnswer>(work, actor, origin, async (unit) => {
    const entries = await entriesOf(unit.trx, catalogue);
    const entry = requireEntry(entries, key);
    const siblings = catalogue === 'regions' ? entries.filter(({ extra }) => extra === entry.extra) : entries;
    const at = siblings.indexOf(entry);
    const other = siblings[at + step];
    if (!other) return { ok: true };
    // Numbered afresh, so that equal positions from elsewhere do no harm.
    const order = siblings.with(at, other).with(at + step, entry);
    for (const [index, { key: own, version }] of order.entries()) {
      if (!(await write(unit.trx, catalogue, own, version, { position: (index + 1) * 10 }))) {
        return rollBackWith({ ok: false, reason: 'stale' });
      }
    }
    unit.audit(settingsEvent(catalogue, key, entry.nameEn, { moved: step }));
    return { ok: true };
  });
}

function write(
  trx: Trx,
  catalogue: Catalogue,
  key: string,
  version: number,
  change: ReferenceChange & { claimScope?: string; familyPolicy?: string; parentCode?: string | null },
): Promise<boolean> {
  if (catalogue === 'productLines') return updateProductLine(trx, key, version, change);
  if (catalogue === 'regions') return updateRegion(trx, key, version, change);
  return updateCode(trx, { list: catalogue.list, code: key }, version, change);
}

function requireEntry(entries: CatalogueEntry[], key: string): CatalogueEntry {
  const entry = entries.find((known) => known.key === key);
  if (!entry) throw new NotFound('setting');
  return entry;
}

function extraProblem(
  catalogue: Catalogue,
  entries: CatalogueEntry[],
  extra: string | null,
  ownKey: string | null,
): 'unknownChoice' | 'circle' | null {
  if (catalogue === 'productLines') return claimScopes.some((scope) => scope === extra) ? null : 'unknownChoice';
  if (catalogue !== 'regions') return extra === null ? null : 'unknownChoice';
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const passed = new Set<string>();
  for (let above = extra; above !== null; above = byKey.get(above)?.extra ?? null) {
    if (!byKey.has(above)) return 'unknownChoice';
    if (above === ownKey || passed.has(above)) return 'circle';
    passed.add(above);
  }
  return null;
}

function familyProblem(catalogue: Catalogue, { family }: EntryFields): 'unknownChoice' | null {
  if (family === null || family === undefined) return null;
  return catalogue === 'productLines' && familyPolicies.some((policy) => policy === family) ? null : 'unknownChoice';
}

function settingsEvent(catalogue: Catalogue, key: string, label: string, data: Record<string, unknown>) {
  const name = typeof catalogue === 'string' ? catalogue : catalogue.list;
  return {
    action: 'settings.edit' as const,
    subjectKind: 'settings',
    // The trail's column holds an id's length.
    subjectId: (catalogue === 'productLines' ? key : `${name}.${key}`).slice(0, 36),
    subjectLabel: label,
    data: { catalogue: name, key, ...data },
  };
}
