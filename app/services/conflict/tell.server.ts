// Tells one side of a case how it ended for it: a line in its timeline and a mail, in words that name nobody.
import type { OutcomeTold } from '#app/mail/message.ts';
import type { RegistrationRow } from '#db/repositories/registrations.ts';
import type { UnitOfWork } from '../unit-of-work.server.ts';

export function tellOutcome(
  unit: UnitOfWork,
  registration: RegistrationRow,
  told: {
    outcome: OutcomeTold;
    /** The ledger's number of the ruling; null where nothing was ruled. */
    seq: number | null;
    /** Read by the side that loses. */
    reasonCode?: string;
    protectedUntil?: string | null;
  },
): void {
  const { outcome, seq, reasonCode } = told;
  unit.audit({
    action: outcome === 'won' || outcome === 'lost' ? 'conflict.rule' : 'conflict.close',
    subjectKind: 'registration',
    subjectId: registration.id,
    subjectLabel: `${registration.number} ${registration.companyName}`,
    partnerId: registration.partnerId,
    customerId: registration.customerId,
    ledgerSeq: seq,
    visibility: 'partner',
    data: { outcome, ...(outcome === 'lost' && reasonCode ? { reasonCode } : {}) },
  });
  unit.emit('mail.send', {
    userId: registration.createdBy,
    message: {
      name: 'conflictRuled',
      registrationId: registration.id,
      number: registration.number ?? '',
      companyName: registration.companyName,
      outcome,
      protectedUntil: told.protectedUntil ?? null,
    },
  });
}
