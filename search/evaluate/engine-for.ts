// The engine a command asks for by name. Meilisearch is taken from MEILI_URL and MEILI_KEY, in an index of its own
// so that measuring never touches the application's.
import type { CandidateEngine } from '../engine.ts';
import { createEmbeddedEngine } from '../engines/embedded/engine.ts';
import { createMeilisearchEngine } from '../engines/meilisearch/engine.ts';

/** Throws on an unknown name, or when MEILI_URL is missing. */
export function engineFor(name: string): CandidateEngine {
  if (name === 'embedded') return createEmbeddedEngine({ buildThreads: 2 });
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
