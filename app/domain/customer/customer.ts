// The words of the master customer list (DOMAIN §2).

export const customerStatuses = ['active', 'prospective', 'merged', 'decoy'] as const;
/**
 * `active` is a company the manufacturer knows; `prospective` one that only a registration named; `merged` answers with its
 * canonical id; `decoy` is fictional: it is found by whoever fishes for names, and by nobody else.
 */
export type CustomerStatus = (typeof customerStatuses)[number];
/** Those a list of customers can be asked for. */
export const listedStatuses = ['active', 'prospective', 'merged'] as const;

export const nameKinds = ['legal', 'short', 'former', 'alias', 'english'] as const;
export type NameKind = (typeof nameKinds)[number];
/** Kinds a further name may have; the legal name has its own field. */
export const otherNameKinds = nameKinds.filter((kind) => kind !== 'legal');

export const customerSizes = ['micro', 'small', 'medium', 'large'] as const;

export interface CustomerName {
  kind: NameKind;
  value: string;
}
