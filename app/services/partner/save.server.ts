// Staff create a partner or change one. Whatever the form said, every id is proven here.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { Language } from '#app/domain/language/language.ts';
import type { PartnerKind, PartnerTier } from '#app/domain/partner/partner.ts';
import type { Trx } from '#db/client.ts';
import { isDuplicateKey } from '#db/dialect.ts';
import {
  type PartnerRow,
  type SellingRights,
  findPartner,
  getSellingRights,
  insertPartner,
  replaceSellingRights,
  updatePartner,
} from '#db/repositories/partners.ts';
import { listProductLines, listRegions } from '#db/repositories/reference-data.ts';
import { listChannelManagers } from '#db/repositories/user-lists.ts';
import { commit, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';

export interface PartnerFields {
  code: string;
  name: string;
  kind: PartnerKind;
  tier: PartnerTier;
  parentId: string | null;
  seesResellers: boolean;
  capacity: number;
  language: Language;
  channelManagerId: string | null;
  regionCodes: string[];
  productLineIds: string[];
}

type Refusal =
  | { ok: false; reason: 'codeTaken' | 'parentCircle' }
  | { ok: false; reason: 'unknownChoice'; field: 'parentId' | 'channelManagerId' | 'regionCodes' | 'productLineIds' };

export type CreatePartnerAnswer = { ok: true; id: string } | Refusal;
export type EditPartnerAnswer =
  { ok: true } | { ok: false; reason: 'stale'; current: PartnerRow & SellingRights } | Refusal;

export async function createPartner(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  fields: PartnerFields,
): Promise<CreatePartnerAnswer> {
  requirePermission(actor, 'partner:write');
  const { regionCodes, productLineIds, ...own } = fields;
  const id = work.newId();
  return refusingTakenCode(() =>
    commit<CreatePartnerAnswer>(work, actor, origin, async (unit) => {
      const refused = await refusalOf(unit.trx, fields, null);
      if (refused) return rollBackWith(refused);
      await insertPartner(unit.trx, {
        ...own,
        id,
        status: 'active',
        createdAt: unit.at,
        updatedAt: unit.at,
        version: 1,
      });
      await replaceSellingRights(unit.trx, id, { regionCodes, productLineIds });
      unit.audit({
        action: 'partner.create',
        subjectKind: 'partner',
        subjectId: id,
        subjectLabel: fields.name,
        partnerId: id,
        data: { kind: fields.kind, tier: fields.tier },
      });
      return { ok: true, id };
    }),
  );
}

/** @param input.version the version the form was opened with */
export async function editPartner(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { id: string; version: number; fields: PartnerFields },
): Promise<EditPartnerAnswer> {
  requirePermission(actor, 'partner:write');
  const { id, fields } = input;
  const { regionCodes, productLineIds, ...own } = fields;
  return refusingTakenCode(() =>
    commit<EditPartnerAnswer>(work, actor, origin, async (unit) => {
      const before = await findPartner(unit.trx, null, id);
      if (!before) throw new NotFound('partner');
      const rights = await getSellingRights(unit.trx, id);
      const refused = await refusalOf(unit.trx, fields, { ...before, ...rights });
      if (refused) return rollBackWith(refused);
      const written = await updatePartner(unit.trx, id, input.version, { ...own, updatedAt: unit.at });
      if (!written) return rollBackWith({ ok: false, reason: 'stale', current: { ...before, ...rights } });
      await replaceSellingRights(unit.trx, id, { regionCodes, productLineIds });
      unit.audit({
        action: 'partner.edit',
        subjectKind: 'partner',
        subjectId: id,
        subjectLabel: fields.name,
        partnerId: id,
        data: { changed: changes({ ...before, ...rights }, fields) },
      });
      return { ok: true };
    }),
  );
}

/** The one unique key a person can meet here is the partner's code. */
async function refusingTakenCode<Answer>(body: () => Promise<Answer>): Promise<Answer | Refusal> {
  try {
    return await body();
  } catch (error) {
    if (isDuplicateKey(error)) return { ok: false, reason: 'codeTaken' };
    throw error;
  }
}

/** What cannot be written; choices the partner has already stay allowed, retired or not. */
async function refusalOf(
  trx: Trx,
  fields: PartnerFields,
  before: (PartnerRow & SellingRights) | null,
): Promise<Refusal | null> {
  const unknown = (field: 'parentId' | 'channelManagerId' | 'regionCodes' | 'productLineIds'): Refusal => ({
    ok: false,
    reason: 'unknownChoice',
    field,
  });
  const regions = new Set((await listRegions(trx)).filter(({ status }) => status === 'active').map(({ code }) => code));
  if (!fields.regionCodes.every((code) => regions.has(code) || before?.regionCodes.includes(code))) {
    return unknown('regionCodes');
  }
  const lines = new Set((await listProductLines(trx)).filter(({ status }) => status === 'active').map(({ id }) => id));
  if (!fields.productLineIds.every((id) => lines.has(id) || before?.productLineIds.includes(id))) {
    return unknown('productLineIds');
  }
  const manager = fields.channelManagerId;
  if (manager !== null && manager !== before?.channelManagerId) {
    if (!(await listChannelManagers(trx)).some(({ id }) => id === manager)) return unknown('channelManagerId');
  }
  let above = fields.parentId;
  const passed = new Set<string>();
  while (above !== null) {
    if (above === before?.id || passed.has(above)) return { ok: false, reason: 'parentCircle' };
    passed.add(above);
    const parent: PartnerRow | null = await findPartner(trx, null, above);
    if (!parent) return unknown('parentId');
    above = parent.parentId;
  }
  return null;
}

function changes(before: PartnerRow & SellingRights, after: PartnerFields): string[] {
  return (Object.keys(after) as (keyof PartnerFields)[]).filter((field) => {
    const [old, now] = [before[field], after[field]];
    return Array.isArray(old) && Array.isArray(now) ? old.toSorted().join() !== now.toSorted().join() : old !== now;
  });
}
