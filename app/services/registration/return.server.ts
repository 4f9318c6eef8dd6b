// A reviewer asks for information: the registration goes back to its partner, its claim and its place in line stay.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { afterRegistrationAct } from '#app/domain/registration/lifecycle.ts';
import type { RegistrationField } from '#app/domain/registration/registration.ts';
import { updateRegistration } from '#db/repositories/registrations.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { mailDelayMs } from './decision-window.server.ts';
import { getRegistrationForStaff } from './for-staff.server.ts';

export interface Return {
  id: string;
  version: number;
  /** What is missing, marked in the partner's form. */
  fields: RegistrationField[];
  message: string;
}

export type Returned = { ok: true } | { ok: false; reason: 'stale' | 'notPossible' };

export async function returnRegistration(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: Return,
): Promise<Returned> {
  return commit<Returned>(work, actor, origin, async (unit) => {
    const { trx, at } = unit;
    const registration = await getRegistrationForStaff(trx, actor, input.id);
    const status = afterRegistrationAct(registration.status, 'return');
    if (!status) return { ok: false, reason: 'notPossible' };
    const change = {
      status,
      decidedBy: actor.userId,
      partnerMessage: input.message,
      returnFields: input.fields,
      // It is the partner's turn: nobody promises anything meanwhile.
      dueAt: null,
      holderRole: 'partner',
      holderUserId: registration.createdBy,
      holderSince: at,
      updatedAt: at,
    };
    // A case opened meanwhile moves the status but not the version.
    if (!(await updateRegistration(trx, registration.id, input.version, change, registration.status)))
      return { ok: false, reason: 'stale' };
    unit.audit({
      action: 'registration.return',
      subjectKind: 'registration',
      subjectId: registration.id,
      subjectLabel: `${registration.number} ${registration.companyName}`,
      partnerId: registration.partnerId,
      customerId: registration.customerId,
      visibility: 'partner',
      data: { fields: input.fields, message: input.message },
    });
    unit.emit(
      'mail.send',
      {
        userId: registration.createdBy,
        message: {
          name: 'returned',
          registrationId: registration.id,
          number: registration.number ?? '',
          companyName: registration.companyName,
          note: input.message,
          fields: input.fields,
        },
      },
      mailDelayMs,
    );
    return { ok: true };
  });
}
