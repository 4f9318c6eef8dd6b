// The labelled pairs that weights are fitted on, from a seed alone: a crowded master list (companies with sisters that
// share their brand), probes with every class of noise and probes of strangers, each beside the candidates a plain
// index finds for it. Half of the probes are held back to check what was fitted.
import type { FieldFinding } from '../../matching/score.ts';
import { findingsOf } from '../../matching/score.ts';
import { prepareCompany } from '../../matching/prepare.ts';
import type { CompanyRecord } from '../../matching/record.ts';
import { PlainCosine } from '../baseline.ts';
import type { GeneratedCompany } from '../generate.ts';
import { generateCompany } from '../generate.ts';
import { probeClasses } from '../noise.ts';
import { Random } from '../random.ts';
import { sistersOf } from './sisters.ts';

export type LabelledPair = { fields: readonly FieldFinding[]; same: boolean; probe: number; class: string };

export type FitCorpus = { fitted: LabelledPair[]; held: LabelledPair[]; companies: number; probes: number };

/** Companies made, and probes per class of noise: enough that a figure repeats to a tenth of a bit. */
export const FIT_SIZE = { companies: 5_000, perClass: 130, candidates: 20 } as const;

/** People type short names more than any slip of the pen. */
const shortened = new Set(['short_name', 'abbreviation']);

/** Of the regions people give, so many are where they sit themselves or where the project is. */
const REGION_OF_ANOTHER = 0.06;

/** Fields that fitted names alone can carry: probes ask by name, and every tenth by name and contacts. */
function namesOnly(company: GeneratedCompany): GeneratedCompany {
  return { ...company, uscc: null, phones: [], emails: [], websiteDomain: null, address: null };
}

export function fitCorpus(seed: number, size: typeof FIT_SIZE = FIT_SIZE): FitCorpus {
  const random = new Random(seed);
  const master: GeneratedCompany[] = [];
  const strangers: GeneratedCompany[] = [];
  for (let index = 0; index < size.companies; index++) {
    const company = namesOnly(generateCompany(seed, index));
    master.push(company);
    // Of every family one sister in three is not in the list: the hardest stranger there is.
    for (const sister of sistersOf(company, random)) (random.chance(0.67) ? master : strangers).push(sister);
  }
  const plain = new PlainCosine();
  const records = new Map<string, CompanyRecord>();
  for (const company of master) {
    plain.add(company);
    records.set(company.id, company);
  }
  const corpus: FitCorpus = { fitted: [], held: [], companies: master.length, probes: 0 };
  const regionOf = (company: GeneratedCompany): string | null => {
    if (!random.chance(0.4) || !company.region) return null;
    return random.chance(REGION_OF_ANOTHER) ? (random.pick(master).region ?? company.region) : company.region;
  };
  const ask = (of: string, name: string, region: string | null, expected: string | null) => {
    const probe = { name, phones: [], emails: [], region };
    const left = prepareCompany(probe);
    const ids = new Set(plain.find(name, size.candidates));
    if (expected !== null) ids.add(expected);
    const part = corpus.probes++ % 2 === 0 ? corpus.fitted : corpus.held;
    for (const id of ids) {
      const record = records.get(id);
      if (record)
        part.push({
          fields: findingsOf(left, prepareCompany(record)).fields,
          same: id === expected,
          probe: corpus.probes,
          class: of,
        });
    }
  };
  for (const { id, expected, make } of probeClasses) {
    if (!expected || id.startsWith('same_')) continue;
    const wanted = size.perClass * (shortened.has(id) ? 2 : 1);
    for (let made = 0, attempt = 0; made < wanted && attempt < wanted * 40; attempt++) {
      const company = random.pick(master);
      const probe = make(company, random);
      if (probe === null) continue;
      made++;
      ask(id, probe.name, regionOf(company), company.id);
    }
  }
  // One probe in five is of a company that is not in the list, as among registrations.
  for (let index = 0; index < size.perClass * 6; index++) {
    const stranger = namesOnly(generateCompany(seed, size.companies + index));
    ask('absent', stranger.names[0]?.value ?? '', regionOf(stranger), null);
  }
  for (const sister of strangers.slice(0, size.perClass)) {
    ask('sister', sister.names[0]?.value ?? '', regionOf(sister), null);
  }
  return corpus;
}
