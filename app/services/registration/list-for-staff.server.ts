// All registrations as staff list them: a page, or the whole for export. Reads only, inside the scope.
import { mayReadField } from '#app/domain/access/field.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { type PageKey, pageKeyText } from '#app/domain/calendar/page-key.ts';
import { cleanLine } from '#app/domain/customer/text.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';
import type { RegistrationKind } from '#app/domain/registration/registration.ts';
import {
  type StaffRegistration,
  type StaffRegistrationFilter,
  findRegistrationIds,
  listPartnerNames,
  listStaffRegistrations,
} from '#db/repositories/staff-registrations.ts';
import { findCustomerIds } from '../customer/find-ids.server.ts';
import { exportList } from '../exporting/list.server.ts';
import { regionsWithin } from '../settings/choices.server.ts';
import type { Origin, Work } from '../work.server.ts';

export interface RegistrationQuestion {
  text: string;
  status: RegistrationStatus | null;
  kind: RegistrationKind | null;
  partnerId: string | null;
  productLineId: string | null;
  regionCode: string | null;
}

export interface StaffRegistrationPage {
  rows: StaffRegistration[];
  next: string | null;
  previous: string | null;
}

export const pageSize = 30;
const longestQuery = 200;
const found = 100;

export async function listRegistrationsForStaff(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  question: RegistrationQuestion,
  page: { after: PageKey | null; before: PageKey | null },
): Promise<StaffRegistrationPage> {
  requirePermission(actor, 'review:read');
  const filter = await filterOf(work, question);
  const { after, before } = page;
  const edge = before ? { before } : after ? { after } : {};
  const rows = await listStaffRegistrations(work.db, scope, filter, edge, pageSize + 1);
  const more = rows.length > pageSize;
  const shown = before && more ? rows.slice(1) : rows.slice(0, pageSize);
  const place = (row: StaffRegistration | undefined) => (row ? pageKeyText({ at: row.updatedAt, id: row.id }) : null);
  return {
    rows: shown.map((row) => amountShown(actor, row)),
    next: before || more ? place(shown.at(-1)) : null,
    previous: (before && more) || (!before && after) ? place(shown[0]) : null,
  };
}

/** Everything the list would show, in its order, piece by piece. */
export async function exportRegistrations(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  origin: Origin | null,
  question: RegistrationQuestion,
): Promise<AsyncGenerator<StaffRegistration[]>> {
  requirePermission(actor, 'review:read');
  const filter = await filterOf(work, question);
  const { text, ...filters } = question;
  return exportList(work, actor, origin, {
    list: 'registrations',
    filters: { ...filters, searched: text !== '' },
    read: async (after: PageKey | null, size) => {
      const rows = await listStaffRegistrations(work.db, scope, filter, after ? { after } : {}, size);
      return rows.map((row) => amountShown(actor, row));
    },
    keyOf: ({ updatedAt, id }) => ({ at: updatedAt, id }),
  });
}

function amountShown(actor: StaffActor, row: StaffRegistration): StaffRegistration {
  return mayReadField(actor, 'amount') ? row : { ...row, amountMinor: null, currency: null };
}

/** Partners in the scope, to filter by. */
export function listPartnersToFilter(work: Work, scope: StaffScope): Promise<{ id: string; name: string }[]> {
  return listPartnerNames(work.db, scope);
}

async function filterOf(work: Work, question: RegistrationQuestion): Promise<StaffRegistrationFilter> {
  const text = cleanLine(question.text).slice(0, longestQuery);
  const { status, kind, partnerId, productLineId, regionCode } = question;
  return {
    ...(status ? { status } : {}),
    ...(kind ? { kind } : {}),
    ...(partnerId ? { partnerId } : {}),
    ...(productLineId ? { productLineId } : {}),
    ...(regionCode ? { regionCodes: await regionsWithin(work, regionCode) } : {}),
    ...(text
      ? { ids: await findRegistrationIds(work.db, text, (await findCustomerIds(work, text, found)).ids, found) }
      : {}),
  };
}
