// Instant results for “find a customer”: few, by name, ready to choose from, with what was hit. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import type { LookupHit } from '#app/domain/customer/lookup.ts';
import { type CustomerLine, listCustomerLinesByIds } from '#db/repositories/customer-lists.ts';
import type { Work } from '../work.server.ts';
import { lookUpCustomers } from './lookup.server.ts';

export type { CustomerLine } from '#db/repositories/customer-lists.ts';

export interface SuggestedCustomer extends CustomerLine {
  hit: LookupHit;
}

export interface Suggestions {
  hits: SuggestedCustomer[];
  /** The closest that are no match; empty where something was hit. */
  lookAlikes: CustomerLine[];
}

/** Best first. An empty text finds nothing. */
export async function suggestWithLookAlikes(
  work: Work,
  actor: StaffActor,
  text: string,
  limit: number,
): Promise<Suggestions> {
  const { hits, lookAlikes } = await lookUpCustomers(work, actor, text, limit);
  const ids = [...hits.map(({ id }) => id), ...lookAlikes];
  const lines = new Map((await listCustomerLinesByIds(work.db, ids)).map((line) => [line.id, line]));
  return {
    hits: hits.flatMap(({ id, hit }) => {
      const line = lines.get(id);
      return line ? [{ ...line, hit }] : [];
    }),
    lookAlikes: lookAlikes.flatMap((id) => lines.get(id) ?? []),
  };
}

/** The matches alone. */
export async function suggestCustomers(
  work: Work,
  actor: StaffActor,
  text: string,
  limit: number,
): Promise<SuggestedCustomer[]> {
  return (await suggestWithLookAlikes(work, actor, text, limit)).hits;
}
