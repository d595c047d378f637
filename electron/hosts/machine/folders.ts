import path from 'node:path'

export type Surroundings = {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}

export type Folders = {
  /** The profile that is opened when no other is named (`--data`, `PRIVITY_DATA`). */
  readonly profile: string
  /** Model files, shared by all profiles of one person. `PRIVITY_MODELS` overrides it; set-up fetches the starter model to here. */
  readonly models: string
  /** Key files, outside any profile, so that a copied profile folder is no use by itself. */
  readonly keys: string
  /** The browser's own profile, and the file that leads it to the Node host. */
  readonly browser: string
  /** Electron's own data. On Windows it holds the key that seals our key files: losing it is losing the profile. */
  readonly electron: string
}

const base = ({ platform, home, env }: Surroundings): { data: string; config: string; cache: string } => {
  if (platform === 'darwin') {
    const support = path.join(home, 'Library', 'Application Support', 'Privity')
    return { data: support, config: support, cache: path.join(home, 'Library', 'Caches', 'Privity') }
  }
  if (platform === 'win32') {
    const local = path.join(env.LOCALAPPDATA || path.join(home, 'AppData', 'Local'), 'Privity')
    const roaming = path.join(env.APPDATA || path.join(home, 'AppData', 'Roaming'), 'Privity')
    return { data: local, config: roaming, cache: path.join(local, 'Cache') }
  }
  return {
    data: path.join(env.XDG_DATA_HOME || path.join(home, '.local', 'share'), 'privity'),
    config: path.join(env.XDG_CONFIG_HOME || path.join(home, '.config'), 'privity'),
    cache: path.join(env.XDG_CACHE_HOME || path.join(home, '.cache'), 'privity'),
  }
}

/**
 * Folders of one person on one machine, as the platform wants them. None of them is made here.
 *
 * @example
 * foldersOf({ platform: process.platform, home: os.homedir(), env: process.env }).models
 */
export const foldersOf = (of: Surroundings): Folders => {
  const { data, config, cache } = base(of)
  return {
    profile: of.env.PRIVITY_DATA ? path.resolve(of.env.PRIVITY_DATA) : path.join(data, 'profile'),
    models: of.env.PRIVITY_MODELS ? path.resolve(of.env.PRIVITY_MODELS) : path.join(data, 'models'),
    keys: path.join(config, 'keys'),
    browser: path.join(cache, 'browser'),
    electron: path.join(data, 'electron'),
  }
}
