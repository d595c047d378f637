/**
 * How both hosts hand out the page: which files there are, and what goes with each. It promises that a path can only ever
 * name a file of the built page, and that both hosts send the same strict policy. It never reads what it was not asked for.
 */
export { pageHeaders } from './headers.ts'
export { type Page, openPage } from './page.ts'
