// What the admin pages say, as the browser loads it.
export { ui } from '../zh-CN/ui.ts';
export { errors } from '../zh-CN/errors.ts';
export { registration } from '../zh-CN/registration.ts';
export { claim } from '../zh-CN/claim.ts';
export { conflict } from '../zh-CN/conflict.ts';
export { customer } from '../zh-CN/customer.ts';
export { partner } from '../zh-CN/partner.ts';
export { pair } from '../zh-CN/pair.ts';
export { review } from '../zh-CN/review.ts';
export { importing } from '../zh-CN/importing.ts';
export { settings } from '../zh-CN/settings.ts';
export { audit } from '../zh-CN/audit.ts';
export { matching } from '../zh-CN/matching.ts';
export { access } from '../zh-CN/access.ts';
export { account } from '../zh-CN/account.ts';
export { outbox } from '../zh-CN/outbox.ts';
export { probe } from '../zh-CN/probe.ts';
