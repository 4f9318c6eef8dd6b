// All Simplified Chinese copy, one namespace a noun.
import type { CopyTree, Translation } from './keys.ts';
import { ui } from './zh-CN/ui.ts';
import { matching } from './zh-CN/matching.ts';
import { access } from './zh-CN/access.ts';
import { account } from './zh-CN/account.ts';
import { registration } from './zh-CN/registration.ts';
import { claim } from './zh-CN/claim.ts';
import { conflict } from './zh-CN/conflict.ts';
import { customer } from './zh-CN/customer.ts';
import { family } from './zh-CN/family.ts';
import { partner } from './zh-CN/partner.ts';
import { portal } from './zh-CN/portal.ts';
import { pair } from './zh-CN/pair.ts';
import { review } from './zh-CN/review.ts';
import { sweep } from './zh-CN/sweep.ts';
import { importing } from './zh-CN/importing.ts';
import { settings } from './zh-CN/settings.ts';
import { audit } from './zh-CN/audit.ts';
import { mail } from './zh-CN/mail.ts';
import { outbox } from './zh-CN/outbox.ts';
import { receipt } from './zh-CN/receipt.ts';
import { api } from './zh-CN/api.ts';
import { signal } from './zh-CN/signal.ts';
import { probe } from './zh-CN/probe.ts';
import { errors } from './zh-CN/errors.ts';

export const zhCN: Translation<CopyTree> = {
  ui,
  matching,
  access,
  account,
  registration,
  claim,
  conflict,
  customer,
  family,
  partner,
  portal,
  pair,
  review,
  sweep,
  importing,
  settings,
  audit,
  mail,
  outbox,
  receipt,
  api,
  signal,
  probe,
  errors,
};
