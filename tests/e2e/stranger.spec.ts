// Somebody without an account: sees the way in and nothing else.
import { expectAccessible, expectFits, listenTo } from './support/axe.ts';
import { expect, people, phone, signIn, test, withoutJavaScript } from './support/actors.ts';
import { strangersPages } from './support/tours.ts';

for (const language of ['en', 'zh-CN'] as const) {
  test.describe(`A stranger (${language})`, () => {
    test('is asked to sign in wherever it knocks, and comes back there afterwards', async ({ stranger }) => {
      const { page, t } = await stranger(language);
      await page.goto('/portal/registrations?status=approved');
      await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
      await expect(page.getByRole('heading', { level: 1, name: t('account:signIn.title') })).toBeVisible();
      await signIn(page, people.pearl, t);
      await expect(page).toHaveURL(/\/portal\/registrations\?status=approved$/);
    });

    test('is told the same whether the address exists or not', async ({ stranger }) => {
      const { page, t } = await stranger(language);
      const told: string[] = [];
      for (const email of ['nobody@example.com', people.straits.email]) {
        await page.goto('/sign-in');
        await page.getByLabel(t('account:email')).fill(email);
        await page.getByLabel(t('account:password'), { exact: true }).fill('not the password');
        await page.getByRole('button', { name: t('account:signIn.submit') }).click();
        await expect(page.getByText(t('account:signIn.refused'))).toBeVisible();
        await expect(page.getByLabel(t('account:email'))).toHaveValue(email);
        told.push((await page.getByRole('main').innerText()).replaceAll(email, ''));
      }
      expect(told[0]).toBe(told[1]);
    });

    test('finds pages that anyone can read, on a phone and without scripts', async ({ stranger }) => {
      const { page } = await stranger(language, phone);
      const console_ = listenTo(page);
      for (const path of strangersPages) {
        await page.goto(path);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectAccessible(page);
        await expectFits(page);
      }
      console_.expectQuiet();
    });

    test('signs in without scripts', async ({ stranger }) => {
      const { page, t } = await stranger(language, withoutJavaScript);
      await page.goto('/sign-in');
      await signIn(page, people.zhehai, t);
      await expect(page).toHaveURL(/\/portal/);
    });
  });
}
