// From what the queries of one probe brought back to candidates: what found each document, how alike the names are, and
// codes and contacts before names. Asks nobody.
import type { Candidate } from '../../engine.ts';
import { deriveKeys, familyOf } from '../../matching/keys.ts';
import { prepareCompany } from '../../matching/prepare.ts';
import type { Probe } from '../../matching/record.ts';
import { probeOf } from '../../matching/record.ts';
import { byScore, COMMON_CONTACT, contactsFirst, contactStrength } from '../contacts-first.ts';
import type { ProbeQuery } from './queries.ts';
import { resemblanceTo, roughResemblanceTo } from './resemblance.ts';

/** A document as a query gives it. */
export type Hit = { id: string; names: string[] };

export type FoundDocument = {
  id: string;
  written: string[];
  families: Set<string>;
  /** By a key that few have, whatever its family. */
  byKey: boolean;
  /** Of the codes and contacts that it shares and few have. */
  strength: number;
};

/** Of what the queries bring, so many are compared name by name; as many again that share a code or contact. */
const COMPARED = 60;

/** Puts the answers of a probe's queries together, in the queries' order. */
export function gathered(queries: readonly ProbeQuery[], answers: readonly { hits: Hit[] }[]): FoundDocument[] {
  const found = new Map<string, FoundDocument>();
  for (const [index, { hits }] of answers.entries()) {
    const query = queries[index];
    if (!query) continue;
    const few = hits.length <= COMMON_CONTACT;
    for (const { id, names } of hits) {
      const known = found.get(id) ?? { id, written: names, families: new Set(), byKey: false, strength: 0 };
      for (const family of query.families) {
        known.families.add(family);
        if (few) known.strength |= contactStrength(family);
      }
      known.byKey ||= query.byKey === true;
      found.set(id, known);
    }
  }
  return [...found.values()];
}

/** Up to `limit` candidates, best first. */
export function ranked(probe: Probe, found: readonly FoundDocument[], limit: number): Candidate[] {
  const names = prepareCompany(probe).names;
  const resemblance = resemblanceTo(names);
  const rough = roughResemblanceTo(names);
  const keys = new Set(deriveKeys(probe).keys);
  const looked = found
    .map((one) => ({ ...one, score: rough(one.written) + (one.byKey ? 1 : 0) }))
    .sort((a, b) => b.strength - a.strength || byScore(a, b));
  const ahead = looked.filter(({ strength }) => strength > 0).slice(0, COMPARED);
  const others = looked.filter(({ strength }) => strength === 0).slice(0, COMPARED + limit);
  const compared = [...ahead, ...others].map((one) => ({ ...one, score: resemblance(one.written) }));
  return contactsFirst(compared, limit).map(({ id, written, families, score }) => ({
    id,
    families: [...new Set([...families, ...sharedFamilies(written, keys)])],
    score,
  }));
}

/** The same for an unfinished text, normalised: names that begin so come first, then in the order of the answers. */
export function rankedAsTyped(typed: string, found: readonly FoundDocument[], limit: number): Candidate[] {
  const resemblance = resemblanceTo(prepareCompany(probeOf(typed)).names);
  return found
    .map(({ id, written, families, strength }, order) => ({
      id,
      families: [...families],
      score: resemblance(written) + (strength > 0 ? 2 : 0) + (families.has('prefix') ? 1 : 0) - order / 10_000,
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

/** The families of the name keys that a document's names share with the probe. */
function sharedFamilies(written: readonly string[], probeKeys: ReadonlySet<string>): string[] {
  const [name, ...others] = written;
  if (name === undefined) return [];
  const own = deriveKeys(probeOf(name, { otherNames: others.map((value) => ({ kind: 'alias', value })) })).keys;
  return own.filter((key) => probeKeys.has(key)).map(familyOf);
}
