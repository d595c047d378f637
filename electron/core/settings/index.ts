/**
 * The profile's settings. It promises that reading always gives a whole, valid set, and that every change leaves an audit entry with the
 * names of what changed, never the values. It never holds secrets: those are in the key store.
 */
export { openSettings } from './settings.ts'
export type { SettingsStore } from './settings.ts'
