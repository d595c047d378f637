import { defineConfig } from '@playwright/test'
import { testBrowser } from './scripts/find-browser.mjs'

const executablePath = await testBrowser()
if (executablePath === null) throw new Error('No browser to test with: node scripts/setup.mjs test')

/** End to end: a real browser on the real Node host with the real model. Each test starts the host it needs. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/e2e',
  // One model on two cores: a second worker would only take time from the first.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath },
    actionTimeout: 20_000,
    navigationTimeout: 20_000,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    trace: 'off',
    screenshot: 'only-on-failure',
  },
})
