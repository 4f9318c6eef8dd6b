// What operations does to the master list: a file is taken in from its columns to the result, and two entries become one
// and two again.
import iconv from 'iconv-lite';
import { type Actor, expect, people, phone, test } from './support/actors.ts';
import { expectAccessible, expectContrast, expectFits, listenTo } from './support/axe.ts';

const header = '公司名称,统一社会信用代码,国家,联系电话,内部备注';
const fresh = '黄石榆塘密封件有限公司';
const badCode = '宜昌岭泊换热器有限公司';
const bare = '鄂州沐野泵阀有限公司';

/** As an old system exports it: everything in GB18030, but one line pasted from elsewhere. */
function exported(): Buffer {
  const many = Array.from({ length: 1_500 }, (_, row) => `荆州棠苇第${row + 1}机械厂,,CN,,`);
  const before = [header, `${fresh},,CN,0714-6288801,老客户`, `${badCode},91420500MA4800000X,CN,,`, ...many];
  return Buffer.concat([
    iconv.encode(`${before.join('\r\n')}\r\n`, 'gb18030'),
    Buffer.from(`孝感另码仪表有限公司,,CN,,\r\n`, 'utf8'),
    iconv.encode(`${bare},,CN,,\r\n${fresh},,CN,,\r\n`, 'gb18030'),
  ]);
}

async function lookAt({ page }: Actor): Promise<void> {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectContrast(page);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const size = page.viewportSize();
  await expectFits(page);
  await page.setViewportSize(phone.viewport);
  await expectFits(page);
  if (size) await page.setViewportSize(size);
}

test('An import goes from its columns to the result file', async ({ as }) => {
  test.setTimeout(180_000);
  const operations = await as(people.operations);
  const { page, t } = operations;
  const console_ = listenTo(page);
  await page.goto('/admin/imports/new');
  await page.getByRole('button', { name: t('importing:upload.send') }).click();
  await expect(page.getByRole('alert').getByText(t('importing:upload.missing'))).toBeVisible();
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: '客户导出.csv', mimeType: 'text/csv', buffer: exported() });
  await page.getByRole('button', { name: t('importing:upload.send') }).click();
  await expect(page).toHaveURL(/\/admin\/imports\/[0-9a-f-]{36}$/);
  const address = page.url();

  // Known headers are recognised; what the list has no place for is left out.
  const column = (number: number, name: string) =>
    page.getByRole('combobox', { name: t('importing:map.column', { number, name }) });
  await expect(column(1, '公司名称')).toHaveValue('legalName');
  await expect(column(2, '统一社会信用代码')).toHaveValue('uscc');
  await expect(column(5, '内部备注')).toHaveValue('');
  await expect(page.getByText(t('importing:mixed'))).toBeVisible();
  await lookAt(operations);
  await column(1, '公司名称').selectOption('');
  await page.getByRole('button', { name: t('importing:map.start') }).click();
  await expect(page.getByRole('alert').getByText(t('importing:map.problem.noName'))).toBeVisible();
  await lookAt(operations);
  await column(1, '公司名称').selectOption('legalName');
  await page.getByRole('button', { name: t('importing:map.start') }).click();

  // The dry run shows how far it is, goes on while nobody looks, and is found again.
  await expect(page.getByRole('progressbar', { name: t('importing:run.staging') })).toBeVisible();
  await page.goto('/admin/imports');
  await page.getByRole('link', { name: '客户导出.csv' }).first().click();
  await expect(page.getByText(t('importing:status.staged'))).toBeVisible({ timeout: 60_000 });
  const rows = page.getByRole('table', { name: t('importing:rows.title') });
  const tabs = page.getByRole('navigation', { name: t('importing:rows.tabs') });
  await lookAt(operations);
  await tabs.getByRole('link', { name: t('importing:verdict.invalid') }).click();
  await expect(rows.getByRole('row').filter({ hasText: badCode })).toContainText('91420500MA4800000X');
  await expect(rows.getByText(t('importing:problem.encoding'))).toBeVisible();
  await expect(rows.getByRole('row')).toHaveCount(3);
  await lookAt(operations);
  await tabs.getByRole('link', { name: t('importing:verdict.duplicate') }).click();
  await expect(rows.getByText(t('importing:rows.duplicateOfRow', { row: 2 }))).toBeVisible();

  // Nothing is written before the word is given.
  await page.goto(`/admin/customers?q=${encodeURIComponent(fresh)}`);
  await expect(page.getByRole('main').getByRole('link', { name: fresh })).toHaveCount(0);
  await page.goto(address);
  await page.getByRole('link', { name: t('importing:commit.trigger') }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(t('importing:commit.rest', { rest: '3' }));
  await expectAccessible(page);
  await dialog.getByRole('button', { name: t('importing:commit.confirm') }).click();
  await expect(page.getByText(t('importing:committed', { rows: '1,502' }))).toBeVisible({ timeout: 60_000 });
  await lookAt(operations);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: t('importing:result.download') }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString('utf8').trimEnd().split('\r\n');
  expect(lines).toHaveLength(1_506);
  const line = (name: string) => lines.find((text) => text.startsWith(name)) ?? '';
  expect(line(fresh)).toContain(t('importing:result.state.written'));
  expect(line(badCode)).toContain(t('importing:verdict.invalid'));
  expect(line(bare)).toMatch(/[0-9a-f-]{36}/);

  await page.goto(`/admin/customers?q=${encodeURIComponent(fresh)}`);
  await expect(page.getByRole('main').getByRole('link', { name: fresh }).first()).toBeVisible();
  console_.expectQuiet();
});

test('Two entries become one, and two again', async ({ as }) => {
  const operations = await as(people.operations);
  const { page, t } = operations;
  const console_ = listenTo(page);
  const names = ['湖州棠屿气动元件有限公司', '湖州棠屿气动件厂'] as const;
  for (const name of names) {
    await page.goto(`/admin/customers/new?name=${encodeURIComponent(name)}`);
    await page.getByRole('button', { name: t('customer:form.create') }).click();
    const anyway = page.getByRole('button', { name: t('customer:form.createAnyway') });
    await expect(anyway.or(page.getByRole('heading', { level: 1, name }))).toBeVisible();
    if (await anyway.isVisible()) await anyway.click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  }
  const [goesOn, ends] = names;
  await page.getByRole('link', { name: t('customer:view.merge'), exact: true }).click();
  await page.getByRole('searchbox', { name: t('customer:find.label') }).fill(goesOn);
  await page.getByRole('searchbox', { name: t('customer:find.label') }).press('Enter');
  await page.getByRole('main').getByRole('link', { name: goesOn, exact: true }).click();
  await expect(page.getByRole('table', { name: t('customer:merge.compare') })).toBeVisible();
  await lookAt(operations);
  await page.getByLabel(t('ui:confirm.typeWord', { word: t('customer:merge.word') })).fill(t('customer:merge.word'));
  await page.getByRole('button', { name: t('customer:merge.confirm') }).click();
  await expect(page.getByRole('heading', { level: 1, name: goesOn })).toBeVisible();
  await expect(page.getByText(ends).first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: t('customer:view.unmerge') }).click();
  await expect(page).toHaveURL(/\/unmerge$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(ends);
  await lookAt(operations);
  const word = t('customer:unmerge.word');
  await page.getByLabel(t('ui:confirm.typeWord', { word })).fill(word);
  await page.getByRole('button', { name: t('customer:unmerge.confirm') }).click();
  await expect(page.getByRole('heading', { level: 1, name: ends })).toBeVisible();
  console_.expectQuiet();
});
