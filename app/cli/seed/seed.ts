// Fills an empty database with the demo company. Refuses one that is in use.
import { ensureReference } from '#app/services/partner/reference.server.ts';
import { setCompanyNames } from '#app/services/settings/company.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { commit } from '#app/services/unit-of-work.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { hasAnyUser, settleDemoMail } from '#db/repositories/demo-rows.ts';
import { demoCompanyName, demoRules } from '#db/seed/demo-company.ts';
import { createRandom } from '#db/seed/random.ts';
import { createProgress } from '../progress.ts';
import { seedChanges } from './changes.ts';
import { seedFamilies } from './families.ts';
import { seedMasterList } from './master-list.ts';
import { seedPeople, seeder } from './people.ts';
import { createAgenda } from './seed-work.ts';
import { seedSignals } from './signals.ts';
import { seedStories } from './stories.ts';

const monthsBack = 4.2;

/** The same seed and day give the same company. Answers false when there is data already. */
export async function seedDemo(work: Work, end = new Date()): Promise<boolean> {
  if (await work.db.transaction().execute(hasAnyUser)) return false;
  const random = createRandom(20_260_101);
  const agenda = createAgenda(work, new Date(end.getTime() - monthsBack * 30 * 86_400_000), end);
  await ensureReference(agenda.work, seeder, demoRules);
  const people = await seedPeople(agenda.work);
  const administrator = people.staff.get('admin@rightful.example');
  if (administrator)
    await setCompanyNames(agenda.work, administrator, null, 0, {
      nameEn: demoCompanyName.en,
      nameZh: demoCompanyName.zh,
    });
  const customers = createProgress('Master list');
  const master = await seedMasterList(agenda.work, random, people, customers.at);
  customers.end();
  await seedFamilies(agenda.work, people);
  await rebuildEngine(agenda.work);
  const registrations = createProgress('Registrations');
  await seedStories(agenda, random, people, master, registrations.at);
  registrations.end();
  await seedSignals(agenda.work, people);
  await seedChanges(agenda.work, people, seeder);
  const recently = new Date(end.getTime() - 2 * 86_400_000).toISOString();
  await commit(work, seeder, null, ({ trx }) => settleDemoMail(trx, recently));
  return true;
}
