// Labelled pairs made from real names where they lie: a company and what people make of its name, and two companies
// whose names are each other's nearest. For measuring how pairs are judged without a master list.
import { parseName } from '../matching/parse.ts';
import { PlainCosine } from './baseline.ts';
import type { NamePair } from './corpus-files.ts';
import type { Half } from './name-files.ts';
import { probesOfNames, readNameFiles, recordOfName } from './name-files.ts';

export type PairScript = 'han' | 'latin';

/** Pairs of one half and script, as many different as same ones; at most `perClass` same ones of a class of noise. */
export function pairsOfNames(folder: string, half: Half, script: PairScript, seed: number, perClass = 40): NamePair[] {
  const companies = readNameFiles(folder);
  const nameOf = new Map(companies.map(({ id, name }) => [id, name]));
  const inScript = (name: string) => parseName(name).script === script;
  const same = probesOfNames(companies, half, seed, perClass).flatMap(({ probe, expectedId }) => {
    const name = nameOf.get(expectedId ?? '');
    return name !== undefined && inScript(name) && inScript(probe.name)
      ? [{ name1: probe.name, name2: name, same: '1' }]
      : [];
  });
  const own = companies.filter((company) => company.half === half && inScript(company.name));
  const plain = new PlainCosine();
  for (const company of own) plain.add(recordOfName(company));
  const step = Math.max(1, Math.floor(own.length / same.length));
  const different: NamePair[] = [];
  for (let at = 0; at < own.length && different.length < same.length; at += step) {
    const name = own[at]?.name ?? '';
    const nearest = plain.find(name, 2).find((id) => id !== own[at]?.id);
    const other = nameOf.get(nearest ?? '');
    if (other !== undefined) different.push({ name1: name, name2: other, same: '0' });
  }
  return [...same, ...different];
}
