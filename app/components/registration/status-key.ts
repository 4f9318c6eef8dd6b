// The word for a registration's status, as its partner or as staff read it: “returned to you” is the partner's alone.
import type { CopyKey } from '#app/copy/keys.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';

export function statusKey(status: RegistrationStatus, forStaff = false): CopyKey {
  return forStaff && status === 'returned' ? 'registration:statusForStaff.returned' : `registration:status.${status}`;
}
