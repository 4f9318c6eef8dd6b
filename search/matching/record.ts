// The company as the matcher sees it: what is in the master list, and what a partner typed. Only the fields
// that carry evidence of identity; nothing here is validated or normalised.

export type NameKind = 'legal' | 'short' | 'former' | 'alias' | 'english';

export type CompanyName = { kind: NameKind; value: string };

/** A master customer. `names` holds at least one name; phones may be in any national or E.164 spelling. */
export type CompanyRecord = {
  id: string;
  names: CompanyName[];
  uscc?: string | null;
  /** ISO 3166-1 alpha-2; absent means unknown, and phones are then read as Chinese. */
  country?: string | null;
  /** Code of a division (GB/T 2260, six digits) or of a country (ISO 3166-1) where known. */
  regionCode?: string | null;
  /** Free text, e.g. 江苏省苏州市 or `California`. */
  region?: string | null;
  address?: string | null;
  phones: string[];
  emails: string[];
  /** A domain or a web address. */
  websiteDomain?: string | null;
};

/** What the lookup box can be hit by. */
export type FindableCompany = Pick<CompanyRecord, 'id' | 'names' | 'uscc' | 'phones' | 'emails' | 'websiteDomain'>;

/** What somebody is asking about: `name` as typed, with whatever else was filled in. */
export type Probe = Omit<CompanyRecord, 'id' | 'names'> & { name: string; otherNames?: CompanyName[] };

/** A probe with a name and nothing else. */
export function probeOf(name: string, rest: Partial<Omit<Probe, 'name'>> = {}): Probe {
  return { name, phones: [], emails: [], ...rest };
}

/** A record of the list as a question about it. */
export function probeOfRecord({ id: _id, names, ...rest }: CompanyRecord): Probe {
  const [first, ...otherNames] = names;
  return { ...rest, name: first?.value ?? '', otherNames };
}

/** Every name of a probe or a record, the one that counts most first. */
export function namesOf(company: CompanyRecord | Probe): CompanyName[] {
  if ('names' in company) return company.names;
  return [{ kind: 'legal', value: company.name }, ...(company.otherNames ?? [])];
}
