// What the public pages say, as the browser loads it.
export { ui } from '../en/ui.ts';
export { account } from '../en/account.ts';
export { errors } from '../en/errors.ts';
