// What the portal pages say, as the browser loads it.
export { ui } from '../zh-CN/ui.ts';
export { errors } from '../zh-CN/errors.ts';
export { registration } from '../zh-CN/registration.ts';
export { claim } from '../zh-CN/claim.ts';
export { conflict } from '../zh-CN/conflict.ts';
export { portal } from '../zh-CN/portal.ts';
export { receipt } from '../zh-CN/receipt.ts';
export { access } from '../zh-CN/access.ts';
