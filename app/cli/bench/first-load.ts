// How much JavaScript a page makes a browser load before it is awake: what the document names, what those files import, and
// the sentences the entry fetches. In bytes after gzip.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** @param html the page as served  @param assets the folder of the built files  @param copy what the sentences' file begins with, `portal.en-` */
export function firstLoadBytes(html: string, assets: string, copy: string): number {
  // Preloaded or imported by the document; the routes it merely knows of are not loaded.
  const named = /(?:href=|from\s*|import\s*)["']\/assets\/([\w$.-]+\.js)["']/g;
  const waiting = [...html.matchAll(named)].map((match) => match[1] ?? '');
  waiting.push(...readdirSync(assets).filter((file) => file.startsWith(copy) && file.endsWith('.js')));
  const loaded = new Map<string, number>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    const source = readFileSync(join(assets, file));
    loaded.set(file, gzipSync(source).length);
    for (const match of source.toString('utf8').matchAll(/(?:from|import)\s*["']\.\/([\w$.-]+\.js)["']/g))
      waiting.push(match[1] ?? '');
  }
  return [...loaded.values()].reduce((sum, bytes) => sum + bytes, 0);
}
