/** Finds a browser of the Chromium family for the end-to-end tests, or brings one. */
import path from 'node:path'
import { inRoot, isFile, node24, onPath } from './places.mjs'
import { installPackage } from './install-package.mjs'
import { run, say } from './run.mjs'

/** Path of an installed Chrome, Chromium or Edge; null where there is none. */
export const installedBrowser = () => {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`).find(isFile) ?? null
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
      (folder) => folder !== undefined,
    )
    const files = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return files.flatMap((file) => folders.map((folder) => path.join(folder, file))).find(isFile) ?? null
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge']
  return names.map(onPath).find((file) => file !== null) ?? null
}

/** Path of the browser that Playwright installed for itself; null where it did not. */
const playwrightBrowser = async () => {
  const { chromium } = await import('playwright')
  const file = chromium.executablePath()
  return isFile(file) ? file : null
}

/** Path of a browser to test with; null where set-up has not brought one. */
export const testBrowser = async () => installedBrowser() ?? (await playwrightBrowser())

/** @returns {Promise<string | null>} null when there is a browser; else why not, and how to get one */
export const bringBrowser = async () => {
  if ((await testBrowser()) !== null) return null
  say('No browser to test with: trying Playwright’s own')
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' }
  const fetched = await run(node24, [inRoot('node_modules', 'playwright', 'cli.js'), 'install', 'chromium'], { seconds: 300, env })
  if (fetched.ok && (await playwrightBrowser()) !== null) return null
  const problem = await installPackage('chromium')
  if (problem === null && installedBrowser() !== null) return null
  return `No browser to test with: Playwright’s own could not be fetched, and ${problem ?? 'the package chromium brought none'}.\n  Install Chrome, Chromium or Edge, then run this again.`
}
