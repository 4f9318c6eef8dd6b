// How two related companies may belong together, read from their names alone: a branch of the same company, a company of a
// group. A proposal for a person to confirm; it says nothing where the names do not.
import type { Verdict } from '#app/domain/duplicate/explanation.ts';
import { type ParsedName, parseName } from './parse.ts';
import type { CompanyRecord, Probe } from './record.ts';
import { namesOf } from './record.ts';

/** `lower` is the branch, or the company of the group. */
export type Kinship = { kind: 'branch' | 'group'; lower: 'left' | 'right' };

/**
 * Null unless exactly one of the two names says how: one is a branch and the two were judged related, or one is the group's own
 * and both share a brand without being taken for the same company for certain.
 */
export function kinshipOf(left: CompanyRecord | Probe, right: CompanyRecord | Probe, verdict: Verdict): Kinship | null {
  const [a, b] = [legalNameOf(left), legalNameOf(right)];
  if (verdict === 'related' && (a.branch === null) !== (b.branch === null))
    return { kind: 'branch', lower: a.branch ? 'left' : 'right' };
  const isCertain = verdict === 'exact' || verdict === 'none';
  const sameBrand = a.brand !== '' && a.brand === b.brand;
  if (!isCertain && sameBrand && !a.branch && !b.branch && a.group.length > 0 !== b.group.length > 0)
    return { kind: 'group', lower: a.group.length > 0 ? 'right' : 'left' };
  return null;
}

function legalNameOf(company: CompanyRecord | Probe): ParsedName {
  const names = namesOf(company);
  return parseName((names.find(({ kind }) => kind === 'legal') ?? names[0])?.value ?? '');
}
