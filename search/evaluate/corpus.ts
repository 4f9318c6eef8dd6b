// A generated corpus: a master list of a given size and, per class of noise, probes made from its companies.
import type { ProbeRow } from './corpus-files.ts';
import { generateCompany } from './generate.ts';
import { probeClasses } from './noise.ts';
import { Random } from './random.ts';

/** `perClass` probes of every class for a master of companies 0 to `rows`; absent ones are made from beyond it. */
export function generateProbes(seed: number, rows: number, perClass: number): ProbeRow[] {
  const probes: ProbeRow[] = [];
  for (const [number, { id, expected, make }] of probeClasses.entries()) {
    const random = new Random(seed * 1_000 + number);
    let made = 0;
    for (let attempt = 0; attempt < perClass * 60 && made < perClass; attempt++) {
      const index = id === 'absent' ? rows + random.below(rows) : random.below(rows);
      const company = generateCompany(seed, index);
      const probe = make(company, random);
      if (probe === null) continue;
      probes.push({ probeId: `${id}-${String(made++)}`, class: id, probe, expectedId: expected ? company.id : null });
    }
  }
  return probes;
}
