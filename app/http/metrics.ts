// Figures about the process for /metrics, in Prometheus' words.
import { Gauge, Histogram, collectDefaultMetrics, register } from 'prom-client';
import type { Figures } from '#app/services/operations/figures.server.ts';

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

function gaugeOf(name: string, help: string): Gauge {
  return (register.getSingleMetric(name) as Gauge | undefined) ?? new Gauge({ name, help });
}

const gauges: Record<keyof Figures, Gauge> = {
  mailBacklog: gaugeOf('rightful_mail_backlog', 'Mails not yet sent'),
  searchBacklog: gaugeOf('rightful_search_backlog', 'Changes to customers that search has not seen'),
  searchRows: gaugeOf('rightful_search_rows', 'Companies in the search engine of this process'),
  searchReady: gaugeOf('rightful_search_ready', '1 once the search engine of this process was built'),
  ledgerEntries: gaugeOf('rightful_ledger_entries', 'Entries of the ledger'),
};

/** Everything measured, with the figures as they are now. */
export function metricsText(figures: Figures): Promise<string> {
  for (const [name, gauge] of Object.entries(gauges)) gauge.set(Number(figures[name as keyof Figures]));
  return register.metrics();
}

export const metricsContentType = register.contentType;
