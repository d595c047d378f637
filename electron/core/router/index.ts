/**
 * Decides where one request may go and in which order what is tried. Pure: no clock, no network, no store.
 * It promises that no step is farther than the policy allows for the request's label (I03); it never sends anything.
 */
export { type Circumstances, decide } from './decide.ts'
