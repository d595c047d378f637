import type { FindingType } from '../../../shared/contract/index.ts'
import { type Policy, policyName } from './policy.ts'

/** Why nothing may be marked not sensitive under a policy, in words for a person; null where it may. */
export const whyNoneLowered = (policy: Policy): string | null =>
  policy.corrections?.lower === false ? `Locked by policy ${policyName(policy)}: nothing that was found may be marked not sensitive` : null

/** The same for one type: secrets, and what the policy makes restricted, never are. */
export const whyNotLowered = (policy: Policy, type: FindingType): string | null => {
  if (type === 'secret') return 'Passwords, keys and other secrets cannot be marked not sensitive'
  if (type === 'own_restricted' || policy.raises[type] === 'restricted') return 'What is restricted cannot be marked not sensitive'
  return whyNoneLowered(policy)
}
