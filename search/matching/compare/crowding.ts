// How many companies hold one contact. A number that many companies give is their agent's, their group's or their landlord's:
// sharing it is worth less by the bits that count takes (MATCHING §2.5).
import type { PreparedCompany } from '../prepare.ts';

export type ContactField = 'phone' | 'domain' | 'email';

/** How many companies of the list hold a contact in its canonical spelling; anything below 2 means nobody else is known to. */
export type Holders = (field: ContactField, contact: string) => number;

/** Bits that sharing the contact loses: log2 of its holders, 0 where they are not known. */
export type Crowding = (field: ContactField, contact: string) => number;

/** More holders than this (in bits) and a contact is nobody's own: it settles nothing. */
export const CROWDED_BITS = 2;

const contactsOf: Readonly<Record<ContactField, (company: PreparedCompany) => Iterable<string>>> = {
  phone: ({ phones }) => phones.keys(),
  domain: ({ domains }) => domains,
  email: ({ emails }) => emails,
};

export function crowdingBy(holders: Holders): Crowding {
  return (field, contact) => Math.log2(Math.max(1, holders(field, contact)));
}

/** Counts among the companies a lookup found, beside what the caller knows of the whole list. */
export function holdersAmong(found: readonly PreparedCompany[], known: Holders | null): Holders {
  let counts: Map<string, number> | null = null;
  const count = () => {
    const made = new Map<string, number>();
    for (const company of found)
      for (const field of ['phone', 'domain', 'email'] as const)
        for (const contact of contactsOf[field](company)) {
          const key = `${field}:${contact}`;
          made.set(key, (made.get(key) ?? 0) + 1);
        }
    return made;
  };
  return (field, contact) =>
    Math.max((counts ??= count()).get(`${field}:${contact}`) ?? 0, known?.(field, contact) ?? 0);
}

/** Nothing is known of the list: every contact is taken for the company's own. */
export const uncrowded: Crowding = () => 0;
