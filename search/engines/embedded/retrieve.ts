// Candidates for one query over a company index. Two stages: the rarest features gather rows within a budget of
// postings (so that a probe of the commonest words costs no more than any other) and only until nothing unseen can
// come near the best, then the best rows, and those that share a code or contact, are compared by all their grams.
// Bounded work, no judgement.
import type { Candidate } from '../../engine.ts';
import { COMMON_CONTACT, contactStrength } from '../contacts-first.ts';
import type { CompanyIndex } from './company-index.ts';
import { familyNumber, featureFamilies, isGram } from './features.ts';
import { Finalists } from './finalists.ts';
import { GramTable } from './gram-table.ts';
import { GrowableUint32 } from './growable.ts';
import { Tally } from './tally.ts';

/** Rows compared feature by feature. */
const FINALISTS = 256;
/** Postings visited at most: enough for every list that is kept whole. */
const BUDGET = { base: 30_000, perRow: 0.06 };
/** Postings between two looks at whether going on can change anything. */
const LOOK_EVERY = 4_000;
/** Rows of one key that are looked through for finalists, and of all keys together. */
const KEY_BUDGET = { each: 2_000, all: 60_000 };

/** Space reused between queries over one index; a query leaves it as it found it, but for what it counted. */
export class Scratch {
  readonly tally = new Tally();
  readonly grams = new GramTable();
  // Holders of contacts, fewer than FINALISTS before the last list of them, and as many rows by score.
  readonly finalists = new Finalists(FINALISTS * 2 + COMMON_CONTACT);
  /** Rows of one list. */
  readonly rows = new GrowableUint32(KEY_BUDGET.each);
  /** What the last query did: entries of lists walked, rows compared gram by gram. */
  work = { postings: 0, rows: 0 };
}

/** `place`: where its list is (company-index.ts); `gain`: what it adds to a row that has it. */
type Weighed = { feature: number; place: number; frequency: number; weight: number; gain: number };

const strengthOfFamily = featureFamilies.map(contactStrength);

/** Weighs the query's features and fills `grams`; those that nobody has are left out but count in its length. */
function weigh(index: CompanyIndex, features: Uint32Array, grams: GramTable): { query: Weighed[]; norm: number } {
  const query: Weighed[] = [];
  grams.clear(features.length);
  let norm = 0;
  for (let at = 0; at < features.length; at++) {
    const feature = features[at] as number;
    const place = index.placeOf(feature);
    const frequency = index.frequency(feature, place);
    const weight = index.weight(feature, frequency);
    const gram = isGram(feature);
    if (gram) norm += weight * weight;
    if (frequency === 0) continue;
    const gain = gram ? weight * weight : weight * 4;
    if (gram) grams.set(feature, gain);
    query.push({ feature, place, frequency, weight, gain });
  }
  query.sort(byFrequency);
  return { query, norm };
}

function byFrequency(a: Weighed, b: Weighed): number {
  return a.frequency - b.frequency || a.feature - b.feature;
}

/** Walks the lists of the query, rarest first, adding up scores. */
function gather(index: CompanyIndex, query: readonly Weighed[], { tally, work }: Scratch): void {
  let budget = BUDGET.base + Math.floor(index.rows * BUDGET.perRow);
  let remaining = 0;
  for (const { gain } of query) remaining += gain;
  let sinceLook = 0;
  for (const { feature, place, gain, frequency } of query) {
    if (budget <= 0) return;
    if (tally.touched.length > FINALISTS) {
      // A list that does not fit helps only where it is all there is.
      if (frequency > budget) return;
      if (sinceLook + frequency > LOOK_EVERY) {
        sinceLook = 0;
        // What has not been seen yet can gain no more than what is left.
        if (tally.scoreOfRank(FINALISTS) >= remaining) return;
      }
    }
    const visited = index.accumulate(feature, place, gain, budget, tally);
    work.postings += visited;
    budget -= visited;
    sinceLook += visited;
    remaining -= gain;
  }
}

/** Up to `limit` candidates for a set of query features, best first. */
export function retrieve(index: CompanyIndex, features: Uint32Array, limit: number, scratch: Scratch): Candidate[] {
  const { tally, grams, finalists, rows } = scratch;
  const { query, norm } = weigh(index, features, grams);
  if (query.length === 0 || limit <= 0) return [];
  scratch.work = { postings: 0, rows: 0 };
  tally.fit(index.rows);
  gather(index, query, scratch);
  tally.takeBest(FINALISTS, rows);
  const best = rows.view().slice();
  finalists.begin(tally.scores);
  addHolders(index, query, scratch);
  addLiving(index, best, finalists);
  scratch.work.rows = finalists.length;
  addKeys(index, query, scratch);
  finalists.unmark();
  finalists.score(index, grams, norm);
  return finalists.bestDocuments(index, limit);
}

function addLiving(index: CompanyIndex, rows: Uint32Array, finalists: Finalists): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    if (index.isAlive(index.docOfRow(row))) finalists.add(row);
  }
}

/** 0 for what is no code or contact, or one that many have. */
function strengthOf({ feature, frequency }: Weighed): number {
  return frequency <= COMMON_CONTACT ? (strengthOfFamily[familyNumber(feature)] as number) : 0;
}

/** Living rows that share a code or contact which few have: finalists whatever their names are. */
function addHolders(index: CompanyIndex, query: readonly Weighed[], { finalists, rows, work }: Scratch): void {
  for (const one of query) {
    if (finalists.length >= FINALISTS) break;
    if (strengthOf(one) === 0) continue;
    index.listRows(one.feature, one.place, COMMON_CONTACT, rows);
    work.postings += rows.length;
    addLiving(index, rows.view(), finalists);
  }
}

/** The keys and prefixes that finalists share with the query. */
function addKeys(index: CompanyIndex, query: readonly Weighed[], { finalists, rows, work }: Scratch): void {
  let left = KEY_BUDGET.all;
  for (const one of query) {
    const { feature, place, weight } = one;
    if (isGram(feature)) continue;
    const family = familyNumber(feature);
    const strength = strengthOf(one);
    index.listRows(feature, place, Math.min(KEY_BUDGET.each, left), rows);
    left -= rows.length;
    work.postings += rows.length;
    const listed = rows.view();
    for (let at = 0; at < listed.length; at++) {
      const finalist = finalists.placeOf(listed[at] as number);
      if (finalist >= 0) finalists.addKey(finalist, family, weight, strength);
    }
  }
}
