/**
 * Finds what is sensitive in a request and says how sensitive the whole is.
 *
 * It promises to look at the whole payload, in a thread of its own that can open no connection, and to call `restricted`
 * whatever it could not see (I02). Findings point into the original text. It never decides where a request goes, never
 * keeps a text, and never puts a text into an error, a log or a reason (I05).
 */
export { createPrivacy, type Privacy, type PrivacyOptions, ScanError } from './assess.ts'
export { explain, raiseWords } from './explain.ts'
export { countFindings, labelFor, labelOfFindings, writtenBy } from './label.ts'
export { scan } from './scan.ts'
