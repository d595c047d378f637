import { defineConfig } from 'vitest/config'

if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error(`Tests run under the project's Node 24, not ${process.version}: PATH="$PWD/node_modules/.bin:$PATH" vitest run …`)
}

// The names model is opened in tests without the guard that sets this in the program: its runtime would send usage to its maker.
process.env['ORT_DISABLE_TELEMETRY'] = '1'

const shared = { environment: 'node', testTimeout: 60_000, hookTimeout: 60_000 } as const

/** End-to-end tests are Playwright's (`*.e2e.ts`); everything named `*.test.ts` is here. All projects run in plain Node. */
export default defineConfig({
  test: {
    // Two cores: more processes than that only take them from each other.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'core',
          include: ['electron', 'shared', 'test', 'scripts', 'training', 'bench'].map((folder) => `${folder}/**/*.test.ts`),
          exclude: ['electron/hosts/electron/**', 'electron/preload/**'],
        },
      },
      {
        // Importing the real `electron` from plain Node tries a download: these tests see the typed double instead.
        resolve: { alias: { electron: new URL('./test/doubles/electron.ts', import.meta.url).pathname } },
        test: { ...shared, name: 'electron', include: ['electron/hosts/electron/**/*.test.ts', 'electron/preload/**/*.test.ts'] },
      },
      { test: { ...shared, name: 'renderer', include: ['renderer/**/*.test.{ts,tsx}'] } },
    ],
  },
})
