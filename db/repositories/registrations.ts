// Registrations: the row, its contacts, its verdicts and stored decisions. The row holds the newest content for reading and
// searching; what was sealed lies in `submissions.ts`, for ever. Lists live in `registration-lists.ts`.
import type { Verdict } from '#app/domain/duplicate/explanation.ts';
import type { Answer } from '#app/domain/registration/answer.ts';
import type { Currency } from '#app/domain/money/money.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';
import type {
  RegistrationContact,
  RegistrationContent,
  RegistrationField,
  RegistrationKind,
} from '#app/domain/registration/registration.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { PartnerScope } from '#app/domain/access/scope.ts';
import type { Reader, Trx } from '../client.ts';
import { prepared } from '../prepared.ts';

export interface RegistrationRow extends RegistrationContent {
  id: string;
  number: string | null;
  status: RegistrationStatus;
  partnerId: string;
  createdBy: string;
  customerId: string | null;
  claimId: string | null;
  answer: Answer | null;
  verdict: Verdict | null;
  ledgerSeq: number | null;
  contentHash: string | null;
  submittedAt: Instant | null;
  dueAt: Instant | null;
  holderRole: string | null;
  holderUserId: string | null;
  holderSince: Instant | null;
  decidedAt: Instant | null;
  decidedBy: string | null;
  reasonCode: string | null;
  partnerMessage: string | null;
  returnFields: RegistrationField[];
  /** JSON of the form as typed while it is a draft or returned. */
  draftValues: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  version: number;
}

const columns = [
  'id',
  'number',
  'kind',
  'status',
  'partnerId',
  'createdBy',
  'companyName',
  'uscc',
  'country',
  'regionCode',
  'address',
  'website',
  'productLineId',
  'projectName',
  'amountMinor',
  'currency',
  'expectedCloseOn',
  'sourceCode',
  'firstContactOn',
  'requirement',
  'customerId',
  'claimId',
  'answer',
  'verdict',
  'ledgerSeq',
  'contentHash',
  'submittedAt',
  'dueAt',
  'holderRole',
  'holderUserId',
  'holderSince',
  'decidedAt',
  'decidedBy',
  'reasonCode',
  'partnerMessage',
  'returnFields',
  'draftValues',
  'createdAt',
  'updatedAt',
  'version',
] as const;

const registrationsWithId = prepared((db, { id, scope }: { id: string; scope: PartnerScope | null }) => {
  const query = db.selectFrom('registrations').select(columns).where('id', '=', id);
  return scope ? query.where('partnerId', 'in', scope.partnerIds) : query;
});

const contactsOf = prepared((db, { id }: { id: string }) =>
  db
    .selectFrom('registrationContacts')
    .select(['name', 'title', 'phone', 'email'])
    .where('registrationId', '=', id)
    .orderBy('position'),
);

/** `scope` is null for the back office, whose own scope is checked by the service. */
export async function findRegistration(
  db: Reader,
  id: string,
  scope: PartnerScope | null,
): Promise<RegistrationRow | null> {
  if (scope && scope.partnerIds.length === 0) return null;
  const [row] = await registrationsWithId(db, { id, scope });
  if (!row) return null;
  const contacts = await contactsOf(db, { id });
  return {
    ...row,
    kind: row.kind as RegistrationKind,
    status: row.status as RegistrationStatus,
    currency: row.currency as Currency | null,
    answer: row.answer as Answer | null,
    verdict: row.verdict as Verdict | null,
    amountMinor: row.amountMinor === null ? null : Number(row.amountMinor),
    ledgerSeq: row.ledgerSeq === null ? null : Number(row.ledgerSeq),
    returnFields: row.returnFields === null ? [] : (JSON.parse(row.returnFields) as RegistrationField[]),
    contacts,
  };
}

export interface Draft {
  id: string;
  partnerId: string;
  createdBy: string;
  at: Instant;
  kind: RegistrationKind;
  /** What the list shows while it is a draft. */
  companyName: string;
  productLineId: string | null;
  values: string | null;
}

/** Inserts a draft; throws a duplicate-key error when the id is taken. */
export async function insertDraft(trx: Trx, { at, values, ...draft }: Draft): Promise<void> {
  await trx
    .insertInto('registrations')
    .values({ ...draft, status: 'draft', draftValues: values, createdAt: at, updatedAt: at })
    .execute();
}

