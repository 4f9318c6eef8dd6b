// A partner submits a registration: it gets its place in the ledger, a verdict, an answer and, where the rules let it, a
// provisional claim, all in one transaction. Also takes the answer to a return.
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { partnerScopeOf } from '#app/domain/access/scope.ts';
import type { Answer } from '#app/domain/registration/answer.ts';
import {
  type RegistrationContent,
  type RegistrationField,
  missingFields,
  registrationNumber,
} from '#app/domain/registration/registration.ts';
import { type SubmittedFile, sealContent } from '#app/domain/registration/submission.ts';
import { answerTo } from '#app/domain/rule/admission.ts';
import { firstDecisionDue } from '#app/domain/rule/rule-set.ts';
import { type EvidenceRow, listEvidence } from '#db/repositories/evidence.ts';
import { isUserRestricted } from '#db/repositories/probe-alerts.ts';
import { findRegistration, updateContent, updateRegistration } from '#db/repositories/registrations.ts';
import { getSellingTerms } from '#db/repositories/standing.ts';
import { insertSubmission } from '#db/repositories/submissions.ts';
import { takePortalLimit } from '../account/portal-limit.server.ts';
import { noteProbe } from '../probe/note.server.ts';
import { getRuleSet } from '../rule/current.server.ts';
import { findAgain, findSameCompany } from '../search/find.server.ts';
import { decideOwnership, rollBackWith } from '../unit-of-work.server.ts';
import { type Origin, type Work, sha256 } from '../work.server.ts';
import { checkFindings, decoyMet, probeFor } from './check.server.ts';
import { insertOwnDraft } from './save-draft.server.ts';
import { storeAdmission, storeVerdict } from './stored-check.server.ts';
import { takePlace, giveUpPlace } from './take-place.server.ts';

export interface Submission {
  /** From the form: the same form sent twice is one registration. */
  id: string;
  /** The version the form was opened with; null when nothing had been saved then, which a stored draft makes stale. */
  version: number | null;
  content: RegistrationContent;
}

export type Submitted =
  | { ok: true; registrationId: string; number: string; answer: Answer; seq: number; hash: string; at: string }
  | { ok: false; reason: 'incomplete'; fields: RegistrationField[] }
  | { ok: false; reason: 'alreadySubmitted'; registrationId: string }
  | { ok: false; reason: 'stale' }
  /** Too many submissions in an hour. */
  | { ok: false; reason: 'tooOften'; retryAfterMs: number };

/**
 * Submits a draft or answers a return. Incomplete content takes no number. The slow search runs before the ledger head is
 * taken; inside, only what was written since is looked at again (DOMAIN §3).
 */
export async function submitRegistration(
  work: Work,
  actor: PartnerActor,
  origin: Origin | null,
  input: Submission,
): Promise<Submitted> {
  const { content } = input;
  const missing = missingFields(content);
  if (missing.length > 0 || content.productLineId === null) return { ok: false, reason: 'incomplete', fields: missing };
  const productLineId = content.productLineId;
  const limit = await takePortalLimit(work, actor, 'submission');
  if (!limit.ok) return limit;
  const probe = probeFor(content);
  const earlier = await findSameCompany(work, probe);

  return decideOwnership<Submitted>(work, actor, origin, async (unit) => {
    const { trx, at } = unit;
    let before = await findRegistration(trx, input.id, partnerScopeOf(actor));
    const isNew = before === null;
    if (!before) {
      const { kind, companyName } = content;
      await insertOwnDraft(trx, actor, input.id, { at, kind, companyName, productLineId, values: null });
      before = await findRegistration(trx, input.id, partnerScopeOf(actor));
    }
    if (!before) throw new NotFound('registration');
    if (before.status !== 'draft' && before.status !== 'returned') {
      return rollBackWith({ ok: false, reason: 'alreadySubmitted', registrationId: input.id });
    }
    const version = isNew ? before.version : input.version;
    if (version === null) return rollBackWith({ ok: false, reason: 'stale' });
    if (!(await updateContent(trx, input.id, version, content, at)))
      return rollBackWith({ ok: false, reason: 'stale' });

    const terms = await getSellingTerms(trx, before.partnerId, productLineId);
    if (terms.productLine?.status !== 'active')
      return rollBackWith({ ok: false, reason: 'incomplete', fields: ['productLineId'] });
    const rules = await getRuleSet(work, trx);
    const findings = await findAgain(trx, probe, earlier);
    const ownProspect = await giveUpPlace(unit, before, content);
    const restricted = await isUserRestricted(trx, actor.userId);
    const check = await checkFindings(trx, findings, { content, terms, rules, at, exclude: ownProspect, restricted });
    const answer = answerTo[check.admission.outcome];

    const number = before.number ?? registrationNumber(unit.nextSeq(), at);
    const files = (await listEvidence(trx, input.id)).map(submittedFile);
    const { text, hash: contentHash } = sealContent(content, files, sha256);
    const entry = await unit.record(
      'registration.submit',
      { kind: 'registration', id: input.id },
      { number, contentHash, partnerId: before.partnerId, productLineId },
    );
    await insertSubmission(trx, {
      registrationId: input.id,
      ledgerSeq: entry.seq,
      at,
      submittedBy: actor.userId,
      contentHash,
      content: text,
      files,
    });
    await storeVerdict(work, unit, input.id, findings, check);
    await storeAdmission(work, unit, input.id, rules, check);
    await noteProbe(work, trx, actor, {
      source: 'submission',
      at,
      companyName: content.companyName,
      uscc: content.uscc,
      answer,
      decoyId: decoyMet(check),
      registrationId: input.id,
    });

    const dueAt = firstDecisionDue(rules, at);
    const place = await takePlace(work, unit, {
      registration: before,
      content,
      check,
      terms,
      seq: entry.seq,
      rules,
      actor,
    });
    await updateRegistration(trx, input.id, version + 1, {
      number,
      contentHash,
      answer,
      verdict: check.facts.verdict,
      ledgerSeq: before.ledgerSeq ?? entry.seq,
      submittedAt: before.submittedAt ?? at,
      returnFields: null,
      partnerMessage: null,
      updatedAt: at,
      ...place.change,
      ...(place.waits
        ? {
            dueAt,
            holderRole: 'channelManager',
            holderUserId: terms.partner.channelManagerId,
            holderSince: at,
            decidedAt: null,
            decidedBy: null,
            reasonCode: null,
          }
        : {
            dueAt: null,
            holderRole: null,
            holderUserId: null,
            holderSince: null,
            decidedAt: at,
            decidedBy: null,
            reasonCode: answer,
          }),
    });
    unit.audit({
      action: before.status === 'returned' ? 'registration.answer' : 'registration.submit',
      subjectKind: 'registration',
      subjectId: input.id,
      subjectLabel: `${number} ${content.companyName}`,
      partnerId: before.partnerId,
      customerId: place.change.customerId,
      ledgerSeq: entry.seq,
      visibility: 'partner',
      data: { number, answer },
    });
    unit.emit('registration.submitted', { id: input.id });
    unit.emit('mail.send', {
      userId: before.createdBy,
      message: {
        name: 'submitted',
        registrationId: input.id,
        number,
        companyName: content.companyName,
        answer,
        promisedBy: place.waits ? dueAt : null,
      },
    });
    return { ok: true, registrationId: input.id, number, answer, seq: entry.seq, hash: entry.hash, at };
  });
}

function submittedFile({ id, fileName, mediaType, sizeBytes, sha256: digest }: EvidenceRow): SubmittedFile {
  return { id, fileName, mediaType, sizeBytes, sha256: digest };
}
