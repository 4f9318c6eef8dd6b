// What a plain name query to a Meilisearch server finds, left at its own settings: the ground that the engine's queries
// stand on, measured rather than supposed. The application never asks like this.
import type { MatchingStrategies } from 'meilisearch';
import { Meilisearch } from 'meilisearch';
import { generateProbes } from './corpus.ts';
import { generateCompanies } from './generate.ts';
import { percentile, rounded } from './measure.ts';

export type PlainQueryFigures = {
  server: string;
  rows: number;
  strategy: 'last' | 'frequency' | 'all';
  ms: { p50: number; p95: number };
  /** Shares of probes whose company is among the first twenty, and first. */
  classes: Record<string, { n: number; recall_at_20: number; top1: number }>;
};

export type PlainQueryOptions = {
  url: string;
  key: string | undefined;
  rows: number;
  seed: number;
  perClass: number;
  onProgress: (done: number) => void;
};

const INDEX = 'search-measure-plain';
const CLASSES = new Set([
  'clean',
  'homophone',
  'wrong_char',
  'swap',
  'deletion',
  'no_legal_form',
  'en_clean',
  'en_typo',
]);
const STRATEGIES = ['last', 'frequency', 'all'] as const;
const LIMIT = 20;

export async function measurePlainQuery(options: PlainQueryOptions): Promise<PlainQueryFigures[]> {
  const { url, key, rows, seed, perClass, onProgress } = options;
  const server = new Meilisearch({ host: url, ...(key === undefined ? {} : { apiKey: key }), timeout: 60_000 });
  const index = server.index<{ id: string; name: string }>(INDEX);
  const wait = { timeout: 1_800_000, interval: 100 };
  await server.deleteIndex(INDEX).waitTask(wait);
  await server.createIndex(INDEX, { primaryKey: 'id' }).waitTask(wait);
  await index.updateSearchableAttributes(['name']).waitTask(wait);
  let done = 0;
  for await (const batch of generateCompanies(seed, rows, 0, 20_000)) {
    const documents = batch.map(({ id, names }) => ({ id, name: names[0]?.value ?? '' }));
    const { status, error } = await index.addDocuments(documents).waitTask(wait);
    if (status !== 'succeeded') throw new Error(error?.message ?? status);
    onProgress((done += batch.length));
  }
  const probes = generateProbes(seed, rows, perClass).filter((probe) => CLASSES.has(probe.class));
  const { pkgVersion } = await server.getVersion();
  const figures: PlainQueryFigures[] = [];
  for (const strategy of STRATEGIES) {
    const times: number[] = [];
    const classes: PlainQueryFigures['classes'] = {};
    const counts = new Map<string, { n: number; found: number; first: number }>();
    for (const { class: name, probe, expectedId } of probes) {
      const start = performance.now();
      const { hits } = await index.search(probe.name, {
        limit: LIMIT,
        attributesToRetrieve: ['id'],
        matchingStrategy: strategy as MatchingStrategies,
      });
      times.push(performance.now() - start);
      const rank = hits.findIndex(({ id }) => id === expectedId);
      const count = counts.get(name) ?? { n: 0, found: 0, first: 0 };
      counts.set(name, {
        n: count.n + 1,
        found: count.found + (rank >= 0 ? 1 : 0),
        first: count.first + (rank === 0 ? 1 : 0),
      });
    }
    for (const [name, { n, found, first }] of counts)
      classes[name] = { n, recall_at_20: rounded(found / n, 4), top1: rounded(first / n, 4) };
    times.sort((a, b) => a - b);
    figures.push({
      server: pkgVersion,
      rows,
      strategy,
      ms: { p50: rounded(percentile(times, 0.5), 1), p95: rounded(percentile(times, 0.95), 1) },
      classes,
    });
  }
  await server.deleteIndex(INDEX).waitTask(wait);
  return figures;
}
