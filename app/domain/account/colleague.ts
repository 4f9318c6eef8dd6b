// The roles a partner's manager gives to its people.

export const colleagueRoles = ['partnerMember', 'partnerManager'] as const;
