// Companies of the master list that are probably the same as one described by its fields. Reads only.
import type { Verdict } from '#app/domain/duplicate/explanation.ts';
import { listCustomerHeads } from '#db/repositories/customers.ts';
import type { Probe } from '#search/matching/record.ts';
import { findSameCompany } from '../search/find.server.ts';
import type { Work } from '../work.server.ts';
import type { CustomerFields } from './write.server.ts';

export interface LookAlike {
  id: string;
  legalName: string;
  uscc: string | null;
  verdict: Verdict;
  /** 0 to 1. */
  probability: number;
}

type Described = Pick<
  CustomerFields,
  'legalName' | 'otherNames' | 'uscc' | 'country' | 'regionCode' | 'address' | 'websiteDomain' | 'contacts'
>;

const shown = 5;

/** Strongest first, at most five; `exceptId` is the company itself where it is on the list already. */
export async function findLookAlikes(work: Work, fields: Described, exceptId: string | null): Promise<LookAlike[]> {
  const reached = (kind: 'phone' | 'email') =>
    fields.contacts.filter((contact) => contact.kind === kind).map((contact) => contact.value);
  const probe: Probe = {
    name: fields.legalName,
    otherNames: fields.otherNames,
    uscc: fields.uscc,
    country: fields.country,
    regionCode: fields.regionCode,
    address: fields.address,
    websiteDomain: fields.websiteDomain,
    phones: reached('phone'),
    emails: reached('email'),
  };
  const { found } = await findSameCompany(work, probe);
  const others = found.filter(({ customerId }) => customerId !== exceptId).slice(0, shown);
  const heads = await listCustomerHeads(
    work.db,
    others.map(({ customerId }) => customerId),
  );
  const byId = new Map(heads.map((head) => [head.id, head]));
  return others.flatMap(({ customerId, explanation }) => {
    const head = byId.get(customerId);
    // A decoy resembles nobody: it is made up.
    if (!head || head.status === 'decoy') return [];
    const { verdict, probability } = explanation;
    return [{ id: head.id, legalName: head.legalName, uscc: head.uscc, verdict, probability }];
  });
}
