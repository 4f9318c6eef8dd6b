// A small manufacturer with one record of every kind, for suites that look at every page: two partners that know nothing
// of each other, staff in every role, and what the first partner has going on.
import { uuidv7 } from 'uuidv7';
import { type PartnerRole, type StaffRole, staffRoles } from '#app/domain/access/permission.ts';
import { registrationNumber } from '#app/domain/registration/registration.ts';
import { decideOwnership } from '#app/services/unit-of-work.server.ts';
import { type Work, nowOf, sha256 } from '#app/services/work.server.ts';
import { compareCompanies } from '#search/matching/match.ts';
import { probeOf } from '#search/matching/record.ts';
import {
  makeClaim,
  makeCode,
  makeCustomer,
  makePartner,
  makePartnerUser,
  makeProductLine,
  makeRegion,
  makeRegistration,
  makeStaff,
  makeSubmission,
} from './factories.ts';

type Person = { id: string };

export interface World {
  /** Users of the partner the records belong to. */
  partnerUsers: Record<PartnerRole, Person>;
  /** A manager of the other partner. */
  rival: Person;
  staff: Record<StaffRole, Person>;
  /** A channel manager to whom no partner is assigned. */
  unassigned: Person;
  partnerId: string;
  productLineId: string;
  customerId: string;
  /** Submitted and waiting for review. */
  inReview: string;
  returned: string;
  approved: string;
  claimId: string;
  conflictId: string;
  evidenceId: string;
  importId: string;
  mailId: string;
  /** About the registration in review. */
  sweepItemId: string;
  /** About the first partner. */
  probeAlertId: string;
}

export async function makeWorld(work: Work): Promise<World> {
  const at = nowOf(work);
  const region = await makeRegion(work, { code: 'CN-32', nameEn: 'Jiangsu', nameZh: '江苏' });
  const productLine = await makeProductLine(work, { code: 'PUMPS' });
  await makeCode(work, 'source', 'visit');

  const staff = {} as Record<StaffRole, Person>;
  for (const role of staffRoles) staff[role] = await makeStaff(work, { roles: [role] });
  const unassigned = await makeStaff(work, { roles: ['channelManager'] });

  const sells = { regions: [region.code], productLines: [productLine.id] };
  const partner = await makePartner(work, { ...sells, channelManagerId: staff.channelManager.id });
  const rivalPartner = await makePartner(work, { ...sells, channelManagerId: staff.channelManager.id });
  const partnerUsers: Record<PartnerRole, Person> = {
    partnerMember: await makePartnerUser(work, { partner, roles: ['partnerMember'] }),
    partnerManager: await makePartnerUser(work, { partner, roles: ['partnerManager'] }),
    directSales: await makePartnerUser(work, { partner, roles: ['directSales'] }),
  };
  const rival = await makePartnerUser(work, { partner: rivalPartner, roles: ['partnerManager'] });

  const customer = await makeCustomer(work, { regionCode: region.code });
  const owner = partnerUsers.partnerManager.id;
  const own = { partnerId: partner.id, createdBy: owner, productLineId: productLine.id, regionCode: region.code };
  const submittedAs = (seq: number) => ({
    ...own,
    number: registrationNumber(seq, at),
    ledgerSeq: seq,
    contentHash: 'a'.repeat(64),
    submittedAt: at,
    dueAt: at,
    holderRole: 'channelManager',
    holderSince: at,
    answer: 'needsReview',
    verdict: 'possible',
  });
  // A registration and its place in the ledger.
  const system = { kind: 'system', name: 'world' } as const;
  const submit = async (given: Parameters<typeof makeRegistration>[1]) => {
    const id = uuidv7();
    const { seq } = await decideOwnership(work, system, null, (unit) =>
      unit.record('registration.submit', { kind: 'registration', id }, {}),
    );
    const row = await makeRegistration(work, { ...submittedAs(seq), id, ...given });
    await makeSubmission(work, row, seq);
    return row;
  };
  const inReview = await submit({ status: 'inReview' });
  const returned = await submit({ status: 'returned', returnFields: '["requirement"]' });
  const approved = await submit({ status: 'approved', answer: 'clear', customerId: customer.id });
  const claim = await makeClaim(work, {
    customerId: customer.id,
    productLineId: productLine.id,
    registrationId: approved.id,
    ownerPartnerId: partner.id,
    ownerUserId: owner,
  });
  await work.db.updateTable('registrations').set({ claimId: claim.id }).where('id', '=', approved.id).execute();
  const challenger = await submit({
    partnerId: rivalPartner.id,
    createdBy: rival.id,
    status: 'disputed',
    customerId: customer.id,
  });
  return {
    partnerUsers,
    rival,
    staff,
    unassigned,
    partnerId: partner.id,
    productLineId: productLine.id,
    customerId: customer.id,
    inReview: inReview.id,
    returned: returned.id,
    approved: approved.id,
    claimId: claim.id,
    conflictId: await insertConflict(work, claim.id, approved.id, challenger.id),
    evidenceId: await insertEvidence(work, returned.id, owner),
    importId: await insertImport(work, staff.operations.id),
    mailId: await insertMail(work),
    sweepItemId: await insertSweepItem(work, inReview.id, partner.id, customer.id),
    probeAlertId: await insertProbeAlert(work, partner.id, owner),
  };
}

