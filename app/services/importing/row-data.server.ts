// What is kept of a row between the dry run and the commit, and how a row becomes a customer's fields.
import type { ImportedCompany, RowProblem, ShownValues } from '#app/domain/importing/row.ts';
import type { ImportRow } from '#db/repositories/import-rows.ts';
import { NORM_VERSION } from '#search/matching/normalise.ts';
import type { CompanyRecord } from '#search/matching/record.ts';
import { type CustomerFields, companyRecordOf, emptyCustomerFields } from '../customer/write.server.ts';
import { keysOf } from '../search/keys.server.ts';

/** A company with its matching keys; `norm` is the version of the normalisation they were derived with. */
export type RowData = { company: ImportedCompany; keys: string[]; norm: number } | { shown: ShownValues };

export function readRowData(row: Pick<ImportRow, 'data'>): RowData {
  return JSON.parse(row.data) as RowData;
}

export function readRowProblems(row: Pick<ImportRow, 'problems'>): RowProblem[] {
  return row.problems === null ? [] : (JSON.parse(row.problems) as RowProblem[]);
}

/** The matching keys of a row, derived again when the normalisation has changed since the dry run. */
export function keysOfRow(data: { company: ImportedCompany; keys: string[]; norm: number }): string[] {
  return data.norm === NORM_VERSION ? data.keys : keysOf(recordOfCompany(data.company));
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
