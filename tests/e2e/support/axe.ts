// What every page must be: free of axe's findings, no wider than its window, and silent in the console.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Page, expect } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 at level AA, as axe can judge it. The message lists each finding with the elements it is about. */
export async function expectAccessible(page: Page): Promise<void> {
  const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  await expectNoFinding(page, { type: 'tag', values });
}

/** The one thing that another colour scheme can change. */
export async function expectContrast(page: Page): Promise<void> {
  await expectNoFinding(page, { type: 'rule', values: ['color-contrast'] });
}

async function expectNoFinding(page: Page, runOnly: RunOptions['runOnly']): Promise<void> {
  // A frame in which scripts may not run (a mail as it was sent) cannot be looked into: it needs a name, and is set aside.
  for (const frame of await page.locator('iframe').all()) await expect(frame).toHaveAttribute('title', /\S/);
  await page.locator('iframe').evaluateAll((frames) => frames.forEach((frame) => frame.remove()));
  // Once in a document: going on to the next page by a link keeps it.
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(source);
  await settle(page);
  // What passed is not asked for: describing it takes longer than finding out.
  const findings = await page.evaluate(
    async (options) => {
      const { axe } = window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } };
      const { violations } = await axe.run(options);
      return violations.map(
        ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `    ${html.slice(0, 160)}`).join('\n')}`,
      );
    },
    { runOnly, resultTypes: ['violations'] } as RunOptions,
  );
  expect(findings, `axe on ${page.url()}`).toEqual([]);
}

/** Colours that are on their way, after another scheme or the end of a hover, have arrived. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    await frame();
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
  });
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
