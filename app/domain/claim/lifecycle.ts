// The life of a claim as data (DOMAIN §4). A live claim holds its key; an ended one keeps its history.

export const claimStatuses = [
  'provisional',
  'active',
  'extended',
  'converted',
  'expired',
  'released',
  'overridden',
] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

export const claimActs = ['activate', 'extend', 'convert', 'expire', 'release', 'override', 'reopen'] as const;
export type ClaimAct = (typeof claimActs)[number];

export const claimTransitions: Record<ClaimAct, Partial<Record<ClaimStatus, ClaimStatus>>> = {
  activate: { provisional: 'active' },
  extend: { active: 'extended', extended: 'extended' },
  convert: { active: 'converted', extended: 'converted' },
  expire: { active: 'expired', extended: 'expired' },
  // A provisional claim is released when its registration is rejected or withdrawn.
  release: { provisional: 'released', active: 'released', extended: 'released' },
  // With its registration, when a reviewer takes back a decision just made.
  reopen: { active: 'provisional', released: 'provisional' },
  override: { provisional: 'overridden', active: 'overridden', extended: 'overridden' },
};

export const liveClaimStatuses = ['provisional', 'active', 'extended'] as const;

export function isLive(status: ClaimStatus): boolean {
  return (liveClaimStatuses as readonly string[]).includes(status);
}

/** The status after the act, or null when the act is not possible now. */
export function afterClaimAct(status: ClaimStatus, act: ClaimAct): ClaimStatus | null {
  return claimTransitions[act][status] ?? null;
}
