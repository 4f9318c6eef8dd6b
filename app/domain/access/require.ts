// Floor two of three for services: the policy's answer, or the surprise that says why not.
import { Forbidden } from './errors.ts';
import type { Actor, Permission } from './permission.ts';
import { type GuardedRecord, decide } from './policy.ts';

/** Throws `Forbidden` unless the policy allows the act. */
export function requirePermission(actor: Actor, permission: Permission, record?: GuardedRecord): void {
  const permit = decide(actor, permission, record);
  if (!permit.allowed) throw new Forbidden(permit.because);
}
