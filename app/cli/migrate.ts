// Brings the database to the newest schema and says what it did.
import 'dotenv/config';
import { openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { parseEnvironment } from '#app/services/environment.server.ts';
import { runCommand } from './command.ts';

runCommand(async () => {
  const environment = parseEnvironment(process.env);
  const db = openDatabase(environment.databaseUrl, 1);
  try {
    const applied = await migrate(db);
    for (const name of applied) console.log(`  applied ${name}`);
    console.log(
      applied.length === 0 ? 'The database is up to date.' : `The database is up to date: ${applied.length} applied.`,
    );
  } finally {
    await db.destroy();
  }
  return 0;
});
