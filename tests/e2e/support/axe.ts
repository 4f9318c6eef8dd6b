// What every page must be: free of axe's findings, no wider than its window, and silent in the console.
import { AxeBuilder } from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';

// The library brings types of its own for a page.
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

/** WCAG 2.2 at level AA, as axe can judge it. The message lists each finding with the elements it is about. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoFinding(page, (axe) =>
    axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']),
  );
}

/** The one thing that another colour scheme can change. */
export async function expectContrast(page: Page): Promise<void> {
  await expectNoFinding(page, (axe) => axe.withRules(['color-contrast']));
}

async function expectNoFinding(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<void> {
  // A frame in which scripts may not run (a mail as it was sent) cannot be looked into: it needs a name, and is set aside.
  for (const frame of await page.locator('iframe').all()) await expect(frame).toHaveAttribute('title', /\S/);
  await page.locator('iframe').evaluateAll((frames) => frames.forEach((frame) => frame.remove()));
  const { violations } = await choose(new AxeBuilder({ page: page as unknown as AxePage })).analyze();
  const findings = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `    ${html.slice(0, 160)}`).join('\n')}`,
  );
  expect(findings, `axe on ${page.url()}`).toEqual([]);
}

/** Nothing makes the page itself scroll sideways. */
export async function expectFits(page: Page): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content, `${page.url()} is wider than its window`).toBeLessThanOrEqual(window);
}

/** Collects what the page complains about; `expectQuiet` fails on any of it. */
export function listenTo(page: Page): { expectQuiet: () => void } {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (
      message.type() === 'error' &&
      !/Failed to load resource: the server responded with a status of 4/.test(message.text())
    )
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  return { expectQuiet: () => expect(complaints).toEqual([]) };
}
