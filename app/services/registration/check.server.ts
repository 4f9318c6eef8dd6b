// What a submission meets: the look-alikes with how each stands, and the admission the rules give. Writes nothing.
import { addDays, type Instant } from '#app/domain/calendar/instant.ts';
import { type ClaimScope, scopeOf } from '#app/domain/claim/key.ts';
import type { ClaimStatus } from '#app/domain/claim/lifecycle.ts';
import { type CandidateAsSeen, type StandingClaim, decisiveCandidate } from '#app/domain/registration/candidate.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { familyEffect } from '#app/domain/customer/family.ts';
import { type Admission, type AdmissionFacts, admit } from '#app/domain/rule/admission.ts';
import type { RuleSet } from '#app/domain/rule/rule-set.ts';
import type { Reader } from '#db/client.ts';
import { listCustomerHeads } from '#db/repositories/customers.ts';
import { type SellingTerms, listStanding } from '#db/repositories/standing.ts';
import type { Probe } from '#search/matching/record.ts';
import { readFamilies } from '../family/standing.server.ts';
import type { Findings } from '../search/find.server.ts';

export type CompanyAsTyped = Pick<
  RegistrationContent,
  'companyName' | 'uscc' | 'country' | 'regionCode' | 'address' | 'website' | 'contacts' | 'projectName'
>;

export function probeFor(content: CompanyAsTyped): Probe {
  return {
    name: content.companyName,
    uscc: content.uscc,
    country: content.country,
    regionCode: content.regionCode,
    address: content.address,
    websiteDomain: content.website,
    phones: content.contacts.flatMap(({ phone }) => (phone ? [phone] : [])),
    emails: content.contacts.flatMap(({ email }) => (email ? [email] : [])),
  };
}

export interface Check {
  candidates: CandidateAsSeen[];
  decisive: CandidateAsSeen | null;
  /** The live claim in the way, on the decisive candidate or on its family; not every claim of a family is in the way. */
  meets: StandingClaim | null;
  viaFamily: boolean;
  scopeKey: string;
  facts: AdmissionFacts;
  admission: Admission;
}

const candidatesKept = 10;
/** No customer has this id. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The decoy a question met: the best look-alike among those that are at least likely the same; null for none. */
export function decoyMet({ candidates }: Pick<Check, 'candidates'>): string | null {
  const met = candidates.find(
    ({ status, explanation }) =>
      status === 'decoy' && (explanation.verdict === 'exact' || explanation.verdict === 'likely'),
  );
  return met?.customerId ?? null;
}

/** Judges findings for one partner and product line. `exclude` is the submission's own prospective customer, if it has one. */
export async function checkFindings(
  db: Reader,
  findings: Findings,
  about: {
    content: CompanyAsTyped;
    terms: SellingTerms;
    rules: RuleSet;
    at: Instant;
    exclude: string | null;
    /** The user who asks was found probing. */
    restricted?: boolean;
  },
): Promise<Check> {
  const { terms, rules, at } = about;
  const found = findings.found.filter(({ customerId }) => customerId !== about.exclude).slice(0, candidatesKept);
  // The same statements run where nothing was found: how long an answer takes must not tell.
  const ids = found.length > 0 ? found.map(({ customerId }) => customerId) : [nobody];
  const scopeKey = scopeOf((terms.productLine?.claimScope ?? 'customer') as ClaimScope, about.content);
  const heads = new Map((await listCustomerHeads(db, ids)).map((head) => [head.id, head]));
  const standing = await listStanding(db, {
    customerIds: ids,
    productLineId: terms.productLine?.id ?? '',
    scopeKey,
    partnerId: terms.partner.id,
    now: at,
    cooledFrom: addDays(at, -rules.cooldownDays),
  });
  const candidates = found.flatMap(({ customerId, explanation }): CandidateAsSeen[] => {
    const head = heads.get(customerId);
    if (!head) return [];
    const live = standing.live.find((claim) => claim.customerId === customerId);
    return [
      {
        customerId,
        legalName: head.legalName,
        uscc: head.uscc,
        regionCode: head.regionCode,
        status: head.status,
        explanation,
        standing: {
          claim: live
            ? {
                claimId: live.id,
                partnerId: live.ownerPartnerId,
                partnerName: live.partnerName,
                registrationId: live.registrationId,
                status: live.status as ClaimStatus,
                protectedUntil: live.protectedUntil,
                own: live.ownerPartnerId === terms.partner.id,
              }
            : null,
          existingCustomer: standing.existing.includes(customerId),
          houseAccount: standing.house.includes(customerId),
          cooldown: standing.cooling.includes(customerId),
        },
      },
    ];
  });
  const policy = terms.productLine?.familyPolicy ?? 'warn';
  const decisive = decisiveCandidate(policy === 'independent' ? candidates.filter(isNoMereKin) : candidates);
  const claim = decisive?.standing.claim ?? null;
  const same = candidates.filter(isNoMereKin).map(({ customerId }) => customerId);
  const families = await readFamilies(db, {
    customerIds: same.length > 0 ? same : [nobody],
    productLineId: terms.productLine?.id ?? '',
    scopeKey,
    partnerId: terms.partner.id,
    at,
  });
  for (const candidate of candidates) {
    const family = families.get(candidate.customerId);
    if (family) candidate.family = family;
  }
  const kin = familyEffect(
    policy,
    claim !== null,
    (decisive?.family ?? []).flatMap((member) => member.claim ?? []),
  );
  const facts: AdmissionFacts = {
    verdict: decisive?.explanation.verdict ?? 'none',
    claim: claim ? (claim.own ? 'own' : 'other') : 'none',
    family: kin.fact,
    existingCustomer: decisive?.standing.existingCustomer ?? false,
    houseAccount: decisive?.standing.houseAccount ?? false,
    cooldown: decisive?.standing.cooldown ?? false,
    authorised: terms.authorised,
    decoy: decisive?.status === 'decoy',
    restricted: about.restricted ?? false,
    overCapacity: terms.partner.liveClaims >= terms.partner.capacity,
    degraded: findings.engine === 'degraded',
  };
  return {
    candidates,
    decisive,
    meets: claim ?? kin.claim,
    viaFamily: claim === null && (kin.fact === 'own' || kin.fact === 'other'),
    scopeKey,
    facts,
    admission: admit(facts),
  };
}

/** Related by name alone is not the same: whether it matters is the product line's policy. */
function isNoMereKin({ explanation }: CandidateAsSeen): boolean {
  return explanation.verdict !== 'related';
}
