// A thread that does one job after another and answers each: the side that asks and the side that works. What the jobs
// are is the business of the modules that use it.
import { createRequire } from 'node:module';
import { parentPort, Worker } from 'node:worker_threads';

type Answer = { number: number; result?: unknown; error?: unknown };

// By package name: the module may have been bundled, the thread's files are where they are.
const resolve = createRequire(import.meta.url).resolve;

/** In megabytes. */
export type HeapLimits = { maxYoungGenerationSizeMb?: number; maxOldGenerationSizeMb?: number };

export class Thread<Job> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (result: never) => void; reject: (reason: unknown) => void }>();
  #asked = 0;
  #ended: Error | null = null;

  /**
   * @param module e.g. `#search/engines/embedded/threads/build-thread.ts`
   * @param heap how large the thread's own heap may become; left to itself it grows over its garbage
   */
  constructor(module: string, heap: HeapLimits = {}) {
    this.#worker = new Worker(resolve('#search/threads/entry.cjs'), {
      workerData: { module: resolve(module) },
      resourceLimits: heap,
    });
    this.#worker.on('message', ({ number, result, error }: Answer) => {
      const asked = this.#waiting.get(number);
      this.#waiting.delete(number);
      if (this.#waiting.size === 0) this.#worker.unref();
      if (error === undefined) asked?.resolve(result as never);
      else asked?.reject(error);
    });
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', (code) => this.#end(new Error(`The thread ended with code ${String(code)}`)));
    this.#worker.unref();
  }

  /** Jobs asked for and not yet answered. */
  get load(): number {
    return this.#waiting.size;
  }

  /** Jobs are done in the order they are asked for. Keeps the process alive until it is answered. */
  ask<Result>(job: Job): Promise<Result> {
    if (this.#ended) return Promise.reject(this.#ended);
    const number = this.#asked++;
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      this.#worker.postMessage({ number, job });
    });
  }

  async close(): Promise<void> {
    this.#end(new Error('The thread was closed'));
    await this.#worker.terminate();
  }

  #end(reason: unknown): void {
    this.#ended ??= reason instanceof Error ? reason : new Error(String(reason));
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}

/** In a thread: answers every job by `work`. */
export function serveJobs<Job>(work: (job: Job) => unknown): void {
  const port = parentPort;
  if (!port) throw new Error('This module runs in a thread');
  port.on('message', ({ number, job }: { number: number; job: Job }) => {
    Promise.resolve()
      .then(() => work(job))
      .then(
        (result) => port.postMessage({ number, result } satisfies Answer),
        (error: unknown) => port.postMessage({ number, error } satisfies Answer),
      );
  });
}
