// A port of its own for the figures of a process that serves no pages: the worker's jobs, to whoever may read /metrics
// elsewhere (this machine, or the bearer of the token). Nothing else is there.
import { type Server, createServer } from 'node:http';
import { register } from 'prom-client';
import type { Work } from '#app/services/work.server.ts';
import { carriesToken, isFromThisMachine } from './machine.server.ts';
import { metricsContentType } from './metrics.ts';
import { paths } from './paths.ts';

/** Listens on `host`; resolves once it does. Port 0 takes any that is free. */
export function serveMetrics(work: Work, { host, port }: { host: string; port: number }): Promise<Server> {
  const server = createServer((request, response) => {
    const asked = new Request(new URL(request.url ?? '/', 'http://worker'), {
      headers: Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
    });
    const may =
      isFromThisMachine(asked, request.socket.remoteAddress ?? null) ||
      carriesToken(asked, work.environment.metricsToken);
    if (request.method !== 'GET' || new URL(asked.url).pathname !== paths.metrics() || !may) {
      response.writeHead(404).end();
      return;
    }
    register.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': metricsContentType, 'Cache-Control': 'no-store' }).end(text),
      (error: unknown) => {
        work.log.error({ err: error }, 'figures not readable');
        response.writeHead(500).end();
      },
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}
