// Makes the one `Work` of this process on first use, from the environment. Tests replace it.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger, pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { openDatabase } from '#db/client.ts';
import type { CandidateEngine } from '#search/engine.ts';
import { createEmbeddedEngine } from '#search/engines/embedded/engine.ts';
import { createMeilisearchEngine } from '#search/engines/meilisearch/engine.ts';
import { type Environment, parseEnvironment } from './environment.server.ts';
import { diskStorage } from './files/storage.server.ts';
import type { Work } from './work.server.ts';

// One per process, even where the server build and the command that runs it each hold a copy of this module.
const holder = globalThis as { rightfulWork?: Promise<Work> };

/** From so many rows on a lookup takes a millisecond or more, felt by other requests: it is answered in a thread of its own. */
const lookupThreadFrom = 50_000;

function openEngine(environment: Environment, log: Logger): CandidateEngine {
  const onProblem = (problem: unknown) => log.warn({ err: problem }, 'search index');
  if (environment.meili) return createMeilisearchEngine({ ...environment.meili, onProblem });
  const spare = Math.min(2, availableParallelism() - 1);
  return createEmbeddedEngine({
    buildThreads: Math.max(1, spare),
    lookupThreads: spare,
    lookupThreadsFrom: lookupThreadFrom,
    snapshot: join(environment.dataDir, 'search', 'index'),
    onProblem,
  });
}

/** Everything a process works with, made from a parsed environment. Opens the database; applies no migration. */
export function createWork(environment: Environment): Work {
  const log = pino({
    level: environment.logLevel,
    base: { pid: process.pid },
    redact: ['req.headers.cookie', 'req.headers.authorization'],
  });
  return {
    environment,
    db: openDatabase(environment.databaseUrl, environment.databasePool),
    engine: openEngine(environment, log),
    files: diskStorage(join(environment.dataDir, 'files')),
    log,
    now: () => new Date(),
    wait: (ms) => sleep(ms),
    newId: uuidv7,
  };
}

export function getWork(): Promise<Work> {
  holder.rightfulWork ??= Promise.resolve().then(() => createWork(parseEnvironment(process.env)));
  return holder.rightfulWork;
}

/** Puts a given `Work` in place of the process's own: for the server's start and for tests. */
export function useWork(work: Work): void {
  holder.rightfulWork = Promise.resolve(work);
}
