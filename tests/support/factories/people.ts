// Partners, their people and staff, each with the actor that the policy sees.
import type { Insertable } from 'kysely';
import { uuidv7 } from 'uuidv7';
import {
  type PartnerActor,
  type PartnerRole,
  type StaffActor,
  type StaffRole,
  isPartnerRole,
  isStaffRole,
} from '#app/domain/access/permission.ts';
import { defaultCapacity } from '#app/domain/partner/partner.ts';
import type { Work } from '#app/services/work.server.ts';
import type { PartnersTable, UsersTable } from '#db/schema.ts';
import { nextNumber, stamps } from './basics.ts';

interface PartnerGiven extends Partial<Insertable<PartnersTable>> {
  /** Codes of regions that exist. */
  regions?: string[];
  /** Ids of product lines it is authorised for. */
  productLines?: string[];
}

export async function makePartner(work: Work, { regions = [], productLines = [], ...given }: PartnerGiven = {}) {
  const number = nextNumber();
  const row = {
    id: uuidv7(),
    code: `P${String(number).padStart(4, '0')}`,
    name: `华东分销${number}有限公司`,
    kind: 'distributor',
    tier: 'silver',
    status: 'active',
    parentId: null,
    seesResellers: 0,
    capacity: defaultCapacity,
    language: 'zh-CN',
    channelManagerId: null,
    ...stamps(work),
    ...given,
  };
  await work.db.insertInto('partners').values(row).execute();
  for (const regionCode of regions)
    await work.db.insertInto('partnerRegions').values({ partnerId: row.id, regionCode }).execute();
  for (const productLineId of productLines) {
    await work.db.insertInto('partnerProductLines').values({ partnerId: row.id, productLineId }).execute();
  }
  return row;
}

type UserGiven = Partial<Insertable<UsersTable>>;

async function makeUser(work: Work, roles: readonly string[], given: UserGiven) {
  const number = nextNumber();
  const row = {
    id: uuidv7(),
    email: `person${number}@example.com`,
    name: `Person ${number}`,
    partnerId: null,
    status: 'active',
    passwordHash: null,
    language: null,
    timeZone: null,
    colorScheme: null,
    totpSecret: null,
    totpConfirmedAt: null,
    totpLastStep: null,
    failedSignIns: 0,
    lockedUntil: null,
    homeSeenAt: null,
    lastSignedInAt: null,
    ...stamps(work),
    ...given,
  };
  await work.db.insertInto('users').values(row).execute();
  for (const role of roles) await work.db.insertInto('userRoles').values({ userId: row.id, role }).execute();
  return row;
}

interface StaffGiven extends UserGiven {
  roles?: StaffRole[];
  /** Codes of regions a channel manager looks after. */
  regions?: string[];
}

export async function makeStaff(work: Work, { roles = ['channelManager'], regions = [], ...given }: StaffGiven = {}) {
  const row = await makeUser(work, roles, given);
  for (const regionCode of regions)
    await work.db.insertInto('userRegions').values({ userId: row.id, regionCode }).execute();
  const actor: StaffActor = { kind: 'staff', userId: row.id, name: row.name, roles: roles.filter(isStaffRole) };
  return { ...row, actor };
}

interface PartnerUserGiven extends UserGiven {
  roles?: PartnerRole[];
  /** Without one a partner is made. */
  partner?: { id: string };
}

export async function makePartnerUser(
  work: Work,
  { roles = ['partnerMember'], partner, ...given }: PartnerUserGiven = {},
) {
  const company = partner ?? (await makePartner(work));
  const row = await makeUser(work, roles, { ...given, partnerId: company.id });
  const actor: PartnerActor = {
    kind: 'partner',
    userId: row.id,
    name: row.name,
    roles: roles.filter(isPartnerRole),
    partnerId: company.id,
    partnerIds: [company.id],
  };
  return { ...row, partnerId: company.id, actor };
}
