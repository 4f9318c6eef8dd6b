// Rows for tests, in the words of the domain: each function inserts one thing with believable defaults and answers it.
// They write the tables directly and decide nothing; what a service must do is left to that service.
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
import { addDays } from '#app/domain/calendar/instant.ts';
import { claimKey } from '#app/domain/claim/key.ts';
import type { NameKind } from '#app/domain/customer/customer.ts';
import { usccCheckDigit } from '#app/domain/customer/uscc.ts';
import { defaultCapacity } from '#app/domain/partner/partner.ts';
import { type Work, nowOf, sha256 } from '#app/services/work.server.ts';
import { listCompanyRecords, replaceMatchKeys } from '#db/repositories/company-records.ts';
import type {
  ClaimsTable,
  CustomersTable,
  PartnersTable,
  ProductLinesTable,
  RegionsTable,
  RegistrationContactsTable,
  RegistrationsTable,
  UsersTable,
} from '#db/schema.ts';
import { deriveKeys } from '#search/matching/keys.ts';

let counter = 0;

/** A number no other row of this process has. */
export function nextNumber(): number {
  counter += 1;
  return counter;
}

/** A Unified Social Credit Code with a right check digit, different for every number. */
export function usccOf(number: number): string {
  const body = `91310000MA${String(number).padStart(7, '0')}`;
  return body + (usccCheckDigit(body) ?? '');
}

function stamps(work: Work) {
  const at = nowOf(work);
  return { createdAt: at, updatedAt: at, version: 1 };
}

export async function makeRegion(work: Work, given: Partial<Insertable<RegionsTable>> = {}) {
  const number = nextNumber();
  const row = {
    code: `R${number}`,
    parentCode: null,
    nameEn: `Region ${number}`,
    nameZh: `区域${number}`,
    position: number,
    status: 'active',
    version: 1,
    ...given,
  };
  await work.db.insertInto('regions').values(row).execute();
  return row;
}

export async function makeProductLine(work: Work, given: Partial<Insertable<ProductLinesTable>> = {}) {
  const number = nextNumber();
  const row = {
    id: uuidv7(),
    code: `PL${number}`,
    nameEn: `Pumps ${number}`,
    nameZh: `水泵${number}`,
    claimScope: 'customer',
    position: number,
    status: 'active',
    version: 1,
    ...given,
  };
  await work.db.insertInto('productLines').values(row).execute();
  return row;
}

/** An entry of a code list, as `source` or `industry`. */
export async function makeCode(work: Work, list: string, code: string) {
  const row = { list, code, nameEn: code, nameZh: code, position: nextNumber(), status: 'active', version: 1 };
  await work.db.insertInto('codeListEntries').values(row).execute();
  return row;
}

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

interface CustomerGiven extends Partial<Insertable<CustomersTable>> {
  /** Besides the legal name. */
  names?: { kind: NameKind; value: string }[];
  phones?: string[];
  emails?: string[];
  /** Ids of product lines it already buys. */
  productLines?: string[];
}

/** A company of the master list, findable at once: its keys are in the table and its record in the engine. */
export async function makeCustomer(
  work: Work,
  { names = [], phones = [], emails = [], productLines = [], ...given }: CustomerGiven = {},
) {
  const number = nextNumber();
  const at = nowOf(work);
  const row = {
    id: uuidv7(),
    legalName: `苏州恒力精密机械${number}有限公司`,
    status: 'active',
    canonicalId: null,
    uscc: null,
    registrationNumber: null,
    country: 'CN',
    regionCode: null,
    address: null,
    industryCode: null,
    sizeCode: null,
    websiteDomain: null,
    parentId: null,
    parentRelation: null,
    sourceSystem: null,
    externalId: null,
    notes: null,
    ...stamps(work),
    ...given,
  };
  const allNames = [{ kind: 'legal' as NameKind, value: row.legalName }, ...names];
  await work.db.transaction().execute(async (trx) => {
    await trx.insertInto('customers').values(row).execute();
    for (const name of allNames) {
      await trx
        .insertInto('customerNames')
        .values({ id: uuidv7(), customerId: row.id, ...name, createdBy: null, createdAt: at })
        .execute();
    }
    for (const [kind, values] of Object.entries({ phone: phones, email: emails })) {
      for (const value of values) {
        await trx
          .insertInto('customerContacts')
          .values({ id: uuidv7(), customerId: row.id, kind, value, person: null })
          .execute();
      }
    }
    for (const productLineId of productLines) {
      await trx
        .insertInto('customerProductLines')
        .values({ customerId: row.id, productLineId, since: '2024-01-01' })
        .execute();
    }
    const [record] = await listCompanyRecords(trx, [row.id]);
    if (record) await replaceMatchKeys(trx, [{ customerId: row.id, keys: deriveKeys(record).keys }]);
  });
  await work.engine.upsert(await listCompanyRecords(work.db, [row.id]), work.engine.appliedPosition());
  return row;
}

