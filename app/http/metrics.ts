// Figures about the process for /metrics, in Prometheus' words.
import { Histogram, collectDefaultMetrics, register } from 'prom-client';

const known = register.getSingleMetric('http_request_duration_seconds') as Histogram<'method' | 'status'> | undefined;

const requests =
  known ??
  new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the end of its answer',
    labelNames: ['method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  });

if (!known) collectDefaultMetrics();

export function observeRequest(method: string, status: number, ms: number): void {
  requests.observe({ method, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
}

export function metricsText(): Promise<string> {
  return register.metrics();
}

export const metricsContentType = register.contentType;
