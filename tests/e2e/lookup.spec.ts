// Finding a customer, laying two records side by side and saying what they are, as staff do: by keyboard, in both languages,
// on a phone, without scripts. And the signals beside a registration.
import { expect, people, phone, test, withoutJavaScript } from './support/actors.ts';
import { expectAccessible, expectContrast, expectFits, listenTo } from './support/axe.ts';

const closeReport = '苏州盛澜流体设备有限公司';

test.describe('Find a customer', () => {
  test('by keyboard, with results while typing', async ({ as }) => {
    const { page, t } = await as(people.southManager);
    const console_ = listenTo(page);
    await page.goto('/admin/customers');
    const box = page.getByRole('searchbox', { name: t('customer:find.label') });
    // The key waits for the page's scripts.
    await expect(async () => {
      await page.keyboard.press('/');
      await expect(box).toBeFocused({ timeout: 500 });
    }).toPass();
    await box.pressSequentially('suzhou', { delay: 30 });
    await expect(page).toHaveURL(/[?&]q=suzhou/);
    const rows = page.getByRole('table', { name: t('customer:list.title') }).getByRole('link');
    await expect(rows.first().locator('mark')).toHaveText('苏州');
    await expect(rows.first()).toContainText(t('customer:hitWay.pinyin'));
    await expect(box).toHaveValue('suzhou');
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await expect(rows.nth(0)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(rows.nth(1)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(box).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/admin\/customers\/[0-9a-f-]{36}$/);
    console_.expectQuiet();
  });

  test('finds nothing for nonsense, says so, and offers who holds whom', async ({ as }) => {
    const { page, t } = await as(people.operations);
    await page.goto('/admin/customers?q=qwxzzv');
    await expect(page.getByText(t('customer:list.nothingFound'))).toBeVisible();
    await page.goto('/admin/customers?owner=owned');
    await page.getByRole('combobox', { name: t('customer:standing.label') }).selectOption('house');
    await expect(page).toHaveURL(/owner=house/);
    const rows = page.getByRole('table', { name: t('customer:list.title') }).getByRole('row');
    await expect(rows.nth(1)).toContainText(t('customer:standing.house'));
  });

  test('works without scripts, from an address that can be shared', async ({ as }) => {
    const { page, t } = await as(people.southManager, withoutJavaScript);
    await page.goto('/admin/customers');
    await page.getByRole('searchbox', { name: t('customer:find.label') }).fill('suzhou');
    await page.getByRole('button', { name: t('ui:apply') }).click();
    await expect(page).toHaveURL(/[?&]q=suzhou/);
    await expect(page.getByRole('main').locator('mark').first()).toHaveText('苏州');
  });

  test('from anywhere, with what was hit', async ({ as }) => {
    const { page, t } = await as(people.southManager);
    await page.goto('/admin');
    const dialog = page.getByRole('dialog', { name: t('customer:find.trigger') });
    // Until the page's scripts run these keys are the browser's own, and take the focus out of the page.
    await page.waitForFunction(() =>
      Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__reactFiber')),
    );
    await page.keyboard.press('Control+k');
    await expect(dialog).toBeVisible();
    await page.keyboard.type('suzhou');
    await expect(dialog.getByRole('link').first().locator('mark')).toHaveText('苏州');
    await expectAccessible(page);
  });
});

for (const [name, person, options, position] of [
  ['in English', people.southManager, {}, 0],
  ['in Chinese, on a phone', people.operations, phone, 1],
] as const) {
  test(`Compare and label, ${name}`, async ({ as }) => {
    const { page, t } = await as(person, options);
    const console_ = listenTo(page);
    await page.goto('/admin/customers?q=suzhou');
    await page.getByRole('main').getByRole('link', { name: /苏州/ }).nth(position).click();
    await expect(page).toHaveURL(/\/admin\/customers\/[0-9a-f-]{36}$/);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.goto(`/admin/compare?left=customer-${id}`);
    await expectAccessible(page);
    await page.getByRole('searchbox', { name: t('customer:find.label') }).fill('苏州');
    await page.getByRole('searchbox', { name: t('customer:find.label') }).press('Enter');
    await expect(page).toHaveURL(/q=/);
    await page
      .getByRole('region', { name: t('pair:choose.right') })
      .getByRole('link')
      .last()
      .click();
    await expect(page.getByRole('region', { name: t('pair:why') })).toBeVisible();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expectContrast(page);
    await expectFits(page);
    const form = page.getByRole('region', { name: t('pair:label.title') });
    await form.getByRole('radio', { name: t('pair:label.different') }).check();
    await form.getByRole('textbox').fill('Two licences, two codes.');
    await form.getByRole('button', { name: t('pair:label.save') }).click();
    const history = page.getByRole('region', { name: t('pair:label.history') });
    await expect(history.getByText('Two licences, two codes.')).toBeVisible();
    await form.getByRole('radio', { name: t('pair:label.related') }).check();
    await form.getByRole('button', { name: t('pair:label.changeTo') }).click();
    await expect(history.getByRole('listitem')).toHaveCount(2);
    await expect(history.getByText(t('pair:label.holds'))).toHaveCount(1);
    await form.getByRole('button', { name: t('pair:label.takeBack') }).click();
    await expect(history.getByText(t('pair:label.holds'))).toHaveCount(0);
    console_.expectQuiet();
  });
}

test('A similar customer reported close by stands beside the registration, for staff only', async ({ as }) => {
  const { page, t } = await as(people.operations);
  await page.goto(`/admin/registrations?q=${encodeURIComponent(closeReport)}`);
  await page.getByRole('main').getByRole('link', { name: closeReport }).first().click();
  const signals = page.getByRole('region', { name: t('signal:title'), exact: true });
  await expect(signals.getByText('苏州晟澜流体设备有限公司').first()).toBeVisible();
  await expectAccessible(page);
  await signals
    .getByRole('link', { name: t('signal:close.compare') })
    .first()
    .click();
  await expect(page.getByRole('region', { name: t('pair:why') })).toBeVisible();
  await expectAccessible(page);

  const partner = await as(people.shentai);
  await partner.page.goto('/portal/registrations?q=流体设备');
  expect(await partner.page.content()).not.toContain(closeReport);
});

test('An administrator makes a token, sees it once and revokes it', async ({ as }) => {
  const { page, t } = await as(people.administrator);
  const console_ = listenTo(page);
  await page.goto('/admin/settings/api-tokens');
  await expectAccessible(page);
  await page.getByRole('textbox', { name: t('signal:token.name') }).fill('Site statistics');
  await page.getByRole('button', { name: t('signal:token.create') }).click();
  const shown = page.getByRole('status').filter({ hasText: t('signal:token.created') });
  const token = /rf_[\w-]{43}/.exec(await shown.innerText())?.[0] ?? '';
  expect(token).not.toBe('');
  await expectAccessible(page);
  const visits = { visits: [{ domain: 'shenglan-fluid.example', at: new Date().toISOString(), page: '/contact' }] };
  const post = () => page.request.post('/api/visits', { data: visits, headers: { Authorization: `Bearer ${token}` } });
  expect(await (await post()).json()).toEqual({ accepted: 1, known: 0 });
  await page.goto('/admin/settings/api-tokens');
  expect(await page.content()).not.toContain(token);
  const row = page.getByRole('row', { name: /Site statistics/ });
  await row.getByRole('link', { name: t('signal:token.revoke') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('signal:token.revokeConfirm') })
    .click();
  await expect(row.getByText(t('signal:token.revoked'))).toBeVisible();
  expect((await post()).status()).toBe(401);
  console_.expectQuiet();
});
