import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { comparedFields } from '#app/domain/duplicate/explanation.ts';
import { calibrationBins, calibrationError } from '#search/evaluate/calibration.ts';
import type { FitReport } from '#search/evaluate/fit/report.ts';
import { fitReport } from '#search/evaluate/fit/report.ts';
import { sistersOf } from '#search/evaluate/fit/sisters.ts';
import { generateCompany } from '#search/evaluate/generate.ts';
import { Random } from '#search/evaluate/random.ts';
import { comparators } from '#search/matching/compare/index.ts';
import { compareCompanies } from '#search/matching/match.ts';
import { bitsOfLevel, weights, weightsHash } from '#search/matching/weights.ts';

describe('the committed weights', { timeout: 300_000 }, () => {
  let report: FitReport;
  beforeAll(() => {
    report = fitReport();
  }, 300_000);

  it('are what the fit gives, to the letter', () => {
    expect(readFileSync('search/matching/weights.json', 'utf8')).toBe(report.text);
    expect(weightsHash).toBe(report.hash);
  });

  it('give honest probabilities on the half that was held back', () => {
    expect(report.held.pairs).toBeGreaterThan(10_000);
    expect(report.held.ece_best).toBeLessThanOrEqual(0.03);
    expect(report.held.ece).toBeLessThanOrEqual(0.03);
    expect(report.held.top1).toBeGreaterThan(0.97);
  });
});

describe('relatives that are invented', () => {
  const random = new Random(5);
  const families = Array.from({ length: 4_000 }, (_, index) => {
    const company = generateCompany(5, index);
    return [company, ...sistersOf(company, random)];
  }).filter((family) => family.length > 1);

  it('say something else than the company and each other, however places and forms are spelt', () => {
    expect(families.length).toBeGreaterThan(200);
    const compared = families.flatMap((family) =>
      family.flatMap((one, at) => family.slice(at + 1).map((other) => compareCompanies(one, other, 'none'))),
    );
    const saysTheSame = compared.filter(({ fields }) => {
      const level = Object.fromEntries(fields.map((field) => [field.field, field.level]));
      return (
        level.name === 'equal' &&
        level.legalForm === 'equal' &&
        level.branch === 'missing' &&
        level.numbers !== 'oneSided' &&
        level.region !== 'oneSided'
      );
    });
    expect(saysTheSame).toEqual([]);
  });
});

describe('every field', () => {
  it.each(comparedFields)('%s weighs no disagreement above an agreement', (field) => {
    const levels = comparators.find((one) => one.field === field)?.levels ?? [];
    const bits = levels.slice(1).map((level) => bitsOfLevel(field, level, 10, 2));
    expect(bits[0]).toBe(Math.max(...bits));
    expect(bits[0]).toBeGreaterThan(0);
    if (field !== 'name' && field !== 'email') expect(bits.at(-1)).toBe(Math.min(...bits));
  });

  it('grows with the rarity of what is shared, and falls with what is left over', () => {
    for (const [field, levels] of Object.entries(weights.levels)) {
      for (const [level, { shared, unshared }] of Object.entries(levels)) {
        if (shared !== undefined) expect([field, level, shared > 0]).toEqual([field, level, true]);
        if (unshared !== undefined) expect([field, level, unshared < 0]).toEqual([field, level, true]);
      }
    }
  });

  it('cannot let a name outweigh two valid codes that differ', () => {
    const most = Math.max(...Object.keys(weights.levels.name).map((level) => bitsOfLevel('name', level, 60, 0)));
    expect(most + bitsOfLevel('uscc', 'different', 0, 0)).toBeLessThan(0);
  });
});

describe('calibration', () => {
  it('is 0 where what was said came true, and the gap where it did not', () => {
    const said = (probability: number, right: number, of: number) =>
      Array.from({ length: of }, (_, index) => ({ probability, same: index < right }));
    expect(calibrationError([...said(0.75, 75, 100), ...said(0.25, 25, 100)])).toBeCloseTo(0, 10);
    expect(calibrationError([...said(0.75, 50, 100), ...said(0.25, 25, 100)])).toBeCloseTo(0.125, 10);
    expect(calibrationError([])).toBeNull();
    expect(calibrationBins(said(1, 1, 2))[9]).toEqual({ from: 0.9, n: 2, said: 1, was: 0.5 });
  });
});
