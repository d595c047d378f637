import { type CallErrorCode, callErrorCodes } from '../contract/define.ts'

/** Items a consumer lets a producer run ahead. Small enough to hold in memory, large enough that no round trip is waited for. */
export const streamWindow = 32

/** Ids are chosen by the calling side and are unique among its running calls. */
export type Frame =
  /** `credit` is how many items the caller takes before it grants more; unused where the call is no stream. */
  | { readonly frame: 'call'; readonly id: number; readonly call: string; readonly input: unknown; readonly credit: number }
  | { readonly frame: 'cancel'; readonly id: number }
  | { readonly frame: 'credit'; readonly id: number; readonly credit: number }
  | { readonly frame: 'result'; readonly id: number; readonly value: unknown }
  | { readonly frame: 'item'; readonly id: number; readonly value: unknown }
  | { readonly frame: 'end'; readonly id: number }
  | { readonly frame: 'error'; readonly id: number; readonly code: CallErrorCode; readonly message: string }

const isCredit = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= 1024

const isCode = (value: unknown): value is CallErrorCode => callErrorCodes.includes(value as CallErrorCode)

/** The frame in a message, or null for anything that is none. Never throws, whatever came in. */
export const readFrame = (message: unknown): Frame | null => {
  if (typeof message !== 'object' || message === null) return null
  const { frame, id, call, input, credit, value, code, message: words } = message as Record<string, unknown>
  if (!Number.isSafeInteger(id)) return null
  const known = id as number
  switch (frame) {
    case 'call':
      return typeof call === 'string' && isCredit(credit) ? { frame, id: known, call, input, credit } : null
    case 'credit':
      return isCredit(credit) ? { frame, id: known, credit } : null
    case 'result':
    case 'item':
      return { frame, id: known, value }
    case 'cancel':
    case 'end':
      return { frame, id: known }
    case 'error':
      return isCode(code) && typeof words === 'string' ? { frame, id: known, code, message: words } : null
    default:
      return null
  }
}
