// From a user id to the actor the policy knows and the viewer the pages speak to.
import { type PartnerActor, type StaffActor, isPartnerRole, isStaffRole } from '#app/domain/access/permission.ts';
import { findActor } from '#db/repositories/actors.ts';
import type { Work } from '../work.server.ts';

export interface SignedIn {
  actor: PartnerActor | StaffActor;
  email: string;
  /** Stored preferences; null where the user never chose. */
  language: string | null;
  timeZone: string | null;
  colorScheme: string | null;
  homeSeenAt: string | null;
  /** The own company's name; null for staff. */
  partnerName: string | null;
}

/** The actor behind a user id; null when the user or its company is suspended, unknown, or holds no fitting role. */
export async function findSignedIn(work: Work, userId: string): Promise<SignedIn | null> {
  const row = await findActor(work.db, userId);
  if (!row || row.status !== 'active') return null;
  const viewer = {
    email: row.email,
    language: row.language,
    timeZone: row.timeZone,
    colorScheme: row.colorScheme,
    homeSeenAt: row.homeSeenAt,
  };
  if (row.partnerId === null) {
    const roles = row.roles.filter(isStaffRole);
    return { ...viewer, partnerName: null, actor: { kind: 'staff', userId, name: row.name, roles } };
  }
  const own = row.partners.find((partner) => partner.id === row.partnerId);
  if (!own || own.status !== 'active') return null;
  const roles = row.roles.filter(isPartnerRole);
  const resellers =
    own.seesResellers === 1 && roles.includes('partnerManager')
      ? row.partners.filter((partner) => partner.parentId === own.id)
      : [];
  return {
    ...viewer,
    partnerName: own.name,
    actor: {
      kind: 'partner',
      userId,
      name: row.name,
      roles,
      partnerId: own.id,
      partnerIds: [own.id, ...resellers.map(({ id }) => id)],
    },
  };
}
