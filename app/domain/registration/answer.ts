// What the submitter is told at once (DOMAIN §5): four codes, and never anything that tells one obstacle from another.

export const answers = ['clear', 'needsReview', 'unavailable', 'incomplete', 'owned'] as const;
/** `owned` is said only to the owner of record itself: a renewal, not a conflict. */
export type Answer = (typeof answers)[number];
