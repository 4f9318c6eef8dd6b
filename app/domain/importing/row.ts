// Checks one row of a file by itself: cleans every value, brings codes and contacts to their canonical form, and says
// what is wrong. Pure; knows nothing of customers or of other rows.
import { canonicalEmail, canonicalPhone, isEmail, isPhone } from '../customer/contact.ts';
import { type CustomerName, customerSizes } from '../customer/customer.ts';
import { cleanLine, cleanText, isCompanyName } from '../customer/text.ts';
import { canonicalUscc, isUscc } from '../customer/uscc.ts';
import { countryCodeOf } from './country.ts';
import { type ImportField, fieldLimits, mostValues, takesMany } from './field.ts';
import type { ColumnMapping } from './header.ts';

export const rowProblemCodes = [
  // the row cannot be taken in
  'nameMissing',
  'notAName',
  'tooLong',
  'uscc',
  'country',
  'encoding',
  'quoting',
  'tooManyCells',
  'cellTooLong',
  'identityConflict',
  // the row is taken in without this value
  'phone',
  'email',
  'website',
  'unknownRegion',
  'unknownIndustry',
  'unknownSize',
  'tooMany',
] as const;
export type RowProblemCode = (typeof rowProblemCodes)[number];

const fatal: ReadonlySet<RowProblemCode> = new Set(rowProblemCodes.slice(0, rowProblemCodes.indexOf('phone')));

export interface RowProblem {
  code: RowProblemCode;
  field?: ImportField;
  /** The value that was wrong, cut to a readable length. */
  value?: string;
  /** Line of the file, for problems of the file rather than of a value. */
  line?: number;
}

/** A company as a row describes it; null and empty mean that the row says nothing of it. */
export interface ImportedCompany {
  legalName: string;
  otherNames: CustomerName[];
  uscc: string | null;
  registrationNumber: string | null;
  country: string | null;
  regionCode: string | null;
  address: string | null;
  industryCode: string | null;
  sizeCode: string | null;
  websiteDomain: string | null;
  phones: string[];
  emails: string[];
  contactPerson: string | null;
  sourceSystem: string | null;
  externalId: string | null;
  notes: string | null;
}

/** Code lists of this installation: from a code or any of its names, folded by `foldCode`, to the code. */
export interface KnownCodes {
  regions: ReadonlyMap<string, string>;
  industries: ReadonlyMap<string, string>;
}

/** What holds for every row that does not say otherwise. */
export interface RowDefaults {
  sourceSystem: string | null;
}

export type CheckedRow =
  | { ok: true; company: ImportedCompany; problems: RowProblem[] }
  | { ok: false; shown: ShownValues; problems: RowProblem[] };

/** The mapped values of an invalid row as they were, cut short, for showing. */
export type ShownValues = Partial<Record<ImportField, string>>;

/** Case, width and spaces do not count, nor whether 江苏 is called 江苏省. */
export function foldCode(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/(?<=..)(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/, '');
}

const shownCharacters = 200;
const cut = (text: string) =>
  text.length > shownCharacters
    ? `${Array.from(text.slice(0, shownCharacters * 2))
        .slice(0, shownCharacters)
        .join('')}…`
    : text;

