import { spawn } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Surroundings } from '../machine/index.ts'

type Browser = { readonly name: string; readonly file: string }

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

const places = ({ platform, env, home }: Surroundings): Browser[] => {
  if (platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    return names.flatMap((name) =>
      ['/Applications', path.join(home, 'Applications')].map((folder) => ({ name, file: `${folder}/${name}.app/Contents/MacOS/${name}` })),
    )
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => folder !== undefined)
    const files = [
      ['Google Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
      ['Chromium', 'Chromium\\Application\\chrome.exe'],
      ['Microsoft Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
    ] as const
    return files.flatMap(([name, file]) => folders.map((folder) => ({ name, file: path.join(folder, file) })))
  }
  const programs = [
    ['Google Chrome', 'google-chrome-stable'],
    ['Google Chrome', 'google-chrome'],
    ['Chromium', 'chromium'],
    ['Chromium', 'chromium-browser'],
    ['Microsoft Edge', 'microsoft-edge-stable'],
    ['Microsoft Edge', 'microsoft-edge'],
  ] as const
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '')
  return programs.flatMap(([name, program]) => folders.map((folder) => ({ name, file: path.join(folder, program) })))
}

/** The first Chrome, Chromium or Edge on this machine, or null. Those can be told to keep to themselves. */
export const findBrowser = (of: Surroundings, exists: (file: string) => boolean = isProgram): Browser | null =>
  places(of).find(({ file }) => exists(file)) ?? null

/**
 * What such a browser is started with: a profile of its own, and nothing that reads a page or calls home by itself.
 * The names are Chromium's (chrome/common/chrome_switches.cc and its neighbours).
 */
export const browserArguments = (doorFile: string, profile: string): readonly string[] => [
  `--user-data-dir=${profile}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-sync',
  '--disable-translate',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-breakpad',
  '--disable-features=Translate,TranslateUI,OptimizationHints,AutofillServerCommunication,MediaRouter,InterestFeedContentSuggestions',
  '--no-pings',
  `--app=${pathToFileURL(doorFile).href}`,
]

/** What no switch turns off; written before such a profile is used for the first time (chrome/common/pref_names.h). */
const preferences = {
  browser: { enable_spellchecking: false },
  translate: { enabled: false },
  search: { suggest_enabled: false },
  signin: { allowed: false },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  credentials_enable_service: false,
  net: { network_prediction_options: 2 },
}

const prepareProfile = async (profile: string): Promise<void> => {
  const folder = path.join(profile, 'Default')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Later starts keep what the browser made of it.
  await writeFile(path.join(folder, 'Preferences'), JSON.stringify(preferences), { flag: 'wx' }).catch(() => {})
}

/** The page that leads to the address. A file that only its owner may read: an argument can be read by everybody on the machine. */
const door = (address: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${address.replaceAll('&', '&amp;')}"><title>Privity</title>`

/** How the person's own browser is asked to open a file, where there is none of the others. */
const opener = ({ platform, env }: Surroundings, file: string): readonly [string, ...string[]] =>
  platform === 'darwin'
    ? ['/usr/bin/open', file]
    : platform === 'win32'
      ? [path.join(env.SYSTEMROOT ?? 'C:\\Windows', 'explorer.exe'), file]
      : ['xdg-open', file]

const hasScreen = ({ platform, env }: Surroundings): boolean =>
  platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY)

export type Opened = {
  /** What to tell the person; null when there is nothing to say. */
  readonly words: string | null
  /** Takes the file away that led to the address. Call it when somebody came in, and when the host closes. */
  shutDoor(): Promise<void>
}

export type OpenBrowserOptions = {
  readonly address: string
  /** Folder of the browser's profile and of the file that leads to the address; made when it is not there. */
  readonly folder: string
  readonly surroundings: Surroundings
  /** Starts a program and does not wait for it; rejects when it cannot be started. */
  readonly start?: (program: string, args: readonly string[]) => Promise<void>
}

const startDetached = (program: string, args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' })
    child.once('error', reject)
    child.once('spawn', () => {
      child.unref()
      resolve()
    })
  })

/** Opens the address in a browser that keeps to itself, else in whichever there is, with a word on what that one may read. Never rejects. */
export const openBrowser = async ({ address, folder, surroundings, start = startDetached }: OpenBrowserOptions): Promise<Opened> => {
  const file = path.join(folder, 'open.html')
  const shutDoor = (): Promise<void> => rm(file, { force: true }).catch(() => {})
  const byHand = { words: 'No browser could be opened here. Open the address above in one on this computer.', shutDoor }
  if (!hasScreen(surroundings)) return byHand
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
    await rm(file, { force: true })
    await writeFile(file, door(address), { mode: 0o600, flag: 'wx' })
    const browser = findBrowser(surroundings)
    if (browser !== null) {
      const profile = path.join(folder, 'profile')
      await prepareProfile(profile)
      await start(browser.file, browserArguments(file, profile))
      return { words: null, shutDoor }
    }
    const [program, ...args] = opener(surroundings, file)
    await start(program, args)
    return {
      words:
        'Opened in your own browser: its extensions, sync, translation and spell-check may read what is on the page. With Chrome, Chromium or Edge installed, Privity opens there with all of them off.',
      shutDoor,
    }
  } catch {
    await shutDoor()
    return byHand
  }
}
