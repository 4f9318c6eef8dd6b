// Decision point 2, admission (DOMAIN §6): from facts about a submission to what becomes of it. A table with hit
// policy `first`; pure, so a stored decision can be replayed.
import type { FamilyFact } from '#app/domain/customer/family.ts';
import type { Verdict } from '#app/domain/duplicate/explanation.ts';
import type { Answer } from '#app/domain/registration/answer.ts';

export interface AdmissionFacts {
  /** Verdict of the best candidate, `none` without one. */
  verdict: Verdict;
  /** Who holds the live claim on the key of the best candidate. */
  claim: 'none' | 'own' | 'other';
  /** A live claim on the matched company's family, as the product line's policy has it. Facts stored earlier lack it. */
  family: FamilyFact;
  /** The matched company already buys this product line. */
  existingCustomer: boolean;
  houseAccount: boolean;
  /** The partner's own claim on this key ended less than the cooldown ago. */
  cooldown: boolean;
  authorised: boolean;
  /** The best candidate is a decoy: a company nobody can honestly know. */
  decoy: boolean;
  /** The user's questions looked like probing and no manager has cleared that yet. */
  restricted: boolean;
  /** The partner already holds as many live claims as it may. */
  overCapacity: boolean;
  /** The search engine could not be asked: near names may be missing. Facts stored earlier lack it. */
  degraded: boolean;
}

export const admissionOutcomes = ['accept', 'review', 'refuse', 'conflict', 'renewal'] as const;
export type AdmissionOutcome = (typeof admissionOutcomes)[number];

interface Row {
  name: string;
  when: Partial<Record<keyof AdmissionFacts, readonly (string | boolean)[]>>;
  then: AdmissionOutcome;
}

export const admissionTable: readonly Row[] = [
  { name: 'restricted', when: { restricted: [true] }, then: 'review' },
  { name: 'notAuthorised', when: { authorised: [false] }, then: 'review' },
  { name: 'ownClaim', when: { verdict: ['exact'], claim: ['own'] }, then: 'renewal' },
  { name: 'claimedByAnother', when: { verdict: ['exact'], claim: ['other'] }, then: 'refuse' },
  { name: 'familyOwnClaim', when: { verdict: ['exact'], family: ['own'] }, then: 'renewal' },
  { name: 'familyClaimedByAnother', when: { verdict: ['exact'], family: ['other'] }, then: 'refuse' },
  { name: 'houseAccount', when: { verdict: ['exact'], houseAccount: [true] }, then: 'refuse' },
  { name: 'existingCustomer', when: { verdict: ['exact'], existingCustomer: [true] }, then: 'refuse' },
  { name: 'cooldown', when: { verdict: ['exact'], cooldown: [true] }, then: 'refuse' },
  { name: 'decoy', when: { verdict: ['exact'], decoy: [true] }, then: 'refuse' },
  { name: 'familyClaimedElsewhere', when: { verdict: ['exact'], family: ['warn'] }, then: 'review' },
  { name: 'overCapacity', when: { verdict: ['exact', 'none'], overCapacity: [true] }, then: 'review' },
  { name: 'exactFree', when: { verdict: ['exact'] }, then: 'accept' },
  { name: 'likelyClaimedByAnother', when: { verdict: ['likely'], claim: ['other'] }, then: 'conflict' },
  { name: 'likelyFamilyClaimedByAnother', when: { verdict: ['likely'], family: ['other'] }, then: 'conflict' },
  { name: 'lookAlike', when: { verdict: ['likely', 'possible', 'related'] }, then: 'review' },
  { name: 'notFullySearched', when: { verdict: ['none'], degraded: [true] }, then: 'review' },
  { name: 'new', when: { verdict: ['none'] }, then: 'accept' },
];

export interface Admission {
  outcome: AdmissionOutcome;
  /** The row that fired. */
  row: string;
}

export function admit(facts: AdmissionFacts): Admission {
  const row = admissionTable.find(({ when }) =>
    Object.entries(when).every(([fact, values]) => values.includes(facts[fact as keyof AdmissionFacts])),
  );
  return row ? { outcome: row.then, row: row.name } : { outcome: 'review', row: 'noRow' };
}

/** The outcome as its submitter hears it: a refusal sounds the same whatever stands behind it. */
export const answerTo: Record<AdmissionOutcome, Answer> = {
  accept: 'clear',
  review: 'needsReview',
  conflict: 'needsReview',
  refuse: 'unavailable',
  renewal: 'owned',
};
