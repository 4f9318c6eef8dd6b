// The life of a registration as data (DOMAIN §4): which act leads from which status to which.

export const registrationStatuses = [
  'draft',
  'submitted',
  'inReview',
  'returned',
  'approved',
  'rejected',
  'withdrawn',
  'disputed',
  'waitlisted',
] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];

export const registrationActs = [
  'submit',
  'startReview',
  'refuse',
  'return',
  'answer',
  'approve',
  'reject',
  'withdraw',
  'contest',
  'dispute',
  'win',
  'lose',
  'overturn',
  'dismiss',
  'reinstate',
  'waitlist',
  'reopen',
] as const;
export type RegistrationAct = (typeof registrationActs)[number];

/** `submitted` is the instant between the ledger's number and the queue; a submission rests `inReview` or `rejected`. */
export const registrationTransitions: Record<
  RegistrationAct,
  Partial<Record<RegistrationStatus, RegistrationStatus>>
> = {
  submit: { draft: 'submitted' },
  startReview: { submitted: 'inReview' },
  refuse: { submitted: 'rejected' },
  return: { inReview: 'returned' },
  answer: { returned: 'submitted' },
  approve: { inReview: 'approved' },
  reject: { inReview: 'rejected' },
  withdraw: { inReview: 'withdrawn', returned: 'withdrawn', waitlisted: 'withdrawn', disputed: 'withdrawn' },
  // Its submitter asks for a ruling on a refusal.
  contest: { rejected: 'disputed' },
  // The rules or a reviewer open a conflict with a live claim's registration.
  // An approved one, too, when its customer turns out to be somebody else's.
  dispute: { submitted: 'disputed', inReview: 'disputed', approved: 'disputed' },
  win: { disputed: 'approved' },
  lose: { disputed: 'rejected' },
  // A ruling gave the customer to the challenger.
  overturn: { submitted: 'rejected', inReview: 'rejected', returned: 'rejected', approved: 'rejected' },
  // The conflict ended without a winner having to be named: back to the queue.
  dismiss: { disputed: 'inReview' },
  // The same for one whose claim was active before: it is approved still.
  reinstate: { disputed: 'approved' },
  // A reviewer takes back a decision just made.
  reopen: { approved: 'inReview', rejected: 'inReview', returned: 'inReview' },
  waitlist: { submitted: 'waitlisted', inReview: 'waitlisted' },
};

/** The status after the act, or null when the act is not possible now. */
export function afterRegistrationAct(status: RegistrationStatus, act: RegistrationAct): RegistrationStatus | null {
  return registrationTransitions[act][status] ?? null;
}

/** The rules refused it as unavailable and nobody has ruled: its submitter may ask for a ruling, and add what proves it. */
export function isContestable(registration: {
  status: RegistrationStatus;
  answer: string | null;
  reasonCode: string | null;
}): boolean {
  const { status, answer, reasonCode } = registration;
  return status === 'rejected' && answer === 'unavailable' && reasonCode === 'unavailable';
}

/** What a person may look for: statuses that something leads to and that a registration rests in. */
export const sightedStatuses = registrationStatuses.filter(
  (status) => status !== 'submitted' && status !== 'waitlisted',
);

export const openRegistrationStatuses = ['submitted', 'inReview', 'returned', 'disputed', 'waitlisted'] as const;

export function isOpen(status: RegistrationStatus): boolean {
  return (openRegistrationStatuses as readonly string[]).includes(status);
}