interface RegistrationGiven extends Partial<Insertable<RegistrationsTable>> {
  contacts?: Partial<Insertable<RegistrationContactsTable>>[];
}

/** A registration as it lies in the table; a draft unless told otherwise. Makes the author and the product line it lacks. */
export async function makeRegistration(work: Work, { contacts = [{}], ...given }: RegistrationGiven = {}) {
  const number = nextNumber();
  const author =
    given.createdBy && given.partnerId
      ? { id: given.createdBy, partnerId: given.partnerId }
      : await makePartnerUser(work, given.partnerId ? { partner: { id: given.partnerId } } : {});
  const row = {
    id: uuidv7(),
    number: null,
    kind: 'customer',
    status: 'draft',
    companyName: `无锡新华机电${number}有限公司`,
    uscc: usccOf(number),
    country: 'CN',
    regionCode: null,
    address: null,
    website: null,
    productLineId: given.productLineId ?? (await makeProductLine(work)).id,
    projectName: null,
    amountMinor: null,
    currency: null,
    expectedCloseOn: null,
    sourceCode: 'visit',
    firstContactOn: '2026-10-30',
    requirement: 'Two pumps for the new hall',
    customerId: null,
    claimId: null,
    answer: null,
    verdict: null,
    ledgerSeq: null,
    contentHash: null,
    submittedAt: null,
    dueAt: null,
    holderRole: null,
    holderUserId: null,
    holderSince: null,
    decidedAt: null,
    decidedBy: null,
    reasonCode: null,
    partnerMessage: null,
    returnFields: null,
    ...stamps(work),
    ...given,
    partnerId: author.partnerId,
    createdBy: author.id,
  };
  await work.db.insertInto('registrations').values(row).execute();
  let position = 0;
  for (const contact of contacts) {
    const filled = {
      registrationId: row.id,
      position,
      name: '王芳',
      title: '采购经理',
      phone: '13812345678',
      email: 'wang.fang@example.com',
      ...contact,
    };
    await work.db.insertInto('registrationContacts').values(filled).execute();
    position += 1;
  }
  return row;
}

type ClaimGiven = Partial<Insertable<ClaimsTable>> & {
  customerId: string;
  productLineId: string;
  registrationId: string;
  ownerPartnerId: string;
  ownerUserId: string;
};

/** A live claim with 90 days of protection, unless told otherwise; its `liveKey` is made from its parts. */
export async function makeClaim(work: Work, given: ClaimGiven) {
  const at = nowOf(work);
  const scopeKey = given.scopeKey ?? '*';
  const row = {
    id: uuidv7(),
    scopeKey,
    liveKey: sha256(claimKey({ customerId: given.customerId, productLineId: given.productLineId, scope: scopeKey })),
    status: 'active',
    protectedFrom: at,
    protectedUntil: addDays(at, 90),
    endedAt: null,
    endReason: null,
    ledgerSeq: nextNumber(),
    ...stamps(work),
    ...given,
  };
  await work.db.insertInto('claims').values(row).execute();
  return row;
}
