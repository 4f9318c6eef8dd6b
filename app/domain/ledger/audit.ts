// What the audit trail can say: one name per act. `visibility` is who may read the event in a timeline.

export const auditActions = [
  'registration.discard',
  'registration.submit',
  'registration.return',
  'registration.answer',
  'registration.approve',
  'registration.reject',
  'registration.withdraw',
  'registration.contest',
  'registration.refuse',
  'registration.resolve',
  'registration.undo',
  'evidence.add',
  'evidence.remove',
  'claim.open',
  'claim.activate',
  'claim.release',
  'claim.expire',
  'claim.override',
  'claim.revive',
  'followUp.record',
  'conflict.open',
  'conflict.rule',
  'conflict.close',
  'customer.create',
  'customer.edit',
  'customer.merge',
  'customer.unmerge',
  'customer.relate',
  'customer.unrelate',
  'customer.notRelated',
  'customer.forgetName',
  'customer.restoreName',
  'customer.house',
  'sweep.start',
  'sweep.stop',
  'sweep.dismiss',
  'sweep.accept',
  'sweep.conflict',
  'import.start',
  'import.map',
  'import.cancel',
  'import.discard',
  'import.commit',
  'partner.create',
  'partner.edit',
  'partner.suspend',
  'partner.reactivate',
  'user.invite',
  'user.edit',
  'user.suspend',
  'user.reactivate',
  'user.signIn',
  'user.signInFailed',
  'user.lockOut',
  'user.signOut',
  'user.signOutEverywhere',
  'user.accept',
  'user.passwordReset',
  'user.passwordChange',
  'user.secondFactorOn',
  'user.secondFactorOff',
  'settings.edit',
  'pair.label',
  'pair.unlabel',
  'token.create',
  'token.revoke',
  'file.download',
  'list.export',
  'probe.alert',
  'probe.acknowledge',
  'probe.lift',
  'decoy.plant',
  'decoy.mark',
  'decoy.unmark',
  'mail.resend',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** `partner`: the partner concerned may read it in the portal. `staff`: the back office only. */
export type AuditVisibility = 'partner' | 'staff';

export interface AuditDetail {
  action: AuditAction;
  subjectKind: string;
  subjectId: string;
  subjectLabel?: string | null;
  partnerId?: string | null;
  customerId?: string | null;
  ledgerSeq?: number | null;
  visibility?: AuditVisibility;
  /** Who acted, where that is proven only by the act: a user signing in. Otherwise whoever the unit of work is for. */
  actorId?: string;
  data?: Record<string, unknown>;
}
