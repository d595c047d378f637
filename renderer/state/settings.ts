/** The person's settings, kept by core; the theme is also remembered beside the page, so that it does not flash. */
import type { Settings } from '../../shared/contract/index.ts'
import { core, sentenceOf } from '../core.ts'
import { say } from '../ui/toast.tsx'
import { read, write } from './store.ts'

const remembered = 'theme'

const showTheme = (theme: Settings['theme']): void => {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    localStorage.setItem(remembered, theme)
  } catch {
    // A browser that keeps nothing shows the system's theme for a moment.
  }
}

export const showRememberedTheme = (): void => {
  try {
    const theme = localStorage.getItem(remembered)
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  } catch {
    // As above.
  }
}

export const loadSettings = async (): Promise<void> => {
  const settings = await core().settings.get(null)
  write({ settings })
  showTheme(settings.theme)
}

/** Shows a change at once and saves it; resolves to whether it was saved. Where it was not, the reason is said and what was before is back. */
export const changeSettings = async (change: Partial<Settings>): Promise<boolean> => {
  const before = read().settings
  if (before !== null) write({ settings: { ...before, ...change } })
  try {
    const settings = await core().settings.set(change)
    write((state) => ({ settings, changes: state.changes + 1 }))
    showTheme(settings.theme)
    return true
  } catch (error) {
    write({ settings: before })
    say(sentenceOf(error))
    return false
  }
}

export const setTheme = (theme: Settings['theme']): Promise<boolean> => changeSettings({ theme })
