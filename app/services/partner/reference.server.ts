// Fills an empty installation with what every one starts with: regions, code lists and the shipped rules. Running it again adds only what is missing.
import type { SystemActor } from '#app/domain/access/permission.ts';
import type { RuleSet } from '#app/domain/rule/rule-set.ts';
import { insertReference } from '#db/repositories/reference-rows.ts';
import { findRuleSet, insertRuleSet } from '#db/repositories/rule-sets.ts';
import { codeLists, regions } from '#db/seed/reference.ts';
import { commit } from '../unit-of-work.server.ts';
import { type Work, nowOf } from '../work.server.ts';

export async function ensureReference(work: Work, actor: SystemActor, rules: RuleSet): Promise<void> {
  await commit(work, actor, null, async ({ trx }) => {
    await insertReference(trx, {
      regions: regions.map(([code, nameEn, nameZh], position) => ({
        code,
        parentCode: null,
        nameEn,
        nameZh,
        position,
        status: 'active',
      })),
      entries: Object.entries(codeLists).flatMap(([list, entries]) =>
        entries.map(([code, nameEn, nameZh], position) => ({ list, code, nameEn, nameZh, position, status: 'active' })),
      ),
    });
    // From the beginning of time: the rules hold for whatever is registered first.
    if (!(await findRuleSet(trx, nowOf(work))))
      await insertRuleSet(trx, rules, { authorId: null, validFrom: '2000-01-01T00:00:00.000Z' });
  });
}
