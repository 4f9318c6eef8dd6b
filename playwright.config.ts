// The story in a browser: the system's Chromium against a real server with the demo company in a temporary database.
import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/support/services.mjs';

const executablePath = findChromium();
if (!executablePath) throw new Error('No Chromium found: install one, or set CHROMIUM_PATH.');

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/support/global-setup.ts',
  outputDir: 'test-results',
  // One story after the other: they share one company, as people do.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] },
    viewport: { width: 1280, height: 900 },
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
