// Builds the search index from the master list: the embedded one is kept for the next start of the app, the one on
// Meilisearch is built beside the old one and takes its place. `npm run search:reindex [-- --anew]`
import 'dotenv/config';
import { parseArgs } from 'node:util';
import { createWork } from '#app/services/boot.server.ts';
import { parseEnvironment } from '#app/services/environment.server.ts';
import { reindexEngine } from '#app/services/search/sync.server.ts';
import { countCompanyRecords } from '#db/repositories/company-records.ts';
import { pendingMigrations } from '#db/migrate.ts';
import { EngineUnavailable } from '#search/engine.ts';
import { runCommand } from './command.ts';
import { progressBar } from './progress-bar.ts';

function readArguments(): { anew: boolean } | null {
  try {
    return parseArgs({ options: { anew: { type: 'boolean', default: false } } }).values as { anew: boolean };
  } catch {
    return null;
  }
}

runCommand(async () => {
  const asked = readArguments();
  if (!asked) {
    console.error('Usage: npm run search:reindex [-- --anew]\n  --anew  begin again where a rebuild was interrupted');
    return 2;
  }
  const work = createWork({ ...parseEnvironment(process.env), logLevel: 'warn' });
  try {
    const pending = await pendingMigrations(work.db);
    if (pending.length > 0) {
      console.error(`The database is not up to date (${pending.join(', ')}). Run: npm run migrate`);
      return 1;
    }
    const total = await countCompanyRecords(work.db);
    const bar = progressBar(work.engine.name, (rate) => `${String(rate)}/s`);
    const began = performance.now();
    const { wentOnFrom, kept } = await reindexEngine(work, { ...asked, onProgress: (done) => bar.update(done, total) });
    bar.end();
    const { rows, indexBytes } = await work.engine.stats();
    if (wentOnFrom > 0) console.log(`Went on after ${String(wentOnFrom)} companies of an interrupted rebuild.`);
    console.log(
      `${String(rows)} companies indexed in ${((performance.now() - began) / 1000).toFixed(1)} s` +
        (indexBytes === null ? '.' : `, ${(indexBytes / 1_048_576).toFixed(1)} MB.`),
    );
    if (work.engine.name === 'embedded') {
      console.log(
        kept
          ? 'Kept for the next start of the app. One that runs has its own index in memory, up to date by itself.'
          : 'Nothing was kept: nothing has been written to this database lately. The app builds its index as it starts.',
      );
    }
    return 0;
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error;
    console.error(error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message);
    console.error('Run the command again to go on where it stopped.');
    return 1;
  } finally {
    await work.engine.close();
    await work.db.destroy();
  }
});
