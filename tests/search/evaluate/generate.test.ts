import { describe, expect, it } from 'vitest';
import { generateProbes } from '#search/evaluate/corpus.ts';
import { generateCompanies, generateCompany } from '#search/evaluate/generate.ts';
import { probeClasses } from '#search/evaluate/noise.ts';
import { canonicalPhone } from '#search/matching/contact.ts';
import { isValidUscc } from '#search/matching/uscc.ts';

describe('generated companies', () => {
  it('are the same for a seed and a number, whoever makes them', async () => {
    const batches: string[] = [];
    for await (const batch of generateCompanies(5, 50, 0, 7))
      batches.push(...batch.map((company) => JSON.stringify(company)));
    expect(batches).toEqual(Array.from({ length: 50 }, (_, index) => JSON.stringify(generateCompany(5, index))));
    expect(generateCompany(6, 1)).not.toEqual(generateCompany(5, 1));
  });

  it('carry valid codes and phones, in both scripts', () => {
    const companies = Array.from({ length: 2_000 }, (_, index) => generateCompany(5, index));
    const codes = companies.flatMap(({ uscc }) => (uscc ? [uscc] : []));
    expect(codes.length).toBeGreaterThan(800);
    expect(codes.filter((code) => !isValidUscc(code))).toEqual([]);
    expect(companies.flatMap(({ phones }) => phones).filter((phone) => canonicalPhone(phone) === null)).toEqual([]);
    const latin = companies.filter(({ country }) => country === 'US').length;
    expect(latin).toBeGreaterThan(200);
    expect(latin).toBeLessThan(600);
  });
});

describe('generated probes', () => {
  it('exist for every class, differ from the name they were made from, and repeat with the seed', () => {
    const probes = generateProbes(5, 2_000, 10);
    expect([...new Set(probes.map((probe) => probe.class))].sort()).toEqual(probeClasses.map(({ id }) => id).sort());
    for (const { class: kind, probe, expectedId } of probes) {
      const own = expectedId === null ? null : generateCompany(5, Number(expectedId.slice(1))).names[0]?.value;
      if (!kind.endsWith('clean')) expect(probe.name).not.toBe(own);
    }
    expect(generateProbes(5, 2_000, 10)).toEqual(probes);
    expect(probes.filter(({ class: kind }) => kind === 'absent').every(({ expectedId }) => expectedId === null)).toBe(
      true,
    );
  });
});
