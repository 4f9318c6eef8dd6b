// The ways into an account that begin in a mailbox, and the second step of signing in: a colleague is invited, proves who
// she is with her telephone, and sets a new password.
import { TOTP } from 'otpauth';
import { type Actor, expect, people, signIn, test } from './support/actors.ts';
import { expectAccessible, expectContrast, expectFits, listenTo } from './support/axe.ts';

const colleague = { name: 'Mei Tan', email: 'mei.tan@partner.example' };
const first = 'three-quiet-herons-over-the-quay';
const second = 'nine-copper-kettles-on-a-barge';

/** The link in the newest mail to this person, as an administrator sees it where no mail server is set. */
async function linkTo({ page }: Actor, email: string): Promise<string> {
  const mail = page.getByRole('row').filter({ hasText: email }).first();
  // Mails are written within some seconds, by a job.
  await expect(async () => {
    await page.goto('/admin/mails');
    await expect(mail).toBeVisible({ timeout: 500 });
  }).toPass();
  await mail.getByRole('link').click();
  await expect(page.getByRole('definition').filter({ hasText: email })).toBeVisible();
  const link = /https?:\/\/\S+/.exec(await page.getByRole('main').locator('dl').first().innerText())?.[0];
  if (!link) throw new Error(`no link to ${email}`);
  return new URL(link).pathname;
}

async function lookAt({ page }: Actor): Promise<void> {
  await expectAccessible(page);
  await expectFits(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectContrast(page);
  await page.emulateMedia({ colorScheme: 'light' });
}

test.describe.serial('An account', () => {
  test('begins with an invitation', async ({ as, stranger }) => {
    const { page, t } = await as(people.pearl);
    await page.goto('/portal/team');
    const form = page.locator('form').filter({ has: page.locator('input[name="email"]') });
    await form.getByLabel(t('portal:team.name')).fill(colleague.name);
    await form.getByLabel(t('registration:field.contactEmail')).fill(colleague.email);
    await form.getByRole('button', { name: t('portal:team.send') }).click();
    await expect(page.getByRole('row').filter({ hasText: colleague.email })).toBeVisible();

    const invitation = await linkTo(await as(people.administrator), colleague.email);
    expect(invitation).toMatch(/^\/invitation\/./);
    const newcomer = await stranger('en');
    const console_ = listenTo(newcomer.page);
    await newcomer.page.goto(invitation);
    await expect(newcomer.page.getByRole('textbox', { name: t('account:name') })).toHaveValue(colleague.name);
    await lookAt(newcomer);
    await newcomer.page.getByLabel(t('account:invitation.choosePassword'), { exact: true }).fill(first);
    await newcomer.page.getByLabel(t('account:invitation.repeat'), { exact: true }).fill('another one');
    await newcomer.page.getByRole('button', { name: t('account:invitation.submit') }).click();
    await expect(newcomer.page.getByRole('alert')).toBeVisible();
    await lookAt(newcomer);
    await newcomer.page.getByLabel(t('account:invitation.choosePassword'), { exact: true }).fill(first);
    await newcomer.page.getByLabel(t('account:invitation.repeat'), { exact: true }).fill(first);
    await newcomer.page.getByRole('button', { name: t('account:invitation.submit') }).click();
    await expect(newcomer.page).toHaveURL(/\/portal$/);
    // The link was good once.
    await newcomer.page.goto(invitation);
    await expect(newcomer.page.getByRole('heading', { name: t('account:invitation.overTitle') })).toBeVisible();
    console_.expectQuiet();
  });

  test('asks for a second step once it is set up', async ({ stranger }) => {
    const { page, t } = await stranger('en');
    await page.goto('/sign-in');
    await signIn(page, colleague, t, first);
    await page.goto('/account/second-factor');
    await page.getByLabel(t('account:passwordAgain')).fill(first);
    await page.getByRole('button', { name: t('account:secondFactor.begin') }).click();
    await expect(page.getByRole('img', { name: t('account:secondFactor.qrAlt') })).toBeVisible();
    await lookAt({ page, t });
    const [secret = ''] = /(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(await page.getByRole('main').innerText()) ?? [];
    const app = new TOTP({ secret: secret.replaceAll(' ', '') });
    await page.getByLabel(t('account:secondFactor.confirmCode')).fill(app.generate());
    await page.getByRole('button', { name: t('account:secondFactor.confirm'), exact: true }).click();
    await expect(page.getByRole('heading', { name: t('account:secondFactor.codesTitle') })).toBeVisible();
    await lookAt({ page, t });
    const codes = page.getByRole('region', { name: t('account:secondFactor.codesTitle') }).getByRole('listitem');
    const recovery = await codes.first().innerText();
    await page.goto('/account/second-factor');
    await lookAt({ page, t });

    const again = await stranger('en');
    await again.page.goto('/sign-in');
    await signIn(again.page, colleague, t, first).catch(() => {});
    await again.page.goto('/sign-in/second-factor');
    await expect(again.page.getByRole('heading', { level: 1, name: t('account:secondStep.title') })).toBeVisible();
    await lookAt(again);
    await again.page.getByLabel(t('account:secondStep.code')).fill('000000');
    await again.page.getByRole('button', { name: t('account:secondStep.submit') }).click();
    await expect(again.page.getByRole('alert')).toBeVisible();
    await lookAt(again);
    await again.page.getByLabel(t('account:secondStep.code')).fill(recovery);
    await again.page.getByRole('button', { name: t('account:secondStep.submit') }).click();
    await expect(again.page).toHaveURL(/\/portal$/);
  });

  test('gets a new password by mail', async ({ as, stranger }) => {
    const { page, t } = await stranger('en');
    await page.goto('/forgot-password');
    await page.getByLabel(t('account:email')).fill(colleague.email);
    await page.getByRole('button', { name: t('account:forgot.submit') }).click();
    await expect(page.getByRole('heading', { level: 1, name: t('account:forgot.sentTitle') })).toBeVisible();
    const reset = await linkTo(await as(people.administrator), colleague.email);
    expect(reset).toMatch(/^\/reset-password\/./);
    await page.goto(reset);
    await expect(page.getByRole('heading', { level: 1, name: t('account:reset.title') })).toBeVisible();
    await lookAt({ page, t });
    for (const field of await page.locator('input[type="password"]').all()) await field.fill(second);
    await page.getByRole('button', { name: t('account:reset.submit') }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await page.goto(reset);
    await expect(page.getByRole('heading', { level: 1, name: t('account:reset.overTitle') })).toBeVisible();
  });
});
