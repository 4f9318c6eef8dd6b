// What an import can fill in of a customer, and how long each value may be. Only words and limits.

export const importFields = [
  'legalName',
  'shortName',
  'formerName',
  'englishName',
  'aliases',
  'uscc',
  'registrationNumber',
  'country',
  'regionCode',
  'address',
  'industryCode',
  'sizeCode',
  'website',
  'phone',
  'email',
  'contactPerson',
  'sourceSystem',
  'externalId',
  'notes',
] as const;
export type ImportField = (typeof importFields)[number];

/** Several columns may feed these, and one cell may hold several values separated by `|`, `;`, `；` or `、`. */
const manyValued: ReadonlySet<ImportField> = new Set(['formerName', 'aliases', 'phone', 'email']);

export function takesMany(field: ImportField): boolean {
  return manyValued.has(field);
}

export function isImportField(text: string): text is ImportField {
  return (importFields as readonly string[]).includes(text);
}

/** Characters a value may have, as the columns of the master list hold them. */
export const fieldLimits: Record<ImportField, number> = {
  legalName: 400,
  shortName: 400,
  formerName: 400,
  englishName: 400,
  aliases: 400,
  uscc: 64,
  registrationNumber: 64,
  country: 64,
  regionCode: 64,
  address: 400,
  industryCode: 64,
  sizeCode: 64,
  website: 191,
  phone: 40,
  email: 190,
  contactPerson: 191,
  sourceSystem: 64,
  externalId: 191,
  notes: 5_000,
};

/** Values of one kind a single row may carry; more are left out with a remark. */
export const mostValues = 10;

/** Limits of a file. A spreadsheet of Excel cannot have more rows than this either. */
export const fileLimits = { bytes: 300 * 1024 * 1024, rows: 2_000_000, columns: 200, cellCharacters: 32_767 } as const;
