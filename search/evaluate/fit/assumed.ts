// What generated names cannot teach, stated instead of counted: how codes and contacts agree, as m (how often for one
// and the same company) and u (how often for two different candidates). Bits are log2 of m over u. Beside them the
// shape of every level: whether it grows with rarity, which sign it may take, and where it is capped.
import type { ComparedField } from '#app/domain/duplicate/explanation.ts';

export type Assumed = { m: number; u: number; perHolder?: number; least?: number };

/**
 * Codes: valid codes are unique by law, mistyped ones rare. Phones and domains: seven of ten companies give the number
 * on file; of candidates whose names brought them together one in some hundred shares one, being sisters, or clients of
 * one agent. `perHolder` is what a contact loses for each doubling of the companies that hold it: u grows as their number
 * does. Addresses: business parks hold many.
 */
export const assumed: Readonly<Partial<Record<ComparedField, Readonly<Record<string, Assumed>>>>> = {
  uscc: {
    equal: { m: 0.93, u: 1e-9 },
    equalInvalid: { m: 0.02, u: 1e-6 },
    sameOrganisation: { m: 0.01, u: 1e-8 },
    typo: { m: 0.03, u: 8e-6 },
    unclear: { m: 0.02, u: 0.16 },
    different: { m: 2e-7, u: 0.84 },
  },
  phone: {
    equal: { m: 0.7, u: 1.4e-3, perHolder: -1, least: 0.25 },
    sameExchange: { m: 0.08, u: 1e-2 },
    different: { m: 0.6, u: 0.85 },
  },
  domain: {
    equal: { m: 0.8, u: 3e-3, perHolder: -1, least: 0.25 },
    sameLabel: { m: 0.06, u: 4e-3 },
    different: { m: 0.45, u: 0.9 },
  },
  email: { equal: { m: 0.3, u: 1.2e-2, perHolder: -1, least: 0.25 }, different: { m: 1, u: 1 } },
  address: {
    equal: { m: 0.3, u: 5e-3 },
    sameDoor: { m: 0.25, u: 1.2e-2 },
    similar: { m: 0.2, u: 3e-2 },
    unclear: { m: 0.2, u: 0.2 },
    different: { m: 0.4, u: 0.8 },
  },
};

export type Shape = {
  /** Where the fit starts and what it is held to where there is little to count: bits. */
  bits: number;
  shared?: number;
  unshared?: number;
  /** Sign the whole level may take. */
  sign?: 1 | -1;
  min?: number;
  max?: number;
};

/** Levels whose weight is fitted. Names may not outweigh two valid codes that differ, whatever they share. */
export const shapes: Readonly<Partial<Record<ComparedField, Readonly<Record<string, Shape>>>>> = {
  name: {
    equal: { bits: 6, shared: 0.8, max: 21 },
    equalStem: { bits: 5, shared: 0.8, max: 20 },
    coreEqual: { bits: 3, shared: 0.75, max: 19 },
    brandEqual: { bits: 0, shared: 0.75, unshared: -0.2, max: 17 },
    pinyinEqual: { bits: 1, shared: 0.7, max: 16 },
    homophone: { bits: 2, shared: 0.5, unshared: -0.3, max: 15 },
    shape: { bits: 2, shared: 0.5, unshared: -0.3, max: 15 },
    oneEdit: { bits: 2, shared: 0.5, unshared: -0.3, max: 16 },
    begins: { bits: 1, shared: 0.5, unshared: -0.3, max: 15 },
    contained: { bits: 0, shared: 0.5, unshared: -0.3, max: 14 },
    abbreviation: { bits: 0, shared: 0.5, unshared: -0.2, max: 12 },
    pinyinSimilar: { bits: -1, shared: 0.6, max: 12 },
    similar: { bits: -1, shared: 0.5, unshared: -0.5, max: 13 },
    initials: { bits: 0, shared: 0.5, max: 6 },
    otherScript: { bits: 0 },
    disjoint: { bits: -6, shared: 0.3, unshared: -0.3, min: -14, max: -2 },
  },
  trade: {
    equal: { bits: 1, shared: 0.5, sign: 1, max: 7 },
    reordered: { bits: 0.5, shared: 0.5, sign: 1, max: 6 },
    overlap: { bits: 0, shared: 0.3, unshared: -0.15, min: -2, max: 4 },
    oneSided: { bits: -1, sign: -1 },
    different: { bits: -2, unshared: -0.2, sign: -1, min: -8 },
  },
  region: {
    samePlace: { bits: 3.5, sign: 1 },
    inside: { bits: 2, sign: 1 },
    sameProvince: { bits: -1.5, sign: -1 },
    oneSided: { bits: -1, sign: -1 },
    elsewhere: { bits: -3, sign: -1 },
    different: { bits: -13, sign: -1 },
    otherCountry: { bits: -13, sign: -1 },
  },
  legalForm: {
    equal: { bits: 0, shared: 0.6, sign: 1 },
    sameKind: { bits: -0.5, sign: -1 },
    vague: { bits: 0, shared: 0.4, sign: 1 },
    group: { bits: -1, sign: -1, max: -0.3 },
    different: { bits: -1.5, sign: -1 },
  },
  branch: { same: { bits: 2, sign: 1 }, oneSided: { bits: -12, sign: -1 }, different: { bits: -14, sign: -1 } },
  numbers: { equal: { bits: 1.5, sign: 1 }, oneSided: { bits: -4, sign: -1 }, different: { bits: -10, sign: -1 } },
};
