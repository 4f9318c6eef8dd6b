// Who acts where nobody is signed in yet, and how account events are written to the audit trail.
import type { SystemActor } from '#app/domain/access/permission.ts';
import type { AuditAction, AuditDetail } from '#app/domain/ledger/audit.ts';

export const accountActor: SystemActor = { kind: 'system', name: 'account' };

/** An event about one user's account: for the back office only, belonging to the user's company. */
export function accountEvent(
  action: AuditAction,
  user: { id: string; name: string; partnerId: string | null },
  data: Record<string, unknown> = {},
): AuditDetail {
  return {
    action,
    subjectKind: 'user',
    subjectId: user.id,
    subjectLabel: user.name,
    partnerId: user.partnerId,
    visibility: 'staff',
    data,
  };
}

/** An event that its user has brought about, proven by a password, a code or a link. */
export function ownAccountEvent(...event: Parameters<typeof accountEvent>): AuditDetail {
  return { ...accountEvent(...event), actorId: event[1].id };
}
