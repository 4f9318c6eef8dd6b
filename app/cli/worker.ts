// Starts the worker: everything that happens by the clock rather than by a request. Stops gracefully.
import 'dotenv/config';
import { serveMetrics } from '#app/http/metrics-port.server.ts';
import { jobs } from '#app/jobs/registry.server.ts';
import { startWorker } from '#app/jobs/worker.server.ts';
import { createWork, useWork } from '#app/services/boot.server.ts';
import { WrongEnvironment, parseEnvironment } from '#app/services/environment.server.ts';
import { pendingMigrations } from '#db/migrate.ts';

async function runWorker(): Promise<void> {
  const work = createWork(parseEnvironment(process.env));
  const pending = await pendingMigrations(work.db);
  if (pending.length > 0) {
    throw new WrongEnvironment(`The database is not up to date (${pending.join(', ')}). Run: npm run migrate`);
  }
  useWork(work);
  const { host, workerMetricsPort: port } = work.environment;
  const figures = port === null ? null : await serveMetrics(work, { host, port });
  const worker = startWorker(work, jobs);
  work.log.info({ jobs: jobs.map(({ name }) => name) }, 'working');
  const stop = async (signal: string) => {
    work.log.info({ signal }, 'stopping');
    await worker.stop();
    figures?.close();
    await work.engine.close();
    await work.db.destroy();
    process.exit(0);
  };
  process.once('SIGTERM', (signal) => void stop(signal));
  process.once('SIGINT', (signal) => void stop(signal));
}

runWorker().catch((error: unknown) => {
  console.error(error instanceof WrongEnvironment ? error.message : error);
  process.exit(1);
});
