// Customers as the matcher sees them.
import type { CompanyRecord } from '#search/matching/record.ts';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';

type Head = {
  id: string;
  uscc: string | null;
  country: string;
  regionCode: string | null;
  address: string | null;
  websiteDomain: string | null;
};

const headColumns = ['id', 'uscc', 'country', 'regionCode', 'address', 'websiteDomain'] as const;

const liveHeads = prepared((db, { ids }: { ids: readonly string[] }) =>
  db.selectFrom('customers').select(headColumns).where('id', 'in', ids).where('status', '!=', 'merged'),
);

const namesOf = prepared((db, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom('customerNames')
    .select(['customerId', 'kind', 'value'])
    .where('customerId', 'in', ids)
    .orderBy('createdAt')
    .orderBy('id'),
);

/** Telephone numbers and addresses of customers, in no particular order. */
export const contactsOf = prepared((db, { ids }: { ids: readonly string[] }) =>
  db.selectFrom('customerContacts').select(['customerId', 'kind', 'value']).where('customerId', 'in', ids),
);

/** The live heads among the ids: merged customers are never matched. */
export async function listCompanyRecords(db: Reader, ids: readonly string[]): Promise<CompanyRecord[]> {
  return ids.length === 0 ? [] : assemble(db, await liveHeads(db, { ids }));
}

/** One page of all live heads in order of id, for building an index. */
export async function listCompanyRecordsAfter(db: Reader, afterId: string, limit: number): Promise<CompanyRecord[]> {
  const heads = await db
    .selectFrom('customers')
    .select(headColumns)
    .where('id', '>', afterId)
    .where('status', '!=', 'merged')
    .orderBy('id')
    .limit(limit)
    .execute();
  return assemble(db, heads);
}

/** How many live heads there are. */
export async function countCompanyRecords(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('customers')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', '!=', 'merged')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

async function assemble(db: Reader, heads: Head[]): Promise<CompanyRecord[]> {
  if (heads.length === 0) return [];
  const ids = heads.map(({ id }) => id);
  const [names, contacts] = await Promise.all([namesOf(db, { ids }), contactsOf(db, { ids })]);
  const records = new Map<string, CompanyRecord>(
    heads.map((head) => [head.id, { ...head, names: [], phones: [], emails: [] }]),
  );
  for (const name of names) {
    const record = records.get(name.customerId);
    const entry = { kind: name.kind as CompanyRecord['names'][number]['kind'], value: name.value };
    if (entry.kind === 'legal') record?.names.unshift(entry);
    else record?.names.push(entry);
  }
  for (const contact of contacts)
    records.get(contact.customerId)?.[contact.kind === 'phone' ? 'phones' : 'emails'].push(contact.value);
  return [...records.values()];
}
