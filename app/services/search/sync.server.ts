// Keeps this process's candidate engine in step with the database: builds it once, then follows the outbox in order.
import { listCompanyRecords, listCompanyRecordsAfter } from '#db/repositories/company-records.ts';
import { getOutboxPosition, listOutboxAfter } from '#db/repositories/outbox.ts';
import type { CompanyRecord } from '#search/matching/record.ts';
import type { OutboxTopics } from '../outbox/topics.server.ts';
import type { Work } from '../work.server.ts';

const built = new WeakSet<Work>();

/** True once this process's engine was built: until then it knows nothing and must not be asked. */
export function isEngineReady(work: Work): boolean {
  return built.has(work);
}

const buildPage = 2_000;
const followPage = 200;

/** Every live customer in pages. */
async function* everyCompany(work: Work): AsyncIterable<CompanyRecord[]> {
  let after = '';
  for (;;) {
    const page = await listCompanyRecordsAfter(work.db, after, buildPage);
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.id ?? after;
  }
}

/** Builds the engine from the master list. What is written meanwhile is followed afterwards, from the position taken first. */
export async function rebuildEngine(work: Work, onProgress?: (done: number) => void): Promise<void> {
  const position = await getOutboxPosition(work.db);
  await work.engine.rebuild(everyCompany(work), position, onProgress);
  built.add(work);
}

/** Applies every change after the engine's position; answers how many messages were applied. */
export async function followOutbox(work: Work): Promise<number> {
  let applied = 0;
  for (;;) {
    const messages = await listOutboxAfter(work.db, 'customer.changed', work.engine.appliedPosition(), followPage);
    const last = messages.at(-1);
    if (!last) return applied;
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
    applied += messages.length;
  }
}

export interface SearchSync {
  /** Resolves when the engine has been built once. */
  ready: Promise<void>;
  stop: () => Promise<void>;
}

/** Builds, then follows every `everyMs`. A failure is logged and tried again: lookups degrade meanwhile, they never lie. */
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
  const running = (async () => {
    while (!stopped) {
      try {
        if (!isEngineReady(work)) {
          await rebuildEngine(work);
          announce();
        }
        await followOutbox(work);
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
    },
  };
}
