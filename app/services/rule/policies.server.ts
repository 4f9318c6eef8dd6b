// The rule set as a partner may read it: its figures, for the product lines it sells.
import type { PartnerActor } from '#app/domain/access/permission.ts';
import type { WorkingDay } from '#app/domain/calendar/business-hours.ts';
import type { Named } from '#app/domain/language/named.ts';
import { protectionDays } from '#app/domain/rule/rule-set.ts';
import { listAuthorisedProductLines } from '#db/repositories/reference-data.ts';
import type { Work } from '../work.server.ts';
import { getRuleSet } from './current.server.ts';

export interface Policies {
  version: number;
  protection: ({ days: number } & Named)[];
  firstDecisionHours: number;
  conflictRulingHours: number;
  workingDay: WorkingDay;
  cooldownDays: number;
  prechecksPerDay: number;
}

export async function getPolicies(work: Work, actor: PartnerActor): Promise<Policies> {
  const [rules, lines] = await Promise.all([getRuleSet(work), listAuthorisedProductLines(work.db, actor.partnerId)]);
  return {
    version: rules.version,
    protection: lines.map(({ code, nameEn, nameZh }) => ({ nameEn, nameZh, days: protectionDays(rules, code) })),
    firstDecisionHours: rules.limits.firstDecisionHours,
    conflictRulingHours: rules.limits.conflictRulingHours,
    workingDay: rules.workingDay,
    cooldownDays: rules.cooldownDays,
    prechecksPerDay: rules.precheck.perDay,
  };
}
