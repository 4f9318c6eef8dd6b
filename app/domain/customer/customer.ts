// The words of the master customer list (DOMAIN §2).

export const customerStatuses = ['active', 'prospective', 'merged'] as const;
/** `active` is a company the manufacturer knows; `prospective` one that only a registration named; `merged` answers with its canonical id. */
export type CustomerStatus = (typeof customerStatuses)[number];

export const nameKinds = ['legal', 'short', 'former', 'alias', 'english'] as const;
export type NameKind = (typeof nameKinds)[number];

export const parentRelations = ['branch', 'subsidiary', 'brand'] as const;
export type ParentRelation = (typeof parentRelations)[number];

export const customerSizes = ['micro', 'small', 'medium', 'large'] as const;

export interface CustomerName {
  kind: NameKind;
  value: string;
}
