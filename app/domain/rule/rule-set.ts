// A rule set: every figure and table the business may change, as data with a version. Values here are the shipped
// defaults (DOMAIN §10); the live set is the newest row of `rule_sets`.

import { type WorkingDay, addBusinessHours } from '../calendar/business-hours.ts';
import type { Instant } from '../calendar/instant.ts';

/** Acts in the portal that are limited: each answers something, or takes room or work. */
export type PortalWork = 'submission' | 'draft' | 'upload' | 'receipt';

export interface RuleSet {
  version: number;
  protection: {
    /** Days of protection from approval. */
    days: number;
    byProductLine: Record<string, number>;
  };
  limits: {
    /** Business hours within which a first decision is promised. */
    firstDecisionHours: number;
    /** Business hours within which a conflict is ruled. */
    conflictRulingHours: number;
  };
  /** When the company works: business hours are counted by it. */
  workingDay: WorkingDay;
  /** Days a former owner may not register the customer again for the same product line. */
  cooldownDays: number;
  /** Pre-checks each user may ask for. */
  precheck: { perDay: number; perMinute: number };
  /** What each user and each partner may do in an hour. */
  portal: Record<PortalWork, { perUser: number; perPartner: number }>;
  /** How far back the probing detector looks, and how many one-edit variants it lets pass (N03). */
  probes: { windowHours: number; perUser: number; perPartner: number };
  /**
   * `nearbyDays`: similar customers reported by different partners within so many days in one city raise a flag (C15).
   * `visitDays`: site visits so many days before and after the first contact are shown, and kept `visitsKeptDays` (C16).
   */
  signals: { nearbyDays: number; visitDays: number; visitsKeptDays: number };
}

export const defaultRuleSet: RuleSet = {
  version: 1,
  protection: { days: 90, byProductLine: {} },
  limits: { firstDecisionHours: 24, conflictRulingHours: 48 },
  workingDay: { timeZone: 'Asia/Shanghai', from: '09:00', to: '18:00', weekdays: [1, 2, 3, 4, 5] },
  cooldownDays: 30,
  precheck: { perDay: 60, perMinute: 12 },
  portal: {
    submission: { perUser: 60, perPartner: 300 },
    draft: { perUser: 120, perPartner: 600 },
    upload: { perUser: 300, perPartner: 1500 },
    receipt: { perUser: 120, perPartner: 600 },
  },
  probes: { windowHours: 24, perUser: 6, perPartner: 10 },
  signals: { nearbyDays: 7, visitDays: 14, visitsKeptDays: 180 },
};

export function protectionDays(rules: RuleSet, productLineCode: string): number {
  const own = rules.protection.byProductLine;
  // A code is free text: `constructor` must not be answered by the object itself.
  return Object.hasOwn(own, productLineCode) ? (own[productLineCode] ?? rules.protection.days) : rules.protection.days;
}

/** When a first decision is due on what was received at `at`. */
export function firstDecisionDue(rules: RuleSet, at: Instant): Instant {
  return addBusinessHours(at, rules.limits.firstDecisionHours, rules.workingDay);
}

/** When a case opened at `at` is to be ruled. */
export function rulingDue(rules: RuleSet, at: Instant): Instant {
  return addBusinessHours(at, rules.limits.conflictRulingHours, rules.workingDay);
}
