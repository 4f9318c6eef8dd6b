// The engine a command asks for by name. Meilisearch is taken from MEILI_URL and MEILI_KEY, in an index of its own
// so that measuring never touches the application's.
import type { CandidateEngine } from '../engine.ts';
import { createEmbeddedEngine } from '../engines/embedded/engine.ts';
import { createMeilisearchEngine } from '../engines/meilisearch/engine.ts';

/**
 * Throws on an unknown name, or when MEILI_URL is missing.
 * @param snapshot file for what the embedded engine keeps; without it nothing is kept
 */
export function engineFor(name: string, { snapshot = null }: { snapshot?: string | null } = {}): CandidateEngine {
  if (name === 'embedded') return createEmbeddedEngine({ buildThreads: 2, snapshot });
  if (name !== 'meilisearch') throw new Error(`Unknown engine ${name}: embedded or meilisearch`);
  const url = process.env.MEILI_URL;
  if (!url) throw new Error('The meilisearch engine needs MEILI_URL');
  return createMeilisearchEngine({
    url,
    key: process.env.MEILI_KEY,
    index: 'search-measure',
    searchTimeoutMs: 30_000,
    taskTimeoutMs: 900_000,
  });
}