/** Keeps what was typed over a draft or a returned registration last seen at `version`; false when it moved on. */
export async function updateDraft(
  trx: Trx,
  id: string,
  version: number,
  draft: Pick<Draft, 'kind' | 'companyName' | 'productLineId' | 'values' | 'at'>,
): Promise<boolean> {
  const { at, values, ...summary } = draft;
  const result = await trx
    .updateTable('registrations')
    .set((eb) => ({
      draftValues: values,
      version: version + 1,
      updatedAt: at,
      // A returned registration keeps its submitted content until it is answered.
      kind: eb.case().when('status', '=', 'draft').then(summary.kind).else(eb.ref('kind')).end(),
      companyName: eb.case().when('status', '=', 'draft').then(summary.companyName).else(eb.ref('companyName')).end(),
      productLineId: eb
        .case()
        .when('status', '=', 'draft')
        .then(summary.productLineId)
        .else(eb.ref('productLineId'))
        .end(),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', 'in', ['draft', 'returned'])
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Writes checked content over a draft or a returned registration last seen at `version`; false when it moved on. */
export async function updateContent(
  trx: Trx,
  id: string,
  version: number,
  content: RegistrationContent,
  at: Instant,
): Promise<boolean> {
  const { contacts, ...fields } = content;
  const result = await trx
    .updateTable('registrations')
    .set({ ...fields, draftValues: null, updatedAt: at, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', 'in', ['draft', 'returned'])
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1) return false;
  await trx.deleteFrom('registrationContacts').where('registrationId', '=', id).execute();
  await insertContacts(trx, id, contacts);
  return true;
}

async function insertContacts(trx: Trx, registrationId: string, contacts: RegistrationContact[]): Promise<void> {
  if (contacts.length === 0) return;
  await trx
    .insertInto('registrationContacts')
    .values(contacts.map((contact, position) => ({ ...contact, registrationId, position })))
    .execute();
}

export async function deleteDraft(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('registrations').where('id', '=', id).where('status', '=', 'draft').execute();
}

export type RegistrationChange = Partial<
  Omit<
    RegistrationRow,
    keyof RegistrationContent | 'id' | 'partnerId' | 'createdBy' | 'createdAt' | 'version' | 'returnFields'
  >
> & { returnFields?: RegistrationField[] | null };

/**
 * Moves a registration on from the version it was read at, and from the status where one is given; false when somebody else
 * was first.
 */
export async function updateRegistration(
  trx: Trx,
  id: string,
  version: number,
  change: RegistrationChange,
  from?: RegistrationStatus,
): Promise<boolean> {
  const { returnFields, ...plain } = change;
  let query = trx
    .updateTable('registrations')
    .set({
      ...plain,
      ...(returnFields === undefined ? {} : { returnFields: returnFields && JSON.stringify(returnFields) }),
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version);
  if (from) query = query.where('status', '=', from);
  const result = await query.executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/**
 * Changes the status and nothing else, for what its partner must not see happen: the version that its forms carry and the
 * time of the last change stay. False when it has left `from`.
 */
export async function moveUnseen(
  trx: Trx,
  id: string,
  from: RegistrationStatus,
  to: RegistrationStatus,
): Promise<boolean> {
  const result = await trx
    .updateTable('registrations')
    .set({ status: to })
    .where('id', '=', id)
    .where('status', '=', from)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export interface StoredVerdict {
  id: string;
  registrationId: string;
  at: Instant;
  verdict: Verdict;
  probability: number;
  engine: string;
  position: number;
  /** JSON of the candidates with their explanations, as seen. */
  candidates: string;
}

export async function insertVerdict(trx: Trx, verdict: StoredVerdict): Promise<void> {
  await trx.insertInto('verdicts').values(verdict).execute();
}

export async function findLatestVerdict(db: Reader, registrationId: string): Promise<StoredVerdict | null> {
  const row = await db
    .selectFrom('verdicts')
    .select(['id', 'registrationId', 'at', 'verdict', 'probability', 'engine', 'position', 'candidates'])
    .where('registrationId', '=', registrationId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, verdict: row.verdict as Verdict, position: Number(row.position) } : null;
}

export interface StoredDecision {
  id: string;
  point: 'admission' | 'protection';
  subjectKind: string;
  subjectId: string;
  at: Instant;
  ruleSetVersion: number;
  /** Canonical JSON, like `outcome` and `trace`. */
  facts: string;
  outcome: string;
  trace: string;
  outcomeHash: string;
}

export async function insertDecision(trx: Trx, decision: StoredDecision): Promise<void> {
  await trx.insertInto('decisions').values(decision).execute();
}
