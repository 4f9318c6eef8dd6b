// The life of a conflict as data (DOMAIN §4).

export const conflictStatuses = ['open', 'ruled', 'closed'] as const;
export type ConflictStatus = (typeof conflictStatuses)[number];

/**
 * `contest`: a refused submitter asks for a ruling. `likelySame`: a registration is likely the same company as a live claim's.
 * `family`: the two are different companies of one family, which the product line treats as one customer.
 */
export const conflictCauses = ['contest', 'likelySame', 'family'] as const;
export type ConflictCause = (typeof conflictCauses)[number];

export const conflictActs = ['rule', 'close'] as const;
export type ConflictAct = (typeof conflictActs)[number];

export const conflictTransitions: Record<ConflictAct, Partial<Record<ConflictStatus, ConflictStatus>>> = {
  rule: { open: 'ruled' },
  // Nothing left to rule: a side withdrew, or the two turned out to be different companies.
  close: { open: 'closed' },
};

export function afterConflictAct(status: ConflictStatus, act: ConflictAct): ConflictStatus | null {
  return conflictTransitions[act][status] ?? null;
}
