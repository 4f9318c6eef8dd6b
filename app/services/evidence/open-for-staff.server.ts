// Opens one file of a registration for a member of staff, if the registration is in the scope.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { findSurroundings } from '#db/repositories/review-record.ts';
import type { Origin, Work } from '../work.server.ts';
import { type OpenedEvidence, openEvidence } from './open.server.ts';

/** Throws NotFound for a registration outside the scope, as for one that does not exist. */
export async function openEvidenceForStaff(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  origin: Origin | null,
  asked: { registrationId: string; evidenceId: string },
): Promise<OpenedEvidence> {
  requirePermission(actor, 'review:read');
  if (!(await findSurroundings(work.db, scope, asked.registrationId))) throw new NotFound('registration');
  return openEvidence(work, actor, origin, { ...asked, scope: null });
}
