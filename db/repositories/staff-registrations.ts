// Registrations as the back office lists them: paged by key, inside a staff scope, never a draft.
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { PageKey } from '#app/domain/calendar/page-key.ts';
import type { Named } from '#app/domain/language/named.ts';
import type { Currency } from '#app/domain/money/money.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';
import type { RegistrationKind } from '#app/domain/registration/registration.ts';
import type { Reader } from '../client.ts';
import { withinStaffScope } from './staff-scope.ts';

export interface StaffRegistration {
  id: string;
  number: string | null;
  kind: RegistrationKind;
  status: RegistrationStatus;
  companyName: string;
  uscc: string | null;
  regionCode: string | null;
  amountMinor: number | null;
  currency: Currency | null;
  partnerId: string;
  partnerName: string;
  productLine: Named | null;
  submittedAt: Instant | null;
  decidedAt: Instant | null;
  updatedAt: Instant;
}

export interface StaffRegistrationFilter {
  status?: RegistrationStatus;
  kind?: RegistrationKind;
  partnerId?: string;
  productLineId?: string;
  regionCodes?: readonly string[];
  /** Only these. */
  ids?: readonly string[];
}

/** Last changed first. */
export async function listStaffRegistrations(
  db: Reader,
  scope: StaffScope,
  filter: StaffRegistrationFilter,
  page: { after?: PageKey; before?: PageKey },
  limit: number,
): Promise<StaffRegistration[]> {
  const backwards = page.before !== undefined;
  const key = page.before ?? page.after;
  let query = db
    .selectFrom('registrations')
    .select([
      'registrations.id',
      'registrations.number',
      'registrations.kind',
      'registrations.status',
      'registrations.companyName',
      'registrations.uscc',
      'registrations.regionCode',
      'registrations.amountMinor',
      'registrations.currency',
      'registrations.partnerId',
      'registrations.productLineId',
      'registrations.submittedAt',
      'registrations.decidedAt',
      'registrations.updatedAt',
    ])
    .where(withinStaffScope(scope, 'registrations.partnerId'));
  query = filter.status
    ? query.where('registrations.status', '=', filter.status)
    : query.where('registrations.status', '!=', 'draft');
  if (filter.kind) query = query.where('registrations.kind', '=', filter.kind);
  if (filter.partnerId) query = query.where('registrations.partnerId', '=', filter.partnerId);
  if (filter.productLineId) query = query.where('registrations.productLineId', '=', filter.productLineId);
  if (filter.regionCodes) query = query.where('registrations.regionCode', 'in', [...filter.regionCodes, '']);
  if (filter.ids) query = query.where('registrations.id', 'in', [...filter.ids, '']);
  if (key) {
    const sign = backwards ? '>' : '<';
    // The first condition lets an index be entered at the key itself.
    query = query
      .where('registrations.updatedAt', backwards ? '>=' : '<=', key.at)
      .where((eb) => eb.or([eb('registrations.updatedAt', sign, key.at), eb('registrations.id', sign, key.id)]));
  }
  const direction = backwards ? 'asc' : 'desc';
  const rows = await db
    .selectFrom(
      query
        .orderBy('registrations.updatedAt', direction)
        .orderBy('registrations.id', direction)
        .limit(limit)
        .as('page'),
    )
    .innerJoin('partners', 'partners.id', 'page.partnerId')
    .leftJoin('productLines', 'productLines.id', 'page.productLineId')
    .select([
      'page.id',
      'page.number',
      'page.kind',
      'page.status',
      'page.companyName',
      'page.uscc',
      'page.regionCode',
      'page.amountMinor',
      'page.currency',
      'page.partnerId',
      'partners.name as partnerName',
      'productLines.nameEn',
      'productLines.nameZh',
      'page.submittedAt',
      'page.decidedAt',
      'page.updatedAt',
    ])
    .orderBy('page.updatedAt', 'desc')
    .orderBy('page.id', 'desc')
    .execute();
  return rows.map(({ nameEn, nameZh, ...row }) => ({
    ...row,
    kind: row.kind as RegistrationKind,
    status: row.status as RegistrationStatus,
    currency: row.currency as Currency | null,
    amountMinor: row.amountMinor === null ? null : Number(row.amountMinor),
    productLine: nameEn !== null && nameZh !== null ? { nameEn, nameZh } : null,
  }));
}

/** Ids of registrations whose number or company name begins with `text`, or that were resolved to one of the customers. */
export async function findRegistrationIds(
  db: Reader,
  text: string,
  customerIds: readonly string[],
  limit: number,
): Promise<string[]> {
  const end = `${text}\uffff`;
  const number = text.toUpperCase();
  const [numbered, named, resolved] = await Promise.all([
    db
      .selectFrom('registrations')
      .select('id')
      .where('number', '>=', number)
      .where('number', '<', `${number}\uffff`)
      .orderBy('number', 'desc')
      .limit(limit)
      .execute(),
    db
      .selectFrom('registrations')
      .select('id')
      .where('companyName', '>=', text)
      .where('companyName', '<', end)
      .orderBy('companyName')
      .limit(limit)
      .execute(),
    customerIds.length === 0
      ? []
      : db.selectFrom('registrations').select('id').where('customerId', 'in', customerIds).limit(limit).execute(),
  ]);
  return [...new Set([...numbered, ...named, ...resolved].map(({ id }) => id))];
}

/** Partners in the scope to filter by, by name. */
export async function listPartnerNames(db: Reader, scope: StaffScope): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('partners')
    .select(['id', 'name'])
    .where(withinStaffScope(scope, 'partners.id'))
    .orderBy('name')
    .orderBy('id')
    .limit(500)
    .execute();
}
