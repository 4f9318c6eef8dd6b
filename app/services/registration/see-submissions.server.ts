// What was submitted under a registration as staff compare it: each submission with its seal and the parts that differ from
// the one before. Reads only; the registration was proven to be in the viewer's scope.
import { contentShown } from '#app/domain/access/field.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import {
  type ContentPart,
  type SubmittedFile,
  changedParts,
  contentOfSealed,
} from '#app/domain/registration/submission.ts';
import { listSubmissions } from '#db/repositories/submissions.ts';
import type { Work } from '../work.server.ts';
import { type ContentNames, namesOf } from './view-own.server.ts';

export interface SubmissionSeen {
  /** From 1; the first one counts for priority. */
  ordinal: number;
  at: Instant;
  by: string;
  seal: { seq: number; hash: string };
  contentHash: string;
  content: RegistrationContent;
  names: ContentNames;
  files: SubmittedFile[];
  /** Parts that differ from the submission before; none for the first. */
  changed: ContentPart[];
}

export async function seeSubmissions(work: Work, actor: StaffActor, registrationId: string): Promise<SubmissionSeen[]> {
  const rows = await listSubmissions(work.db, registrationId);
  const read = rows.map((row) => ({ row, content: contentOfSealed(row.content), files: [...row.files] }));
  return Promise.all(
    read.map(async ({ row, content, files }, index) => {
      const before = read[index - 1];
      return {
        ordinal: row.ordinal,
        at: row.at,
        by: row.submitterName,
        seal: { seq: row.entry.seq, hash: row.entry.hash },
        contentHash: row.contentHash,
        content: contentShown(actor, content),
        names: await namesOf(work, content),
        files,
        changed: before ? changedParts(before, { content, files }) : [],
      };
    }),
  );
}
