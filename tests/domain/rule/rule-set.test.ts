// The days of protection that a rule set gives.
import { describe, expect, it } from 'vitest';
import { defaultRuleSet, protectionDays } from '#app/domain/rule/rule-set.ts';

const rules = { ...defaultRuleSet, protection: { days: 90, byProductLine: { pumps: 180 } } };

describe('protectionDays', () => {
  it.each([
    ['pumps', 180],
    ['valves', 90],
    ['constructor', 90],
    ['toString', 90],
    ['__proto__', 90],
  ])('of the product line %s are %i', (code, days) => {
    expect(protectionDays(rules, code)).toBe(days);
  });
});
