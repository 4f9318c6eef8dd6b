// What only a browser shows of a weak line: the form stays where it is when a save, a pre-check, a file or the submission
// itself gets no answer, and what was typed outlives a reload.
import type { Page } from '@playwright/test';
import { type Actor, expect, people, test } from './support/actors.ts';
import { submit, typeRegistration } from './support/story.ts';

const typed = {
  companyName: 'Weak Line Valves Pte Ltd',
  country: 'SG',
  productLine: 'Variable-speed drives',
  region: 'SG',
  contactName: 'Mei Tan',
  phone: '+65 6123 4567',
  requirement: 'Twelve drives for the pump house',
};

const requirement = ({ page, t }: Actor) =>
  page
    .getByRole('main')
    .getByRole('textbox', { name: t('registration:field.requirement') })
    .first();

/** Every write fails the way a lost packet does; pages can still be read. */
async function cutWrites(page: Page): Promise<() => Promise<void>> {
  const cut = (url: URL) => url.pathname.startsWith('/portal');
  await page.route(cut, (route) => (route.request().method() === 'GET' ? route.continue() : route.abort()));
  return () => page.unroute(cut);
}

test('a form outlives lost saves, a lost pre-check and a lost submission', async ({ as }) => {
  const pearl = await as(people.pearl);
  const { page, t } = pearl;
  await page.goto('/portal/register');
  await expect(page.getByText(t('portal:register.unsaved'))).toBeVisible();
  const mend = await cutWrites(page);
  await typeRegistration(pearl, typed);
  await expect(page.getByText(t('portal:saving.notSaved'))).toBeVisible();
  await expect(page.getByText(t('portal:precheck.notAsked'))).toBeVisible();
  await expect(requirement(pearl)).toHaveValue(typed.requirement);

  await page.getByRole('button', { name: t('portal:register.submit') }).click();
  await expect(page.getByText(t('portal:saving.notSent'))).toBeVisible();
  await expect(requirement(pearl)).toHaveValue(typed.requirement);

  await mend();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByText(t('portal:saving.savedSince'))).toBeVisible();
  await submit(pearl);
});

test('what was typed on a dead line is offered back after a reload', async ({ as }) => {
  const pearl = await as(people.pearl);
  const { page, t } = pearl;
  await page.goto('/portal/register');
  await expect(page.getByText(t('portal:register.unsaved'))).toBeVisible();
  const mend = await cutWrites(page);
  await requirement(pearl).fill('Typed on a train');
  await expect(page.getByText(t('portal:saving.notSaved'))).toBeVisible();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await mend();
  await page.getByRole('button', { name: t('portal:saving.putBack') }).click();
  await expect(requirement(pearl)).toHaveValue('Typed on a train');
  await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  await page.reload();
  await expect(requirement(pearl)).toHaveValue('Typed on a train');
  await expect(page.getByRole('button', { name: t('portal:saving.putBack') })).toHaveCount(0);
});

test('who was signed out keeps the form, and comes back to it', async ({ as }) => {
  const straits = await as(people.straits);
  const { page, t } = straits;
  await page.goto('/portal/register');
  await expect(page.getByText(t('portal:register.unsaved'))).toBeVisible();
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await requirement(straits).fill('Typed after the session ended');
  await expect(page.getByText(t('portal:saving.why.signedOut'))).toBeVisible();
  await expect(requirement(straits)).toHaveValue('Typed after the session ended');
  await page.getByRole('link', { name: t('errors:screen.signedOut.action') }).click();
  await page.waitForURL(/\/sign-in\?returnTo=/);
  await page.context().addCookies(cookies);
  await page.goto(new URL(page.url()).searchParams.get('returnTo') ?? '');
  await page.getByRole('button', { name: t('portal:saving.putBack') }).click();
  await expect(requirement(straits)).toHaveValue('Typed after the session ended');
});

test('two windows on one draft: both texts are shown, and one press settles it', async ({ as }) => {
  const one = await as(people.pearl);
  const { page, t } = one;
  await page.goto('/portal/register');
  await expect(page.getByText(t('portal:register.unsaved'))).toBeVisible();
  await requirement(one).fill('from window one');
  await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(page.url());
  const two = { page: other, t };
  await requirement(two).fill('from window two');
  await expect(other.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  await page.waitForTimeout(1500);
  await requirement(one).fill('from window one, again');
  const keep = page.getByRole('button', { name: t('portal:stale.keepMine') });
  await expect(keep).toBeVisible();
  await expect(page.getByRole('cell', { name: 'from window two' })).toBeVisible();
  await keep.click();
  await expect(keep).toHaveCount(0);
  await page.reload();
  await expect(requirement(one)).toHaveValue('from window one, again');
});

test('a file that did not arrive keeps its line and can be sent again', async ({ as }) => {
  const pearl = await as(people.pearl);
  const { page, t } = pearl;
  await page.goto('/portal/register');
  await expect(page.getByText(t('portal:register.unsaved'))).toBeVisible();
  await requirement(pearl).fill('with a file');
  await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
  const mend = await cutWrites(page);
  await page
    .locator('#evidence')
    .setInputFiles({ name: 'minutes.txt', mimeType: 'text/plain', buffer: Buffer.from('met') });
  const again = page.getByRole('button', { name: t('portal:evidence.retryName', { name: 'minutes.txt' }) });
  await expect(again).toBeVisible();
  await mend();
  await again.click();
  await expect(page.getByRole('link', { name: 'minutes.txt' })).toBeVisible();
});
