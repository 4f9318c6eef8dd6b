// The submissions of a registration: added with the ledger entry that seals them, never changed, never deleted.
import type { LedgerAct, LedgerEntry } from '#app/domain/ledger/entry.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { SubmittedFile } from '#app/domain/registration/submission.ts';
import type { Reader, Trx } from '../client.ts';
import { prepared } from '../prepared.ts';

export interface NewSubmission {
  registrationId: string;
  ledgerSeq: number;
  at: Instant;
  submittedBy: string;
  contentHash: string;
  /** The exact text behind the hash. */
  content: string;
  files: readonly SubmittedFile[];
}

export interface SubmissionRow extends NewSubmission {
  submitterName: string;
  /** From 1; the first one counts for priority. */
  ordinal: number;
  entry: LedgerEntry & { hash: string };
}

/** Adds the next one. Needs the ledger head, which keeps two from taking one ordinal. */
export async function insertSubmission(trx: Trx, { files, ...submission }: NewSubmission): Promise<void> {
  const last = await trx
    .selectFrom('submissions')
    .select((eb) => eb.fn.max('ordinal').as('ordinal'))
    .where('registrationId', '=', submission.registrationId)
    .executeTakeFirst();
  await trx
    .insertInto('submissions')
    .values({ ...submission, ordinal: Number(last?.ordinal ?? 0) + 1, evidence: JSON.stringify(files) })
    .execute();
}

const submissionsOf = prepared((db, { registrationId }: { registrationId: string }) =>
  db
    .selectFrom('submissions')
    .innerJoin('ledgerEntries', 'ledgerEntries.seq', 'submissions.ledgerSeq')
    .innerJoin('users', 'users.id', 'submissions.submittedBy')
    .select([
      'submissions.registrationId',
      'submissions.ordinal',
      'submissions.ledgerSeq',
      'submissions.at',
      'submissions.submittedBy',
      'users.name as submitterName',
      'submissions.contentHash',
      'submissions.content',
      'submissions.evidence',
      'ledgerEntries.at as entryAt',
      'ledgerEntries.act',
      'ledgerEntries.subjectKind',
      'ledgerEntries.subjectId',
      'ledgerEntries.actorId',
      'ledgerEntries.content as entryContent',
      'ledgerEntries.previousHash',
      'ledgerEntries.hash',
    ])
    .where('submissions.registrationId', '=', registrationId)
    .orderBy('submissions.ordinal'),
);

/** All of one registration with their ledger entries, the first one first. */
export async function listSubmissions(db: Reader, registrationId: string): Promise<SubmissionRow[]> {
  const rows = await submissionsOf(db, { registrationId });
  return rows.map((row) => ({
    registrationId: row.registrationId,
    ordinal: row.ordinal,
    ledgerSeq: Number(row.ledgerSeq),
    at: row.at,
    submittedBy: row.submittedBy,
    submitterName: row.submitterName,
    contentHash: row.contentHash,
    content: row.content,
    files: JSON.parse(row.evidence) as SubmittedFile[],
    entry: {
      seq: Number(row.ledgerSeq),
      at: row.entryAt,
      act: row.act as LedgerAct,
      subjectKind: row.subjectKind,
      subjectId: row.subjectId,
      actorId: row.actorId,
      content: row.entryContent,
      previousHash: row.previousHash,
      hash: row.hash,
    },
  }));
}

/** The ids of files that lay with any submission, or with a request for a ruling. */
export async function listSealedFileIds(db: Reader, registrationId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('submissions')
    .select('evidence')
    .where('registrationId', '=', registrationId)
    .execute();
  const contests = await db
    .selectFrom('ledgerEntries')
    .select('content')
    .where('subjectKind', '=', 'registration')
    .where('subjectId', '=', registrationId)
    .where('act', '=', 'registration.contest')
    .execute();
  const digests = contests.flatMap(({ content }) => (JSON.parse(content) as { evidence?: string[] }).evidence ?? []);
  const contested =
    digests.length === 0
      ? []
      : await db
          .selectFrom('evidence')
          .select('id')
          .where('registrationId', '=', registrationId)
          .where('sha256', 'in', digests)
          .execute();
  const submitted = rows.flatMap((row) => JSON.parse(row.evidence) as SubmittedFile[]);
  return new Set([...submitted, ...contested].map(({ id }) => id));
}