/** @param cells as read, by column; missing cells at the end count as empty */
export function checkRow(
  cells: readonly string[],
  mapping: ColumnMapping,
  codes: KnownCodes,
  defaults: RowDefaults,
): CheckedRow {
  const problems: RowProblem[] = [];
  const values = valuesOf(cells, mapping);
  const one = (field: ImportField): string | null => values.get(field)?.[0] ?? null;
  const limited = (field: ImportField): string | null => {
    const value = one(field);
    if (value === null || value.length <= fieldLimits[field]) return value;
    problems.push({ code: 'tooLong', field, value: cut(value) });
    return null;
  };

  if (cells.length > mapping.length && cells.slice(mapping.length).some((cell) => cell.trim() !== ''))
    problems.push({ code: 'tooManyCells' });
  if (cells.some((cell) => cell.includes('\ufffd'))) problems.push({ code: 'encoding' });

  const legalName = limited('legalName') ?? '';
  if (legalName === '') {
    if (!values.has('legalName')) problems.push({ code: 'nameMissing', field: 'legalName' });
  } else if (!isCompanyName(legalName)) problems.push({ code: 'notAName', field: 'legalName', value: legalName });

  const usccText = one('uscc');
  const uscc = usccText === null ? null : canonicalUscc(usccText);
  if (uscc !== null && !isUscc(uscc)) problems.push({ code: 'uscc', field: 'uscc', value: cut(usccText ?? '') });

  const countryText = one('country');
  const country = countryText === null ? null : countryCodeOf(countryText);
  if (countryText !== null && country === null)
    problems.push({ code: 'country', field: 'country', value: cut(countryText) });

  const coded = (
    field: ImportField,
    code: RowProblemCode,
    find: (folded: string) => string | undefined,
  ): string | null => {
    const text = one(field);
    if (text === null) return null;
    const found = find(foldCode(text));
    if (found === undefined) problems.push({ code, field, value: cut(text) });
    return found ?? null;
  };
  const company: ImportedCompany = {
    legalName,
    otherNames: otherNames(values, legalName, problems),
    uscc,
    registrationNumber: limited('registrationNumber'),
    country,
    regionCode: coded('regionCode', 'unknownRegion', (folded) => codes.regions.get(folded)),
    address: limited('address'),
    industryCode: coded('industryCode', 'unknownIndustry', (folded) => codes.industries.get(folded)),
    sizeCode: coded('sizeCode', 'unknownSize', (folded) => sizeWords.get(folded)),
    websiteDomain: websiteDomain(one('website'), problems),
    phones: contacts(values, 'phone', problems, isPhone, canonicalPhone),
    emails: contacts(values, 'email', problems, isEmail, canonicalEmail),
    contactPerson: limited('contactPerson'),
    sourceSystem: null,
    externalId: limited('externalId'),
    notes: limited('notes'),
  };
  if (company.externalId !== null) company.sourceSystem = limited('sourceSystem') ?? defaults.sourceSystem ?? 'import';
  if (!problems.some(({ code }) => fatal.has(code))) return { ok: true, company, problems };
  const shown: ShownValues = {};
  for (const [field, found] of values) shown[field] = cut(found.join(' | '));
  return { ok: false, shown, problems };
}

/** The cleaned, non-empty values of each mapped field. */
function valuesOf(cells: readonly string[], mapping: ColumnMapping): Map<ImportField, string[]> {
  const values = new Map<ImportField, string[]>();
  for (let column = 0; column < mapping.length; column += 1) {
    const field = mapping[column];
    const cell = cells[column];
    if (!field || cell === undefined || cell === '') continue;
    const parts = takesMany(field) ? cell.split(/[|;；、\n]/) : [cell];
    for (const part of parts) {
      const value = field === 'notes' ? cleanText(part) : cleanLine(part);
      if (value === '') continue;
      const known = values.get(field);
      if (!known) values.set(field, [value]);
      else if (!known.includes(value)) known.push(value);
    }
  }
  return values;
}

const nameFields = [
  ['shortName', 'short'],
  ['formerName', 'former'],
  ['englishName', 'english'],
  ['aliases', 'alias'],
] as const;

function otherNames(values: Map<ImportField, string[]>, legalName: string, problems: RowProblem[]): CustomerName[] {
  const names: CustomerName[] = [];
  for (const [field, kind] of nameFields) {
    for (const value of values.get(field) ?? []) {
      if (value.length > fieldLimits[field]) problems.push({ code: 'tooLong', field, value: cut(value) });
      else if (value !== legalName && isCompanyName(value)) names.push({ kind, value });
    }
  }
  if (names.length > mostValues) problems.push({ code: 'tooMany', field: 'aliases' });
  return names.slice(0, mostValues);
}

function contacts(
  values: Map<ImportField, string[]>,
  field: 'phone' | 'email',
  problems: RowProblem[],
  isGood: (text: string) => boolean,
  canonical: (text: string) => string,
): string[] {
  const found = values.get(field);
  if (!found) return [];
  const good = new Set<string>();
  for (const value of found) {
    // An extension (转801, ext. 12) is not part of the number that is compared.
    const text = field === 'phone' ? value.replace(/\s*(?:转|分机|ext\.?|x)\s*\d+$/i, '') : value;
    if (text.length <= fieldLimits[field] && isGood(text)) good.add(canonical(text));
    else problems.push({ code: field, field, value: cut(value) });
  }
  if (good.size > mostValues) problems.push({ code: 'tooMany', field });
  return [...good].slice(0, mostValues);
}

/** Host name without `www.`, lower case; null with a remark when the text is no web address. */
function websiteDomain(text: string | null, problems: RowProblem[]): string | null {
  if (text === null) return null;
  const host = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#:].*$/, '');
  if (host.length <= fieldLimits.website && /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u.test(host))
    return host;
  problems.push({ code: 'website', field: 'website', value: cut(text) });
  return null;
}

const sizeWords = new Map<string, string>([
  ...customerSizes.map((size) => [size, size] as const),
  ['微型', 'micro'],
  ['微型企业', 'micro'],
  ['小型', 'small'],
  ['小型企业', 'small'],
  ['中型', 'medium'],
  ['中型企业', 'medium'],
  ['大型', 'large'],
  ['大型企业', 'large'],
]);
