// The claim key: customer × product line × scope (DOMAIN §3). The database keeps at most one live claim per key.

export const claimScopes = ['customer', 'project', 'region'] as const;
export type ClaimScope = (typeof claimScopes)[number];

export interface ClaimKeyParts {
  customerId: string;
  productLineId: string;
  scope: string;
}

/** What narrows the claim below the whole customer, by the product line's policy; `*` is the whole customer. */
export function scopeOf(
  policy: ClaimScope,
  registration: { projectName: string | null; regionCode: string | null },
): string {
  if (policy === 'project') return foldProject(registration.projectName) || '*';
  if (policy === 'region') return registration.regionCode ?? '*';
  return '*';
}

export function claimKey(parts: ClaimKeyParts): string {
  return [parts.customerId, parts.productLineId, parts.scope].join('|');
}

/** Two spellings of one project's name give one key: width, case, spaces and punctuation do not count. */
function foldProject(name: string | null): string {
  return (name ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '')
    .slice(0, 160);
}
