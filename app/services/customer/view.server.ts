// One customer with all that hangs on it: facts, owners, purchases, kin, and everything that ever happened as one line.
// Reads only. A channel manager sees the master data and every owner of record, but the doings of own partners only.
import { NotFound } from '#app/domain/access/errors.ts';
import { contactFields, fieldShown, mayReadField } from '#app/domain/access/field.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { isLive } from '#app/domain/claim/lifecycle.ts';
import type { AuditEvent } from '#db/repositories/audit.ts';
import { listAuditOfCustomer } from '#db/repositories/audit.ts';
import {
  type CustomerRegistration,
  listBoughtProductLines,
  listClaimsWithNames,
  listMergedInto,
  listPartnersWithin,
  listRegistrationsOfCustomer,
} from '#db/repositories/customer-view.ts';
import { type CustomerRecord, findCustomer, listCustomerHeads } from '#db/repositories/customers.ts';
import { type FollowUpRow, listFollowUpsOfCustomer } from '#db/repositories/follow-ups.ts';
import { listHouseAccounts } from '#db/repositories/house-accounts.ts';
import { type KnownName, listKnownNamesOf } from '#db/repositories/learned-names.ts';
import { eventShown } from '../registration/event-lines.server.ts';
import { type Work, nowOf } from '../work.server.ts';

export type { AuditEvent } from '#db/repositories/audit.ts';
export type { CustomerClaim, CustomerRegistration } from '#db/repositories/customer-view.ts';
export type { CustomerRecord } from '#db/repositories/customers.ts';
export type { HouseAccountRow } from '#db/repositories/house-accounts.ts';

const followUpsShown = 200;

export type CustomerView = Awaited<ReturnType<typeof readCustomer>>;

/** Where a merged customer answers now; null for one that answers itself. Throws `NotFound`. */
export async function findMergedInto(work: Work, id: string): Promise<string | null> {
  const [head] = await listCustomerHeads(work.db, [id]);
  if (!head) throw new NotFound('customer');
  return head.canonicalId;
}

export async function viewCustomer(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  id: string,
): Promise<CustomerView> {
  requirePermission(actor, 'customer:read');
  const customer = await findCustomer(work.db, id);
  if (!customer) throw new NotFound('customer');
  return readCustomer(work, actor, scope, customer);
}

async function readCustomer(work: Work, actor: StaffActor, scope: StaffScope, customer: CustomerRecord) {
  const { db } = work;
  const { id } = customer;
  const now = nowOf(work);
  const [claims, registrations, bought, house, mergedFrom, names, followUps, events] = await Promise.all([
    listClaimsWithNames(db, id),
    listRegistrationsOfCustomer(db, scope, id),
    listBoughtProductLines(db, id),
    listHouseAccounts(db, id),
    listMergedInto(db, id),
    listKnownNamesOf(db, id),
    listFollowUpsOfCustomer(db, id, followUpsShown),
    listAuditOfCustomer(db, id),
  ]);
  const partners = [
    ...new Set([
      ...claims.map((claim) => claim.ownerPartnerId),
      ...events.flatMap((event) => event.partnerId ?? []),
      ...names.flatMap((name) => name.registration?.partnerId ?? []),
    ]),
  ];
  const within = scope.all ? new Set(partners) : await listPartnersWithin(db, scope, partners);
  const ownClaims = new Set(claims.filter((claim) => within.has(claim.ownerPartnerId)).map((claim) => claim.id));
  return {
    now,
    customer: {
      ...customer,
      notes: fieldShown(actor, 'internalNote', customer.notes),
      contacts: customer.contacts.flatMap((contact) => {
        const value = fieldShown(actor, contactFields[contact.kind], contact.value);
        return value === null ? [] : [{ ...contact, value }];
      }),
    },
    contactsMasked: !mayReadField(actor, 'contactPhone') || !mayReadField(actor, 'contactEmail'),
    claims: claims.map((claim) => ({ ...claim, live: isLive(claim.status), within: within.has(claim.ownerPartnerId) })),
    registrations,
    bought,
    house: house.map((account) => ({ ...account, running: account.since <= now && account.expiresAt > now })),
    mergedFrom,
    names: names.map((name) => shownName(name, within)),
    happenings: happenings(
      registrations,
      followUps.filter((followUp) => scope.all || ownClaims.has(followUp.claimId)),
      events
        .filter((event) => event.partnerId === null || within.has(event.partnerId))
        .map((event) => eventShown(actor, event)),
    ),
  };
}

export type ShownName = Omit<KnownName, 'customerId' | 'createdBy' | 'learnedFromId'>;

/** Where a name comes from, unless it was a partner whose doings the viewer may not read. */
function shownName(name: KnownName, within: ReadonlySet<string>): ShownName {
  const { customerId: _customer, createdBy: _author, learnedFromId: _source, ...shown } = name;
  return shown.registration && !within.has(shown.registration.partnerId) ? { ...shown, registration: null } : shown;
}

export type Happening =
  | { kind: 'event'; id: string; at: string; event: AuditEvent }
  | { kind: 'followUp'; id: string; at: string; followUp: FollowUpRow }
  | { kind: 'submitted'; id: string; at: string; registration: CustomerRegistration };

/** Events, work done and submissions in one line, oldest first; what the trail tells already is not told twice. */
function happenings(
  registrations: CustomerRegistration[],
  followUps: FollowUpRow[],
  events: AuditEvent[],
): Happening[] {
  const told = new Set(
    events.filter((event) => event.action === 'registration.submit').map((event) => event.subjectId),
  );
  return [
    ...events
      .filter((event) => event.action !== 'followUp.record')
      .map((event): Happening => ({ kind: 'event', id: event.id, at: event.at, event })),
    ...followUps.map((followUp): Happening => ({
      kind: 'followUp',
      id: followUp.id,
      at: followUp.occurredAt,
      followUp,
    })),
    ...registrations
      .filter((registration) => !told.has(registration.id))
      .flatMap((registration): Happening[] =>
        registration.submittedAt
          ? [{ kind: 'submitted', id: registration.id, at: registration.submittedAt, registration }]
          : [],
      ),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
