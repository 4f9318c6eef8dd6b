// What the people of the stories do, by role and label, in whatever language they read.
import { type Locator, expect } from '@playwright/test';
import type { RegistrationKind } from '#app/domain/registration/registration.ts';
import type { Actor } from './actors.ts';

export interface RegistrationTyped {
  kind?: RegistrationKind;
  companyName: string;
  /** ISO country code. */
  country?: string;
  uscc?: string;
  /** Name of the product line as this person reads it. */
  productLine: string;
  /** Value of the region's option. */
  region: string;
  contactName: string;
  phone: string;
  requirement: string;
}

/** The field with this label. A label may end in a word for "optional". */
function field({ page, t }: Actor, name: Parameters<Actor['t']>[0], role: 'textbox' | 'combobox' = 'textbox'): Locator {
  return page
    .getByRole('main')
    .getByRole(role, { name: t(name) })
    .first();
}

/** Types a registration into an open form. Dates are plain text fields. */
export async function typeRegistration(actor: Actor, typed: RegistrationTyped): Promise<void> {
  const { page, t } = actor;
  if (typed.kind) await page.getByRole('radio', { name: t(`registration:kind.${typed.kind}`), exact: true }).check();
  await field(actor, 'registration:field.companyName').fill(typed.companyName);
  if (typed.country) await field(actor, 'registration:field.country', 'combobox').selectOption(typed.country);
  if (typed.uscc) await field(actor, 'registration:field.uscc').fill(typed.uscc);
  await field(actor, 'registration:field.productLineId', 'combobox').selectOption({ label: typed.productLine });
  await field(actor, 'registration:field.regionCode', 'combobox').selectOption(typed.region);
  await field(actor, 'registration:field.sourceCode', 'combobox').selectOption({ index: 1 });
  await field(actor, 'registration:field.firstContactOn').fill(yesterday());
  await field(actor, 'registration:field.contactName').fill(typed.contactName);
  await field(actor, 'registration:field.contactPhone').fill(typed.phone);
  await field(actor, 'registration:field.requirement').fill(typed.requirement);
}

export function yesterday(): string {
  return new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
}

/** Presses submit and waits for the registration's own page; answers its id. */
export async function submit({ page, t }: Actor): Promise<string> {
  await page.getByRole('button', { name: t('portal:register.submit') }).click();
  await page.waitForURL(/\/portal\/registrations\/[0-9a-f-]{36}/);
  const id = /registrations\/([0-9a-f-]{36})/.exec(page.url())?.[1];
  if (!id) throw new Error('the page of a registration carries its id');
  return id;
}

/** The number on the page of a registration, `RF-2026-0000123`. */
export async function numberOn({ page }: Actor): Promise<string> {
  const text = await page.getByRole('main').innerText();
  const number = /RF-\d{4}-\d{7}/.exec(text)?.[0];
  if (!number) throw new Error('the page of a submitted registration shows its number');
  return number;
}

/** Opens one of the sheets in which a reviewer decides. */
export async function openSheet(
  { page, t }: Actor,
  verb: 'approve' | 'return' | 'reject' | 'dispute',
): Promise<Locator> {
  const bar = page.getByRole('region', { name: t('review:decide') });
  const sheet = bar.locator(`details[data-sheet="${verb}"]`);
  await sheet.locator('summary').click();
  await expect(sheet).toHaveAttribute('open', '');
  return sheet;
}

export async function approveAsNew(actor: Actor, id: string): Promise<void> {
  const { page, t } = actor;
  await page.goto(`/admin/review/${id}`);
  const sheet = await openSheet(actor, 'approve');
  const fresh = sheet.getByRole('radio', { name: t('review:sheet.approve.new') });
  if ((await fresh.count()) > 0) await fresh.check();
  await sheet.getByRole('button', { name: t('review:sheet.approve.submit') }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(id) || url.search !== '');
}
