// All English copy, one namespace a noun.
import { ui } from './en/ui.ts';
import { matching } from './en/matching.ts';
import { access } from './en/access.ts';
import { account } from './en/account.ts';
import { registration } from './en/registration.ts';
import { claim } from './en/claim.ts';
import { conflict } from './en/conflict.ts';
import { customer } from './en/customer.ts';
import { family } from './en/family.ts';
import { partner } from './en/partner.ts';
import { portal } from './en/portal.ts';
import { pair } from './en/pair.ts';
import { review } from './en/review.ts';
import { sweep } from './en/sweep.ts';
import { importing } from './en/importing.ts';
import { settings } from './en/settings.ts';
import { audit } from './en/audit.ts';
import { mail } from './en/mail.ts';
import { outbox } from './en/outbox.ts';
import { receipt } from './en/receipt.ts';
import { api } from './en/api.ts';
import { signal } from './en/signal.ts';
import { probe } from './en/probe.ts';
import { errors } from './en/errors.ts';

export const en = {
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
