// Registrations as they lie in the table, and the claims they lead to.
import type { Insertable } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { addDays } from '#app/domain/calendar/instant.ts';
import { claimKey } from '#app/domain/claim/key.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { sealContent } from '#app/domain/registration/submission.ts';
import { type Work, nowOf, sha256 } from '#app/services/work.server.ts';
import type { ClaimsTable, RegistrationContactsTable, RegistrationsTable } from '#db/schema.ts';
import { nextNumber, stamps, usccOf } from './basics.ts';
import { makeProductLine } from './catalogue.ts';
import { makePartnerUser } from './people.ts';

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

/** The sealed content of a registration made above, as its first submission; its ledger entry must be there. */
export async function makeSubmission(
  work: Work,
  row: Awaited<ReturnType<typeof makeRegistration>>,
  ledgerSeq: number,
): Promise<void> {
  const { kind, companyName, uscc, country, regionCode, address, website, productLineId, projectName } = row;
  const { amountMinor, currency, expectedCloseOn, sourceCode, firstContactOn, requirement } = row;
  const content = {
    ...{ kind, companyName, uscc, country, regionCode, address, website, productLineId, projectName },
    ...{ amountMinor, currency, expectedCloseOn, sourceCode, firstContactOn, requirement, contacts: [] },
  };
  const sealed = sealContent(content as unknown as RegistrationContent, [], sha256);
  const submitted = { registrationId: row.id, ordinal: 1, ledgerSeq, at: nowOf(work), submittedBy: row.createdBy };
  await work.db
    .insertInto('submissions')
    .values({ ...submitted, contentHash: sealed.hash, content: sealed.text, evidence: '[]' })
    .execute();
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
