/**
 * The only code that opens an outbound connection. It promises that nothing leaves without a clearance minted here, that
 * one clearance is one connection to one address with just the bytes it names, that a step's encoded body is looked at
 * once more, and that an `onprem` destination is on this computer, in a private network or named by the policy, checked
 * on the connected address. It never follows a redirect, never uses a proxy, and never hands on what a server or the
 * system said when something failed.
 */
export { createEgress, type EgressOptions } from './gate.ts'
export type { Place } from './places.ts'
export { type Cause, type Clearance, ConnectionFailed, type ConnectionFault, type Egress, EgressRefused, type Sent } from './types.ts'
