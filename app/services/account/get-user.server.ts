// The account of whoever is signed in, for the services of this folder.
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import { type UserRow, findUser } from '#db/repositories/users.ts';
import type { Work } from '../work.server.ts';

/** The signed-in person as the account services need it. */
export interface SignedInUser {
  actor: PartnerActor | StaffActor;
  sessionHash: string;
}

/** Throws `NotFound` for an id that is no user's. */
export async function getUser(work: Work, userId: string): Promise<UserRow> {
  const user = await findUser(work.db, userId);
  if (!user) throw new NotFound('user');
  return user;
}
