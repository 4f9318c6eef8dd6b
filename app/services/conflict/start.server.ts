// Opens a conflict case inside a unit of work that already took the ledger head. One open case per pair of registrations.
import type { ConflictCause } from '#app/domain/conflict/lifecycle.ts';
import { conflictNumber } from '#app/domain/registration/registration.ts';
import { type RuleSet, rulingDue } from '#app/domain/rule/rule-set.ts';
import { type ConflictRow, insertConflict, insertConflictIf } from '#db/repositories/conflicts.ts';
import type { UnitOfWork } from '../unit-of-work.server.ts';
import type { Work } from '../work.server.ts';

export interface ConflictStart {
  cause: ConflictCause;
  claimId: string | null;
  incumbentRegistrationId: string | null;
  challenger: { id: string; partnerId: string; label: string };
  statement: string | null;
  /** The ledger's number of the act that opened the case. */
  seq: number;
  rules: RuleSet;
  /** The user who opened it; null when the rules did. */
  openedBy: string | null;
}

export async function startConflict(
  work: Work,
  unit: UnitOfWork,
  start: ConflictStart,
): Promise<{ id: string; number: string }> {
  const conflict = conflictOf(work, unit, start);
  await insertConflict(unit.trx, conflict);
  noteOpened(unit, start, conflict);
  return { id: conflict.id, number: conflict.number };
}

/** Where the rules say whether there is a case. The work is the same either way: how long it takes must not tell. */
export async function startConflictIf(
  work: Work,
  unit: UnitOfWork,
  isCase: boolean,
  start: ConflictStart,
): Promise<void> {
  const conflict = conflictOf(work, unit, start);
  await insertConflictIf(unit.trx, isCase, conflict);
  if (isCase) noteOpened(unit, start, conflict);
}

function conflictOf(work: Work, unit: UnitOfWork, start: ConflictStart): ConflictRow {
  return {
    id: work.newId(),
    number: conflictNumber(start.seq, unit.at),
    cause: start.cause,
    status: 'open',
    claimId: start.claimId,
    incumbentRegistrationId: start.incumbentRegistrationId,
    challengerRegistrationId: start.challenger.id,
    statement: start.statement,
    openedBy: start.openedBy,
    openedAt: unit.at,
    dueAt: rulingDue(start.rules, unit.at),
    ruledAt: null,
    ruledBy: null,
    winnerRegistrationId: null,
    reasonCode: null,
    reasonText: null,
    ledgerSeq: start.seq,
    version: 1,
  };
}

function noteOpened(unit: UnitOfWork, start: ConflictStart, { id, number }: ConflictRow): void {
  unit.audit({
    action: 'conflict.open',
    subjectKind: 'conflict',
    subjectId: id,
    subjectLabel: `${number} ${start.challenger.label}`,
    partnerId: start.challenger.partnerId,
    ledgerSeq: start.seq,
    data: { cause: start.cause, registrationId: start.challenger.id },
  });
}
