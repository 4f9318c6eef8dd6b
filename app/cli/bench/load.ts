// A closed loop of requests against this machine: so many in flight, for so long, then it stops.
import { Agent, request } from 'node:http';

export interface Load {
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  /** Of a page, the mean. */
  bytes: number;
  failed: number;
}

/** Asks the addresses in turn, with `inFlight` requests at once for `ms`. Only loopback addresses. */
export async function load(
  urls: readonly string[],
  headers: Record<string, string>,
  inFlight: number,
  ms: number,
): Promise<Load> {
  const targets = urls.map((url) => new URL(url));
  if (targets.some(({ hostname }) => !['localhost', '127.0.0.1'].includes(hostname)))
    throw new Error('the load goes to this machine only');
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const times: number[] = [];
  let bytes = 0;
  let asked = 0;
  let failed = 0;
  const started = performance.now();
  const one = () =>
    new Promise<void>((resolve) => {
      const at = performance.now();
      const sent = request(targets[asked++ % targets.length] as URL, { agent, headers }, (response) => {
        response.on('data', (chunk: Buffer) => (bytes += chunk.length));
        response.on('end', () => {
          times.push(performance.now() - at);
          if (response.statusCode !== 200) failed += 1;
          resolve();
        });
      });
      sent.on('error', () => {
        failed += 1;
        resolve();
      });
      sent.end();
    });
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (performance.now() - started < ms) await one();
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / seconds, p50Ms: at(0.5), p95Ms: at(0.95), bytes: bytes / times.length, failed };
}
