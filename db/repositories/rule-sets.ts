// Versions of the rules. A published version never changes.
import { type RuleSet, defaultRuleSet } from '#app/domain/rule/rule-set.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Reader } from '../client.ts';

export async function findRuleSet(db: Reader, now: Instant): Promise<RuleSet | null> {
  const row = await db
    .selectFrom('ruleSets')
    .select(['version', 'values'])
    .where('validFrom', '<=', now)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...defaultRuleSet, ...(JSON.parse(row.values) as Partial<RuleSet>), version: row.version } : null;
}

export async function insertRuleSet(
  db: Reader,
  rules: RuleSet,
  by: { authorId: string | null; validFrom: Instant },
): Promise<void> {
  const { version, ...values } = rules;
  await db
    .insertInto('ruleSets')
    .values({ version, values: JSON.stringify(values), ...by })
    .execute();
}
