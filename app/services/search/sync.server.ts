// Keeps this process's candidate engine in step with the database: takes up what an earlier process kept or builds it once,
// then follows the outbox in order.
import { listCompanyRecords, listCompanyRecordsAfter } from '#db/repositories/company-records.ts';
import { findLastOutbox, getOutboxPosition, listOutboxAfter } from '#db/repositories/outbox.ts';
import type { CandidateEngine, UnfinishedRebuild } from '#search/engine.ts';
import type { CompanyRecord } from '#search/matching/record.ts';
import type { OutboxTopics } from '../outbox/topics.server.ts';
import { type Work, sha256 } from '../work.server.ts';

const built = new WeakSet<CandidateEngine>();

/** True once this process's engine holds the master list: until then it knows nothing and must not be asked. */
export function isEngineReady(work: Work): boolean {
  return built.has(work.engine);
}

/** Small pages: reading and copying one must not hold up the event loop. */
const buildPage = 500;
const followPage = 200;
/** Changed customers after which the index is kept again, so that a start has little to follow. */
const keepEvery = 5_000;
const keepEveryMs = 6 * 3_600_000;

/** Every live customer in pages, in order of id. */
async function* everyCompany(work: Work, after = ''): AsyncIterable<CompanyRecord[]> {
  for (let last = after; ;) {
    const page = await listCompanyRecordsAfter(work.db, last, buildPage);
    const next = page.at(-1)?.id;
    if (next === undefined) return;
    yield page;
    last = next;
  }
}

/** Builds the engine from the master list. What is written meanwhile is followed afterwards, from the position taken first. */
export async function rebuildEngine(work: Work, onProgress?: (done: number) => void): Promise<void> {
  const position = await getOutboxPosition(work.db);
  await work.engine.rebuild(everyCompany(work), position, onProgress);
  built.add(work.engine);
  await keepEngine(work);
}

/**
 * Builds the engine, going on where an interrupted build left off as far as the outbox reaches back, and follows what was
 * written meanwhile by anybody. Answers from how many companies it went on, and whether the index is kept for a later start.
 */
export async function reindexEngine(
  work: Work,
  { anew, onProgress }: { anew: boolean; onProgress: (done: number) => void },
): Promise<{ wentOnFrom: number; kept: boolean }> {
  const left = anew ? null : await work.engine.unfinishedRebuild();
  const half = left && (await reachesBackTo(work, left)) ? left : null;
  const position = half?.position ?? (await getOutboxPosition(work.db));
  await work.engine.rebuild(everyCompany(work, half?.after), position, onProgress, half);
  built.add(work.engine);
  await followOutbox(work);
  return { wentOnFrom: half?.done ?? 0, kept: await keepEngine(work) };
}

/**
 * A word for what this database says changed last at a position, ids and all: no other database, and no other history of
 * this one, has the same. Null where the outbox does not reach back so far.
 */
async function momentOf(work: Work, position: number): Promise<string | null> {
  const last = await findLastOutbox(work.db, 'customer.changed', position);
  return last && sha256(`${last.position} ${last.payload}`);
}

async function reachesBackTo(work: Work, { position }: UnfinishedRebuild): Promise<boolean> {
  return position <= (await getOutboxPosition(work.db)) && (await momentOf(work, position)) !== null;
}

/** Takes up what an earlier process kept of this very database; false where the engine has to be built. */
export async function restoreEngine(work: Work): Promise<boolean> {
  const mark = await work.engine.restore();
  if (!mark || (await momentOf(work, mark.position)) !== mark.source) return false;
  if (work.engine.appliedPosition() > (await getOutboxPosition(work.db))) return false;
  built.add(work.engine);
  return true;
}

/** Keeps the index for the next start. Without a message at its position nothing could be checked then: nothing is kept. */
async function keepEngine(work: Work): Promise<boolean> {
  const position = work.engine.appliedPosition();
  const source = await momentOf(work, position);
  return source !== null && work.engine.save({ position, source });
}

/** Applies every change after the engine's position; answers how many customers were looked at again. */
export async function followOutbox(work: Work): Promise<number> {
  let changed = 0;
  await work.engine.refresh();
  for (;;) {
    const messages = await listOutboxAfter(work.db, 'customer.changed', work.engine.appliedPosition(), followPage);
    const last = messages.at(-1);
    if (!last) return changed;
    const ids = [
      ...new Set(messages.flatMap((message) => (JSON.parse(message.payload) as OutboxTopics['customer.changed']).ids)),
    ];
    for (let start = 0; start < ids.length; start += 500) {
      const part = ids.slice(start, start + 500);
      const records = await listCompanyRecords(work.db, part);
      const present = new Set(records.map((record) => record.id));
      const complete = start + 500 >= ids.length;
      const position = complete ? last.position : work.engine.appliedPosition();
      await work.engine.remove(
        part.filter((id) => !present.has(id)),
        position,
      );
      await work.engine.upsert(records, position);
    }
    changed += ids.length;
  }
}

export interface SearchSync {
  /** Resolves when the engine holds the master list. */
  ready: Promise<void>;
  stop: () => Promise<void>;
}

/** Keeps the index now and then, without holding up the following; a failure is logged and tried again later. */
class Keeper {
  readonly #work: Work;
  #changed = 0;
  #keptAt = performance.now();
  #keeping: Promise<void> | null = null;

  constructor(work: Work) {
    this.#work = work;
  }

  after(changed: number): void {
    this.#changed += changed;
    const due = this.#changed >= keepEvery || performance.now() - this.#keptAt >= keepEveryMs;
    if (this.#changed === 0 || !due || this.#keeping) return;
    this.#changed = 0;
    this.#keptAt = performance.now();
    this.#keeping = keepEngine(this.#work)
      .then(() => undefined)
      .catch((error: unknown) => this.#work.log.warn({ err: error }, 'the search index could not be kept'))
      .finally(() => (this.#keeping = null));
  }

  async done(): Promise<void> {
    await this.#keeping;
  }
}

/** Restores or builds, then follows every `everyMs`. A failure is logged and tried again: lookups degrade meanwhile, they never lie. */
export function startSearchSync(work: Work, everyMs = 500): SearchSync {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let wake: () => void = () => {};
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      timer = setTimeout(resolve, ms);
      timer.unref();
    });
  let announce: () => void = () => {};
  const ready = new Promise<void>((resolve) => (announce = resolve));
  const keeper = new Keeper(work);
  const running = (async () => {
    while (!stopped) {
      try {
        if (!isEngineReady(work)) {
          if (!(await restoreEngine(work))) await rebuildEngine(work);
          announce();
        }
        keeper.after(await followOutbox(work));
      } catch (error) {
        work.log.error({ err: error }, 'search sync failed, will try again');
        await pause(5_000);
      }
      await pause(everyMs);
    }
  })();
  return {
    ready,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      wake();
      await running;
      await keeper.done();
    },
  };
}
