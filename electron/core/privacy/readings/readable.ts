import { regex } from '../patterns.ts'
import { isUtf8 } from 'node:buffer'

/** A stretch of a text and what it decodes to; not `sure` where it may well be a number that only happens to be readable. */
export type Block = { readonly start: number; readonly end: number; readonly text: string; readonly sure: boolean }

/** Bytes as the text that they are, if they are one: UTF-8, or UTF-16 as Windows writes it. */
export const readable = (bytes: Buffer): string | null => {
  const text = wide(bytes) ?? (isUtf8(bytes) ? bytes.toString('utf8') : null)
  return text === null || unreadable.test(text) || !words.test(text) ? null : text
}
// oxlint-disable-next-line no-control-regex -- control signs tell data from text
const unreadable = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]|\p{Cs}/u
/** A word or number, or one in groups of two. */
const words = regex.u`[\p{L}\p{N}][\p{L}\p{M}\p{N}]{2}|^[\d\s+().-]{8,}$`

/** UTF-16 by its mark, or because every other byte is zero, as in letters of Latin. */
const wide = (bytes: Buffer): string | null => {
  if (bytes.length < 8 || bytes.length % 2 === 1) return null
  const mark = bytes.readUInt16BE(0)
  if (mark === 0xfffe) return bytes.toString('utf16le', 2)
  if (mark === 0xfeff) return turned(bytes.subarray(2))
  if (bytes[0] !== 0 && bytes[1] !== 0) return null
  let [even, odd] = [0, 0]
  for (let at = 0; at < bytes.length; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  const most = bytes.length * 0.4
  return odd > most && even === 0 ? bytes.toString('utf16le') : even > most && odd === 0 ? turned(bytes) : null
}

const turned = (bytes: Buffer): string => Buffer.from(bytes).swap16().toString('utf16le')