async function insertConflict(work: Work, claimId: string, incumbentId: string, challengerId: string): Promise<string> {
  const at = nowOf(work);
  const row = {
    id: uuidv7(),
    number: 'CF-2026-0000004',
    cause: 'likelySame',
    status: 'open',
    claimId,
    incumbentRegistrationId: incumbentId,
    challengerRegistrationId: challengerId,
    statement: null,
    openedBy: null,
    openedAt: at,
    dueAt: at,
    ruledAt: null,
    ruledBy: null,
    winnerRegistrationId: null,
    reasonCode: null,
    reasonText: null,
    ledgerSeq: null,
    version: 1,
  };
  await work.db.insertInto('conflicts').values(row).execute();
  return row.id;
}

async function insertEvidence(work: Work, registrationId: string, uploadedBy: string): Promise<string> {
  const content = Buffer.from('a visit report');
  const row = {
    id: uuidv7(),
    registrationId,
    fileName: '拜访记录.txt',
    mediaType: 'text/plain',
    sizeBytes: content.length,
    sha256: sha256(content),
    storageKey: `evidence/${uuidv7()}`,
    uploadedBy,
    createdAt: nowOf(work),
  };
  await work.files.put(row.storageKey, content);
  await work.db.insertInto('evidence').values(row).execute();
  return row.id;
}

async function insertImport(work: Work, createdBy: string): Promise<string> {
  const content = Buffer.from('name\n苏州恒力\n');
  const at = nowOf(work);
  const row = {
    id: uuidv7(),
    fileName: 'customers.csv',
    storageKey: `imports/${uuidv7()}`,
    sha256: sha256(content),
    sizeBytes: content.length,
    format: 'csv',
    encoding: 'utf-8',
    status: 'staged',
    header: JSON.stringify({ columns: ['name'], sample: [['苏州恒力']] }),
    mapping: JSON.stringify({ columns: ['legalName'], sourceSystem: null }),
    totalRows: 1,
    stagedRows: 1,
    committedRows: 0,
    committedThrough: 0,
    counts: JSON.stringify({ new: 1, update: 0, unchanged: 0, duplicate: 0, invalid: 0 }),
    problem: null,
    createdBy,
    createdAt: at,
    updatedAt: at,
    leaseUntil: null,
    version: 1,
  };
  await work.files.put(row.storageKey, content);
  await work.db.insertInto('imports').values(row).execute();
  const imported = { importId: row.id, rowNumber: 2, verdict: 'new', customerId: null, duplicateRow: null };
  await work.db
    .insertInto('importRows')
    .values({
      ...imported,
      data: JSON.stringify({ shown: { legalName: '苏州恒力' } }),
      problems: null,
    })
    .execute();
  return row.id;
}

async function insertProbeAlert(work: Work, partnerId: string, userId: string): Promise<string> {
  const at = nowOf(work);
  const asked = { userId, source: 'precheck', uscc: null, answer: 'clear', registrationId: null };
  const row = {
    id: uuidv7(),
    kind: 'variants',
    status: 'open',
    partnerId,
    userId,
    decoyId: null,
    raisedAt: at,
    probes: JSON.stringify(['恒力', '恒瑞'].map((name) => ({ id: uuidv7(), at, ...asked, companyName: name }))),
    acknowledgedAt: null,
    acknowledgedBy: null,
    note: null,
    version: 1,
  };
  await work.db.insertInto('probeAlerts').values(row).execute();
  return row.id;
}

async function insertMail(work: Work): Promise<string> {
  const row = {
    id: uuidv7(),
    position: 1,
    message: 'passwordReset',
    language: 'en',
    recipient: 'person@example.com',
    subject: 'A new password',
    text: 'A new password',
    html: '<p>A new password</p>',
    status: 'kept',
    createdAt: nowOf(work),
    sentAt: null,
  };
  await work.db.insertInto('mails').values(row).execute();
  return row.id;
}

async function insertSweepItem(
  work: Work,
  registrationId: string,
  partnerId: string,
  customerId: string,
): Promise<string> {
  const explanation = compareCompanies(probeOf('苏州恒力'), probeOf('苏州恒力精密机械有限公司'), 'embedded');
  const row = {
    id: uuidv7(),
    registrationId,
    claimId: null,
    partnerId,
    customerId,
    kind: 'newLookAlike',
    oldVerdict: 'none',
    newVerdict: 'possible',
    oldExplanation: null,
    newExplanation: JSON.stringify(explanation),
    checkedAt: nowOf(work),
    weightsHash: explanation.weightsHash,
    status: 'open',
    foundAt: nowOf(work),
    resolvedAt: null,
    resolvedBy: null,
    reason: null,
    conflictId: null,
    version: 1,
  };
  await work.db.insertInto('sweepItems').values(row).execute();
  return row.id;
}
