/**
 * Finds what is sensitive in a request and says how sensitive the whole is.
 *
 * It promises to look at the whole payload, in a thread of its own that can open no connection, and to call `restricted`
 * whatever it could not see (I02). Findings point into the original text. A person's corrections hold in every look, the gate's
 * included, and are read from the profile, never from a request. It also covers: puts placeholders in the place
 * of what was found, keeps which is which in the thread's vault, and puts the values back into what is answered.
 *
 * It never decides where a request goes, keeps no text but the vault's values, and never puts a text into an error, a log or
 * a reason (I05).
 */
export { singlesOut } from './accumulate.ts'
export { createPrivacy, type Privacy, type PrivacyOptions, ScanError } from './assess.ts'
export { type Corrected, correctedBy } from './correct.ts'
export { type CorrectionStore, openCorrections } from './corrections.ts'
export { canCover, countCovered } from './cover.ts'
export { type CoveredStep, coverStep } from './covered-step.ts'
export { detailsOf, loweredDetails } from './details.ts'
export { explain, raiseWords } from './explain.ts'
export { countFindings, countLowered, labelFor, missedLabel, writtenBy, wroteItself } from './label.ts'
export { openGivenNames } from './given-names.ts'
export { createRestorer } from './restore.ts'
export { scan } from './scan.ts'
export { copyVault } from './vault.ts'
