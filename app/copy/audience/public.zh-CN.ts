// What the public pages say, as the browser loads it.
export { ui } from '../zh-CN/ui.ts';
export { account } from '../zh-CN/account.ts';
export { errors } from '../zh-CN/errors.ts';
