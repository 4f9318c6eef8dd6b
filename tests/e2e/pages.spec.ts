// Every page there is, as the people who use it see it: no axe finding, nothing wider than the window, nothing in the
// console, in light and dark, in both languages and at the width of a small phone. One visit shows all of that.
import type { Page } from '@playwright/test';
import { expect, phone, test } from './support/actors.ts';
import { expectAccessible, expectContrast, expectFits, listenTo } from './support/axe.ts';
import { type Tour, tours } from './support/tours.ts';

const desk = { width: 1280, height: 900 };

/** Opens the page; answers the addresses it links to. */
async function look(page: Page, address: string): Promise<string[]> {
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(address.endsWith('/nowhere') ? 404 : 200);
  await expect(page.getByRole('heading', { level: 1 }).first(), address).toBeVisible();
  const links = await page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll((found) => found.map((element) => element.getAttribute('href') ?? ''));
  return links.map((href) => href.split('?')[0] ?? '');
}

async function inspect(page: Page, { person }: Tour): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', person.language);
  await expectAccessible(page);
  await expectFits(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectContrast(page);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize(phone.viewport);
  await expectFits(page);
  await page.setViewportSize(desk);
}

for (const [name, tour] of Object.entries(tours)) {
  test(`Every page of ${name} is accessible, fits and is silent`, async ({ as }) => {
    test.setTimeout(600_000);
    const { page } = await as(tour.person, { viewport: desk });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const console_ = listenTo(page);
    const seen = new Map<string, string[]>();
    for (const address of tour.pages) {
      seen.set(address, await look(page, address));
      await inspect(page, tour);
    }
    for (const { list, under, parts = [''] } of tour.records) {
      const links = seen.get(list) ?? (await look(page, list));
      const record = links.find((href) => new RegExp(`^${under}/[0-9a-f-]{36}$`).test(href));
      // A list without a record is a gap in the demo company.
      expect(record, `${list} links to a record under ${under}`).toBeDefined();
      for (const part of parts) {
        await look(page, `${record}${part}`);
        await inspect(page, tour);
      }
    }
    console_.expectQuiet();
  });
}
