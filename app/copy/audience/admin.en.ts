// What the admin pages say, as the browser loads it.
export { ui } from '../en/ui.ts';
export { errors } from '../en/errors.ts';
export { registration } from '../en/registration.ts';
export { claim } from '../en/claim.ts';
export { conflict } from '../en/conflict.ts';
export { customer } from '../en/customer.ts';
export { partner } from '../en/partner.ts';
export { pair } from '../en/pair.ts';
export { review } from '../en/review.ts';
export { importing } from '../en/importing.ts';
export { settings } from '../en/settings.ts';
export { audit } from '../en/audit.ts';
export { matching } from '../en/matching.ts';
export { access } from '../en/access.ts';
export { account } from '../en/account.ts';
export { outbox } from '../en/outbox.ts';
export { probe } from '../en/probe.ts';
