// Somebody without an interest in the case rules: the incumbent keeps the customer, the challenger gets it, or the two are different companies.
// The claim follows the ruling in the same transaction; both sides are told in words that name neither.
import { Forbidden, NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import { afterConflictAct } from '#app/domain/conflict/lifecycle.ts';
import type { RuleSet } from '#app/domain/rule/rule-set.ts';
import { type ConflictRow, findConflict, updateConflict } from '#db/repositories/conflicts.ts';
import { type RegistrationRow, findRegistration } from '#db/repositories/registrations.ts';
import { isPartnerInScope } from '#db/repositories/staff-scope.ts';
import { getRuleSet } from '../rule/current.server.ts';
import { type UnitOfWork, decideOwnership, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { readInterest } from './interest.server.ts';
import { giveToChallenger, keepWithIncumbent, tellApart } from './outcome.server.ts';

export const rulingOutcomes = ['incumbent', 'challenger', 'different'] as const;
export type RulingOutcome = (typeof rulingOutcomes)[number];

export interface RulingInput {
  id: string;
  version: number;
  outcome: RulingOutcome;
  /** A code of the list `rulingReason`, proven by the route to exist. */
  reasonCode: string;
  /** The reasons as staff will read them. */
  reasonText: string;
}

export type Ruled = { ok: true } | { ok: false; reason: 'stale' | 'notPossible' };

/** What every outcome works on. */
export interface Case {
  conflict: ConflictRow;
  challenger: RegistrationRow;
  incumbent: RegistrationRow | null;
  reasonCode: string;
  seq: number;
  rules: RuleSet;
  actor: StaffActor;
}

export async function ruleConflict(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: RulingInput,
): Promise<Ruled> {
  return decideOwnership<Ruled>(work, actor, origin, async (unit) => {
    const { conflict, challenger, incumbent } = await readCase(unit, actor, input.id);
    if (conflict.version !== input.version) return rollBackWith({ ok: false, reason: 'stale' });
    const status = afterConflictAct(conflict.status, input.outcome === 'different' ? 'close' : 'rule');
    if (!status || challenger.status !== 'disputed') return rollBackWith({ ok: false, reason: 'notPossible' });

    const winner =
      input.outcome === 'challenger'
        ? challenger.id
        : input.outcome === 'incumbent'
          ? conflict.incumbentRegistrationId
          : null;
    const entry = await unit.record(
      'conflict.rule',
      { kind: 'conflict', id: conflict.id },
      { number: conflict.number, outcome: input.outcome, reasonCode: input.reasonCode, winner },
    );
    const open: Case = {
      conflict,
      challenger,
      incumbent,
      reasonCode: input.reasonCode,
      seq: entry.seq,
      rules: await getRuleSet(work, unit.trx),
      actor,
    };
    if (input.outcome === 'incumbent') await keepWithIncumbent(work, unit, open);
    else if (input.outcome === 'challenger') {
      if (!(await giveToChallenger(work, unit, open))) return rollBackWith({ ok: false, reason: 'notPossible' });
    } else await tellApart(work, unit, open);

    await updateConflict(unit.trx, conflict.id, conflict.version, {
      status,
      ruledAt: unit.at,
      ruledBy: actor.userId,
      winnerRegistrationId: winner,
      reasonCode: input.reasonCode,
      reasonText: input.reasonText,
      ledgerSeq: entry.seq,
    });
    unit.audit({
      action: input.outcome === 'different' ? 'conflict.close' : 'conflict.rule',
      subjectKind: 'conflict',
      subjectId: conflict.id,
      subjectLabel: `${conflict.number} ${challenger.companyName}`,
      customerId: incumbent?.customerId ?? challenger.customerId,
      ledgerSeq: entry.seq,
      data: { outcome: input.outcome, reasonCode: input.reasonCode },
    });
    return { ok: true };
  });
}

async function readCase(unit: UnitOfWork, actor: StaffActor, id: string) {
  const conflict = await findConflict(unit.trx, id);
  const challenger = conflict && (await findRegistration(unit.trx, conflict.challengerRegistrationId, null));
  if (!conflict || !challenger) throw new NotFound('conflict');
  const incumbent = conflict.incumbentRegistrationId
    ? await findRegistration(unit.trx, conflict.incumbentRegistrationId, null)
    : null;
  const scope = staffScopeOf(actor);
  const inScope =
    (await isPartnerInScope(unit.trx, scope, challenger.partnerId)) ||
    (incumbent !== null && (await isPartnerInScope(unit.trx, scope, incumbent.partnerId)));
  if (!inScope) throw new NotFound('conflict');
  const permit = decide(actor, 'conflict:rule', await readInterest(unit.trx, actor, challenger, incumbent));
  if (!permit.allowed) throw new Forbidden(permit.because);
  return { conflict, challenger, incumbent };
}
