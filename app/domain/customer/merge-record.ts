// What a merge moved from the entry that ended to the one that goes on, kept so that the two can be split again. Plain data.
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { ClaimStatus } from '#app/domain/claim/lifecycle.ts';
import type { CustomerStatus } from './customer.ts';

/** `merge`: a person merged two entries. `resolution`: a registration's prospect turned out to be a known customer. */
export const mergeKinds = ['merge', 'resolution'] as const;
export type MergeKind = (typeof mergeKinds)[number];

export interface MergeRecord {
  registrationIds: string[];
  claimIds: string[];
  /** Claims one partner held on both: released by the merge, with the status before, the claim that went on, and whose it was. */
  twins: { claimId: string; status: ClaimStatus; twinId: string; registrationIds: string[] }[];
  /** What the entry that ended bought, and what the other bought before. */
  bought: { productLineId: string; since: string }[];
  boughtBefore: { productLineId: string; since: string }[];
  houseAccountIds: string[];
  /** Standing relations of the entry that ended: moved, or ended because the other had one to the same company. */
  relations: { id: string; ended: boolean; validUntil: Instant | null }[];
  /** Entries that had been merged into the one that ended. */
  earlierIds: string[];
  /** Contacts and fields the entry that goes on did not have. */
  contacts: { kind: 'phone' | 'email'; value: string }[];
  filled: Record<string, string>;
  before: { from: CustomerStatus; into: CustomerStatus };
}

export function emptyMergeRecord(before: MergeRecord['before']): MergeRecord {
  return {
    registrationIds: [],
    claimIds: [],
    twins: [],
    bought: [],
    boughtBefore: [],
    houseAccountIds: [],
    relations: [],
    earlierIds: [],
    contacts: [],
    filled: {},
    before,
  };
}

/**
 * The status an entry has once it stands alone: what it was, unless a registration of it was approved meanwhile, which makes
 * it a company the manufacturer knows.
 */
export function statusApart(before: CustomerStatus, hasApproved: boolean): 'active' | 'prospective' {
  return before === 'active' || hasApproved ? 'active' : 'prospective';
}
