// What is kept of a row between the dry run and the commit, and how a row becomes a customer's fields.
import type { ImportedCompany, RowProblem, ShownValues } from '#app/domain/importing/row.ts';
import type { ImportRow } from '#db/repositories/import-rows.ts';
import { NORM_VERSION } from '#search/matching/normalise.ts';
import type { CompanyRecord } from '#search/matching/record.ts';
import { type CustomerFields, companyRecordOf, emptyCustomerFields } from '../customer/write.server.ts';
import { sortedKeysOf } from '../search/keys.server.ts';

/** A row's matching keys: those of its names, and all others. */
export interface RowKeys {
  names: readonly number[];
  others: readonly number[];
}

/** A company with its matching keys; `norm` is the version of the normalisation they were derived with. */
export type RowData = { company: ImportedCompany; keys: RowKeys; norm: number } | { shown: ShownValues };

const nothing: ImportedCompany = {
  legalName: '',
  otherNames: [],
  uscc: null,
  registrationNumber: null,
  country: null,
  regionCode: null,
  address: null,
  industryCode: null,
  sizeCode: null,
  websiteDomain: null,
  phones: [],
  emails: [],
  contactPerson: null,
  sourceSystem: null,
  externalId: null,
  notes: null,
};

const fields = Object.keys(nothing) as (keyof ImportedCompany)[];

/** Most columns of most files are empty: what is null or empty is not written. */
export function writeRowData(data: RowData): string {
  if (!('company' in data)) return JSON.stringify(data);
  const said: Partial<Record<keyof ImportedCompany, unknown>> = {};
  for (const field of fields) {
    const value = data.company[field];
    if (value !== null && !(Array.isArray(value) && value.length === 0)) said[field] = value;
  }
  return JSON.stringify({ ...data, company: said });
}

export function readRowData(row: Pick<ImportRow, 'data'>): RowData {
  const data = JSON.parse(row.data) as RowData;
  if (!('company' in data)) return data;
  return { ...data, company: { ...nothing, ...data.company } };
}

export function readRowProblems(row: Pick<ImportRow, 'problems'>): RowProblem[] {
  return row.problems === null ? [] : (JSON.parse(row.problems) as RowProblem[]);
}

/** The matching keys of a row, derived again when the normalisation has changed since the dry run. */
export function keysOfRow(data: { company: ImportedCompany; keys: RowKeys; norm: number }): RowKeys {
  return data.norm === NORM_VERSION ? data.keys : sortedKeysOf(recordOfCompany(data.company));
}

/** Where nothing says otherwise a company is Chinese, as everywhere in the master list. */
export function fieldsOfCompany(company: ImportedCompany): CustomerFields {
  const { phones, emails, contactPerson, country, ...rest } = company;
  return {
    ...emptyCustomerFields,
    ...rest,
    country: country ?? emptyCustomerFields.country,
    contacts: [
      ...phones.map((value) => ({ kind: 'phone' as const, value, person: contactPerson })),
      ...emails.map((value) => ({ kind: 'email' as const, value, person: contactPerson })),
    ],
  };
}

export function recordOfCompany(company: ImportedCompany): CompanyRecord {
  return companyRecordOf('', fieldsOfCompany(company));
}
