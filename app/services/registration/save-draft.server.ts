// Keeps a registration as typed, valid or not, until it is submitted or thrown away. The id comes from the form, so a form sent twice saves once.
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { partnerScopeOf } from '#app/domain/access/scope.ts';
import { cleanLine } from '#app/domain/customer/text.ts';
import type { RegistrationKind } from '#app/domain/registration/registration.ts';
import type { Trx } from '#db/client.ts';
import { isDuplicateKey } from '#db/dialect.ts';
import { listEvidence } from '#db/repositories/evidence.ts';
import { deleteDraft, findRegistration, insertDraft, updateDraft } from '#db/repositories/registrations.ts';
import { takePortalLimit } from '../account/portal-limit.server.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';

export interface DraftInput {
  id: string;
  /** The version the form was opened with; null for one opened before anything was saved. */
  version: number | null;
  values: Record<string, string | string[]>;
  summary: { kind: RegistrationKind; companyName: string; productLineId: string | null };
}

/** `discarded`: it was saved before and is no longer there. */
export type DraftSaved =
  | { ok: true; version: number }
  | { ok: false; reason: 'stale' | 'notDraft' | 'discarded' }
  /** Too many new drafts in an hour; one that is there already can always be saved. */
  | { ok: false; reason: 'tooOften'; retryAfterMs: number };

export async function saveDraft(
  work: Work,
  actor: PartnerActor,
  origin: Origin | null,
  input: DraftInput,
): Promise<DraftSaved> {
  if (input.version === null && !(await findRegistration(work.db, input.id, partnerScopeOf(actor)))) {
    const limit = await takePortalLimit(work, actor, 'draft');
    if (!limit.ok) return limit;
  }
  return commit<DraftSaved>(work, actor, origin, async ({ trx, at }) => {
    const draft = {
      at,
      kind: input.summary.kind,
      companyName: cleanLine(input.summary.companyName).slice(0, 400),
      productLineId: input.summary.productLineId,
      values: JSON.stringify(input.values),
    };
    const stored = await findRegistration(trx, input.id, partnerScopeOf(actor));
    if (!stored) {
      if (input.version !== null && !(await findRegistration(trx, input.id, null)))
        return { ok: false, reason: 'discarded' };
      await insertOwnDraft(trx, actor, input.id, draft);
      return { ok: true, version: 1 };
    }
    if (stored.status !== 'draft' && stored.status !== 'returned') return { ok: false, reason: 'notDraft' };
    // Sent twice, or answered by a line that broke: what is stored already says the same.
    if (input.version !== stored.version && stored.draftValues === draft.values)
      return { ok: true, version: stored.version };
    // A page that has seen no version has not seen what is stored.
    if (input.version === null) return { ok: false, reason: 'stale' };
    return (await updateDraft(trx, input.id, input.version, draft))
      ? { ok: true, version: input.version + 1 }
      : { ok: false, reason: 'stale' };
  });
}

type DraftSummary = Omit<Parameters<typeof insertDraft>[1], 'id' | 'partnerId' | 'createdBy'>;

/** Inserts a draft of the actor's company; an id that is somebody else's is not found. */
export async function insertOwnDraft(trx: Trx, actor: PartnerActor, id: string, draft: DraftSummary): Promise<void> {
  try {
    await insertDraft(trx, { id, partnerId: actor.partnerId, createdBy: actor.userId, ...draft });
  } catch (error) {
    if (isDuplicateKey(error)) throw new NotFound('registration');
    throw error;
  }
}

/** Throws away a draft with its files; anything already submitted stays. Throws NotFound outside the actor's scope. */
export async function discardDraft(
  work: Work,
  actor: PartnerActor,
  origin: Origin | null,
  id: string,
): Promise<{ ok: true } | { ok: false; reason: 'notDraft' }> {
  const files = await commit(work, actor, origin, async ({ trx, audit }) => {
    const stored = await findRegistration(trx, id, partnerScopeOf(actor));
    if (!stored) throw new NotFound('registration');
    if (stored.status !== 'draft') return null;
    const evidence = await listEvidence(trx, id);
    await deleteDraft(trx, id);
    audit({
      action: 'registration.discard',
      subjectKind: 'registration',
      subjectId: id,
      subjectLabel: stored.companyName,
      partnerId: stored.partnerId,
      data: { files: evidence.map(({ fileName, sha256 }) => ({ fileName, sha256 })) },
    });
    return evidence.map(({ storageKey }) => storageKey);
  });
  if (files === null) return { ok: false, reason: 'notDraft' };
  for (const key of files) await work.files.remove(key);
  return { ok: true };
}
