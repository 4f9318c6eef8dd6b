// `npm run seed`: fills an empty database with the demo company.
// `npm run seed -- --admin you@company.com [--name "Your Name"]`: only what every installation starts with, and an
// invitation for its first administrator.
import 'dotenv/config';
import { parseArgs } from 'node:util';
import { defaultRuleSet } from '#app/domain/rule/rule-set.ts';
import { inviteFirstAdministrator } from '#app/services/account/first-administrator.server.ts';
import { createWork } from '#app/services/boot.server.ts';
import { parseEnvironment } from '#app/services/environment.server.ts';
import { ensureReference } from '#app/services/partner/reference.server.ts';
import { migrate } from '#db/migrate.ts';
import { runCommand } from './command.ts';
import { seeder } from './seed/people.ts';
import { seedDemo } from './seed/seed.ts';

runCommand(async () => {
  const { values } = parseArgs({ options: { admin: { type: 'string' }, name: { type: 'string' } } });
  const work = createWork(parseEnvironment({ LOG_LEVEL: 'warn', ...process.env }));
  try {
    await migrate(work.db);
    if (values.admin === undefined) {
      const seeded = await seedDemo(work);
      console.log(seeded ? 'The demo company is there.' : 'There is data already: nothing was added.');
      return 0;
    }
    await ensureReference(work, seeder, defaultRuleSet);
    const invited = await inviteFirstAdministrator(work, seeder, {
      email: values.admin,
      name: values.name ?? 'Administrator',
    });
    if (!invited.ok) {
      console.error(
        invited.reason === 'alreadySetUp'
          ? 'There are users already: invite further ones in the back office.'
          : 'This is not an e-mail address.',
      );
      return 1;
    }
    console.log(`Open this link within 7 days to choose a password:\n  ${invited.link}`);
    return 0;
  } finally {
    await work.db.destroy();
  }
});
