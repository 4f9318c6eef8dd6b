// What the portal pages say, as the browser loads it.
export { ui } from '../en/ui.ts';
export { errors } from '../en/errors.ts';
export { registration } from '../en/registration.ts';
export { claim } from '../en/claim.ts';
export { conflict } from '../en/conflict.ts';
export { portal } from '../en/portal.ts';
export { receipt } from '../en/receipt.ts';
export { access } from '../en/access.ts';
