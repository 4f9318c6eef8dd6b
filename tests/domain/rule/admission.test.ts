// Admission, every combination of facts, and what the submitter hears of it.
import { describe, expect, it } from 'vitest';
import { verdicts } from '#app/domain/duplicate/explanation.ts';
import { type AdmissionFacts, admissionTable, admit, answerTo } from '#app/domain/rule/admission.ts';

const yesNo = [true, false];

const everyFacts: AdmissionFacts[] = verdicts.flatMap((verdict) =>
  (['none', 'own', 'other'] as const).flatMap((claim) =>
    (['none', 'warn', 'own', 'other'] as const).flatMap((family) =>
      yesNo.flatMap((existingCustomer) =>
        yesNo.flatMap((houseAccount) =>
          yesNo.flatMap((cooldown) =>
            yesNo.flatMap((authorised) =>
              yesNo.flatMap((decoy) =>
                yesNo.flatMap((restricted) =>
                  yesNo.flatMap((overCapacity) =>
                    yesNo.map((degraded) => ({
                      verdict,
                      claim,
                      family,
                      existingCustomer,
                      houseAccount,
                      cooldown,
                      authorised,
                      decoy,
                      restricted,
                      overCapacity,
                      degraded,
                    })),
                  ),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  ),
);

const free: AdmissionFacts = {
  verdict: 'exact',
  claim: 'none',
  family: 'none',
  existingCustomer: false,
  houseAccount: false,
  cooldown: false,
  authorised: true,
  decoy: false,
  restricted: false,
  overCapacity: false,
  degraded: false,
};

describe('Admission', () => {
  it('has an answer for every combination of facts, from a row of the table', () => {
    expect(everyFacts).toHaveLength(15_360);
    const names = admissionTable.map(({ name }) => name);
    for (const facts of everyFacts) expect(names).toContain(admit(facts).row);
  });

  it('has no row that can never fire', () => {
    const fired = new Set(everyFacts.map((facts) => admit(facts).row));
    expect(admissionTable.map(({ name }) => name).filter((name) => !fired.has(name))).toEqual([]);
  });

  it.each([
    { name: 'a company nobody knows', facts: { ...free, verdict: 'none' as const }, outcome: 'accept', row: 'new' },
    { name: 'a known company that is free', facts: free, outcome: 'accept', row: 'exactFree' },
    {
      name: 'a company claimed by another',
      facts: { ...free, claim: 'other' as const },
      outcome: 'refuse',
      row: 'claimedByAnother',
    },
    {
      name: 'a company one claims oneself',
      facts: { ...free, claim: 'own' as const },
      outcome: 'renewal',
      row: 'ownClaim',
    },
    { name: 'a house account', facts: { ...free, houseAccount: true }, outcome: 'refuse', row: 'houseAccount' },
    {
      name: 'an existing customer',
      facts: { ...free, existingCustomer: true },
      outcome: 'refuse',
      row: 'existingCustomer',
    },
    { name: 'a company lost lately', facts: { ...free, cooldown: true }, outcome: 'refuse', row: 'cooldown' },
    {
      name: 'a likely rival of a live claim',
      facts: { ...free, verdict: 'likely' as const, claim: 'other' as const },
      outcome: 'conflict',
      row: 'likelyClaimedByAnother',
    },
    { name: 'a look-alike', facts: { ...free, verdict: 'possible' as const }, outcome: 'review', row: 'lookAlike' },
    { name: 'a sister company', facts: { ...free, verdict: 'related' as const }, outcome: 'review', row: 'lookAlike' },
    {
      name: 'a product line not authorised',
      facts: { ...free, authorised: false },
      outcome: 'review',
      row: 'notAuthorised',
    },
    { name: 'a decoy', facts: { ...free, decoy: true }, outcome: 'refuse', row: 'decoy' },
    {
      name: 'a user found probing, whatever is asked',
      facts: { ...free, restricted: true, claim: 'other' as const, decoy: true },
      outcome: 'review',
      row: 'restricted',
    },
    {
      name: 'a partner that holds as much as it may',
      facts: { ...free, verdict: 'none' as const, overCapacity: true },
      outcome: 'review',
      row: 'overCapacity',
    },
    {
      name: 'a company nobody was found for while the engine could not be asked',
      facts: { ...free, verdict: 'none' as const, degraded: true },
      outcome: 'review',
      row: 'notFullySearched',
    },
    {
      name: 'a known company that is free, engine or none',
      facts: { ...free, degraded: true },
      outcome: 'accept',
      row: 'exactFree',
    },
    {
      name: 'a claimed company, engine or none',
      facts: { ...free, claim: 'other' as const, degraded: true },
      outcome: 'refuse',
      row: 'claimedByAnother',
    },
    {
      name: 'a claimed company for a partner that holds as much as it may',
      facts: { ...free, claim: 'other' as const, overCapacity: true },
      outcome: 'refuse',
      row: 'claimedByAnother',
    },
  ])('$name: $outcome', ({ facts, outcome, row }) => {
    expect(admit(facts)).toEqual({ outcome, row });
  });

  it('never accepts at once what might be somebody’s', () => {
    for (const facts of everyFacts) {
      if (admit(facts).outcome !== 'accept') continue;
      expect(facts.claim === 'other' && facts.verdict !== 'none').toBe(false);
      expect(facts.family !== 'none' && facts.verdict !== 'none').toBe(false);
      expect(['exact', 'none']).toContain(facts.verdict);
      expect(facts.verdict === 'none' && facts.degraded).toBe(false);
      if (facts.verdict === 'exact')
        expect([facts.houseAccount, facts.existingCustomer, facts.cooldown]).toEqual([false, false, false]);
    }
  });
});

describe('What the submitter hears', () => {
  const heard = (facts: AdmissionFacts) => answerTo[admit(facts).outcome];

  it('is the same word whatever stands in the way', () => {
    const obstacles = everyFacts.filter(
      (facts) =>
        facts.verdict === 'exact' &&
        facts.authorised &&
        !facts.restricted &&
        facts.claim !== 'own' &&
        facts.family !== 'own',
    );
    const blocked = obstacles.filter(
      (facts) =>
        facts.claim === 'other' ||
        facts.family === 'other' ||
        facts.houseAccount ||
        facts.existingCustomer ||
        facts.cooldown ||
        facts.decoy,
    );
    expect(blocked.length).toBeGreaterThan(10);
    expect(new Set(blocked.map(heard))).toEqual(new Set(['unavailable']));
  });

  it('is the same word for whoever was found probing, whatever is asked', () => {
    const restricted = everyFacts.filter((facts) => facts.restricted);
    expect(new Set(restricted.map(heard))).toEqual(new Set(['needsReview']));
  });

  it('does not tell a conflict from a review', () => {
    expect(answerTo.conflict).toBe(answerTo.review);
  });

  it('says "yours" to the owner alone', () => {
    for (const facts of everyFacts) if (heard(facts) === 'owned') expect([facts.claim, facts.family]).toContain('own');
  });
});
