/**
 * What a label means: how far it may go, to which engines, and which findings raise to it. Values and pure functions,
 * besides reading one file.
 *
 * It promises that a higher label never goes farther than a lower one, and that restricted text stays on the device: a
 * policy that says otherwise is refused. It never looks at text and never opens a connection.
 */
export { whyNoneLowered, whyNotLowered } from './corrections.ts'
export { explainPolicy } from './explain.ts'
export { loadDefaultPolicy, loadPolicy } from './load.ts'
export { boundedWords, type OwnWords, problemOf } from './own-words.ts'
export { allows, covers, farthestInClear, parsePolicy, type Policy, policyName } from './policy.ts'
