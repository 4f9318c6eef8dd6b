// One registration as its own partner sees it: what was typed, where it stands, what happened. Leaves out the verdict,
// the customer it was resolved to, and everyone else.
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import { partnerScopeOf } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import { takesFollowUps } from '#app/domain/claim/follow-up.ts';
import type { Named } from '#app/domain/language/named.ts';
import type { AuditAction } from '#app/domain/ledger/audit.ts';
import { afterRegistrationAct, isContestable } from '#app/domain/registration/lifecycle.ts';
import { partnerStatusOf } from '#app/domain/registration/partner-status.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { listAuditOfSubject } from '#db/repositories/audit.ts';
import { findOwnClaim } from '#db/repositories/claim-lists.ts';
import { type EvidenceRow, listEvidence } from '#db/repositories/evidence.ts';
import { findLedgerEntry } from '#db/repositories/ledger.ts';
import { findNameOfPartner, findNameOfUser } from '#db/repositories/portal-names.ts';
import { codesOf, productLinesOf, regionsOf } from '../settings/reference.server.ts';
import { type RegistrationRow, findRegistration } from '#db/repositories/registrations.ts';
import { type OutcomeTold, outcomesTold } from '#app/mail/message.ts';
import type { Work } from '../work.server.ts';

export interface EvidenceShown {
  id: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  createdAt: Instant;
}

export interface EventShown {
  id: string;
  at: Instant;
  action: AuditAction;
  /** A colleague of the viewer; null for the manufacturer's people and the system. */
  by: string | null;
  sealed: { seq: number; hash: string } | null;
  /** The file an evidence event is about. */
  fileName: string | null;
  /** How a ruling ended for this partner. */
  outcome: OutcomeTold | null;
}

/** Names for the ids and codes in the content; null where one is unknown. */
export interface ContentNames {
  productLine: Named | null;
  region: Named | null;
  source: Named | null;
}

/** The registration itself, as typed; throws NotFound outside the actor's scope. */
export async function getOwnRegistration(work: Work, actor: PartnerActor, id: string): Promise<RegistrationRow> {
  const registration = await findRegistration(work.db, id, partnerScopeOf(actor));
  if (!registration) throw new NotFound('registration');
  return registration;
}

export async function viewOwnRegistration(work: Work, actor: PartnerActor, id: string) {
  const scope = partnerScopeOf(actor);
  const row = await getOwnRegistration(work, actor, id);
  const [names, reason, evidence, events, entry, claim, createdBy, partnerName] = await Promise.all([
    namesOf(work, row),
    reasonOf(work, row.reasonCode),
    listEvidence(work.db, id),
    listAuditOfSubject(work.db, { kind: 'registration', id }, 'partner'),
    row.ledgerSeq === null ? null : findLedgerEntry(work.db, row.ledgerSeq),
    row.claimId === null ? null : findOwnClaim(work.db, scope, row.claimId),
    findNameOfUser(work.db, scope, row.createdBy),
    findNameOfPartner(work.db, scope, row.partnerId),
  ]);
  const status = partnerStatusOf(row);
  const may = (permission: Parameters<typeof decide>[1]) => decide(actor, permission, row).allowed;
  return {
    registration: {
      id,
      number: row.number,
      status,
      version: row.version,
      answer: row.answer,
      reason,
      message: row.partnerMessage,
      returnFields: row.returnFields,
      submittedAt: row.submittedAt,
      decidedAt: row.decidedAt,
      dueAt: row.dueAt,
      holderRole: row.holderRole,
      holderSince: row.holderSince,
      contentHash: row.contentHash,
      createdBy,
      partnerName,
    },
    content: contentOf(row),
    names,
    evidence: evidence.map(shownEvidence),
    events: events.map((event): EventShown => ({
      id: event.id,
      at: event.at,
      action: event.action,
      by: event.actorPartnerId !== null && actor.partnerIds.includes(event.actorPartnerId) ? event.actorName : null,
      sealed:
        event.ledgerSeq !== null && event.ledgerHash !== null ? { seq: event.ledgerSeq, hash: event.ledgerHash } : null,
      fileName: typeof event.data.fileName === 'string' ? event.data.fileName : null,
      outcome: outcomesTold.find((outcome) => outcome === event.data.outcome) ?? null,
    })),
    sealed: entry && { seq: entry.seq, at: entry.at, hash: entry.hash },
    claim,
    can: {
      edit: status === 'draft' && may('registration:submit'),
      answer: status === 'returned' && may('registration:submit'),
      withdraw: afterRegistrationAct(status, 'withdraw') !== null && may('registration:withdraw'),
      contest: isContestable({ ...row, status }) && may('registration:contest'),
      followUp: claim !== null && takesFollowUps(claim.status) && may('followUp:record'),
    },
  };
}

/** The content of a stored registration, alone. */
export function contentOf(row: RegistrationRow): RegistrationContent {
  const { kind, companyName, uscc, country, regionCode, address, website, productLineId, projectName } = row;
  const { amountMinor, currency, expectedCloseOn, sourceCode, firstContactOn, requirement, contacts } = row;
  return {
    ...{ kind, companyName, uscc, country, regionCode, address, website, productLineId, projectName },
    ...{ amountMinor, currency, expectedCloseOn, sourceCode, firstContactOn, requirement, contacts },
  };
}

export async function namesOf(work: Work, content: RegistrationContent): Promise<ContentNames> {
  const [productLines, regions, sources] = await Promise.all([
    productLinesOf(work),
    regionsOf(work),
    codesOf(work, 'source'),
  ]);
  const named = (found: Named | undefined): Named | null =>
    found ? { nameEn: found.nameEn, nameZh: found.nameZh } : null;
  return {
    productLine: named(productLines.find(({ id }) => id === content.productLineId)),
    region: named(regions.find(({ code }) => code === content.regionCode)),
    source: named(sources.find(({ code }) => code === content.sourceCode)),
  };
}

/** A decision's reason in the business's words; null for the codes that are answers. */
async function reasonOf(work: Work, code: string | null): Promise<Named | null> {
  if (code === null) return null;
  const lists = await Promise.all(['rejectReason', 'rulingReason'].map((list) => codesOf(work, list)));
  const found = lists.flat().find((entry) => entry.code === code);
  return found ? { nameEn: found.nameEn, nameZh: found.nameZh } : null;
}

export function shownEvidence({ id, fileName, mediaType, sizeBytes, createdAt }: EvidenceRow): EvidenceShown {
  return { id, fileName, mediaType, sizeBytes, createdAt };
}

/** The draft behind a form: null when nothing was saved under this id. Throws NotFound for another partner's. */
export async function findOwnDraft(work: Work, actor: PartnerActor, id: string) {
  const row = await findRegistration(work.db, id, partnerScopeOf(actor));
  if (!row) {
    if (await isTaken(work, id)) throw new NotFound('registration');
    return null;
  }
  return { row, evidence: (await listEvidence(work.db, id)).map(shownEvidence) };
}

async function isTaken(work: Work, id: string): Promise<boolean> {
  return (await findRegistration(work.db, id, null)) !== null;
}
