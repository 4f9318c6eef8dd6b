// The rule set in force: the newest version whose day has come, else the shipped defaults.
import { type RuleSet, defaultRuleSet } from '#app/domain/rule/rule-set.ts';
import type { Reader } from '#db/client.ts';
import { findRuleSet } from '#db/repositories/rule-sets.ts';
import { type Work, nowOf } from '../work.server.ts';

export function getRuleSet(work: Work, db: Reader = work.db): Promise<RuleSet> {
  return findRuleSet(db, nowOf(work)).then((stored) => stored ?? defaultRuleSet);
}
