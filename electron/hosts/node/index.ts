/**
 * The Node host: the platform core runs on without Electron, and the page served on 127.0.0.1 to one person's own browser.
 * It promises that nobody gets in without this start's code or cookie, and that no other site can speak with it. It
 * listens nowhere else, and never puts the code where another account of the machine could read it.
 */
export { openBrowser } from './browser.ts'
export { forkChild } from './inference.ts'
export { nodePlatform } from './platform.ts'
export { CannotServe, serve, type Served } from './serve.ts'
