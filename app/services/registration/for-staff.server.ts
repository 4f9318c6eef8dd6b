// Reads a registration for a member of staff: outside the scope of partners assigned it does not exist.
import { NotFound } from '#app/domain/access/errors.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import type { Reader } from '#db/client.ts';
import { type RegistrationRow, findRegistration } from '#db/repositories/registrations.ts';
import { isPartnerInScope } from '#db/repositories/staff-scope.ts';

export async function getRegistrationForStaff(db: Reader, actor: StaffActor, id: string): Promise<RegistrationRow> {
  const registration = await findRegistration(db, id, null);
  if (!registration || !(await isPartnerInScope(db, staffScopeOf(actor), registration.partnerId)))
    throw new NotFound('registration');
  return registration;
}
