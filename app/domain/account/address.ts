// An e-mail address as accounts know it.

/** Without surrounding space and in lower case, so one mailbox is one account however it is typed. */
export function normaliseAddress(typed: string): string {
  return typed.trim().toLowerCase();
}
