// The words of partners and their people (DOMAIN §1, §2).

export const partnerKinds = ['distributor', 'reseller', 'agent', 'directSales'] as const;
export type PartnerKind = (typeof partnerKinds)[number];

export const partnerTiers = ['registered', 'silver', 'gold', 'platinum'] as const;
export type PartnerTier = (typeof partnerTiers)[number];

export const partnerStatuses = ['active', 'suspended'] as const;
export type PartnerStatus = (typeof partnerStatuses)[number];

export const userStatuses = ['invited', 'active', 'suspended'] as const;
export type UserStatus = (typeof userStatuses)[number];

/** Live claims a partner may hold at once before its quality is known (DOMAIN §10). */
export const defaultCapacity = 50;
