// How many companies of the master list hold the telephone numbers and domains of a probe: what many share says little of
// which of them is meant. Asked of the database, since an engine answers with the likest few.
import type { Reader } from '#db/client.ts';
import { countKeyHolders } from '#db/repositories/match-keys.ts';
import type { Holders } from '#search/matching/compare/crowding.ts';
import { keyNumber } from '#search/matching/key-number.ts';
import { keyOf } from '#search/matching/keys.ts';
import { prepareCompany } from '#search/matching/prepare.ts';
import type { Probe } from '#search/matching/record.ts';

const phoneKey = (phone: string) => keyNumber(keyOf('tel', phone));
const domainKey = (domain: string) => keyNumber(keyOf('dom', domain));

/** One statement where the probe has any contact, none where it has not; nothing depends on what is found. */
export async function holdersOf(db: Reader, probe: Probe): Promise<Holders> {
  const { phones, domains } = prepareCompany(probe);
  const keys = [...[...phones.keys()].map(phoneKey), ...domains.map(domainKey)];
  const counts = await countKeyHolders(db, keys);
  return (field, contact) => {
    if (field === 'email') return 0;
    return counts.get(field === 'phone' ? phoneKey(contact) : domainKey(contact)) ?? 0;
  };
}
