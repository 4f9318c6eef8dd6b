// Keeps what a check saw and what the rules decided, so that a verdict can be explained and replayed.
import { canonicalJson } from '#app/domain/ledger/entry.ts';
import type { RuleSet } from '#app/domain/rule/rule-set.ts';
import { insertDecision, insertVerdict } from '#db/repositories/registrations.ts';
import type { Findings } from '../search/find.server.ts';
import type { UnitOfWork } from '../unit-of-work.server.ts';
import { type Work, sha256 } from '../work.server.ts';
import type { Check } from './check.server.ts';

export async function storeVerdict(
  work: Work,
  unit: UnitOfWork,
  registrationId: string,
  findings: Findings,
  check: Check,
): Promise<void> {
  await insertVerdict(unit.trx, {
    id: work.newId(),
    registrationId,
    at: unit.at,
    verdict: check.decisive?.explanation.verdict ?? 'none',
    probability: check.decisive?.explanation.probability ?? 0,
    engine: findings.engine,
    position: findings.position,
    candidates: JSON.stringify(check.candidates),
  });
}

export async function storeAdmission(
  work: Work,
  unit: UnitOfWork,
  registrationId: string,
  rules: RuleSet,
  check: Check,
): Promise<void> {
  const outcome = canonicalJson(check.admission.outcome);
  await insertDecision(unit.trx, {
    id: work.newId(),
    point: 'admission',
    subjectKind: 'registration',
    subjectId: registrationId,
    at: unit.at,
    ruleSetVersion: rules.version,
    facts: canonicalJson(check.facts),
    outcome,
    trace: canonicalJson([check.admission.row]),
    outcomeHash: sha256(outcome),
  });
}
