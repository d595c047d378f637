import { regex } from '../patterns.ts'
import { getCountries } from 'libphonenumber-js/max'
import { matches } from '../matches.ts'
import { kindAt, letter, number } from '../signs.ts'
import type { Edit } from './windowed.ts'

/** Ends of hosts: those of all countries and those that most people have their mail with. */
const topLevel: ReadonlySet<string> = new Set([
  ...getCountries().map((country) => country.toLowerCase()),
  ...'uk eu com org net edu gov mil int info biz name pro app dev email mail online tech cloud site store shop blog agency company group team live life world news media health legal law academy school university foundation ngo berlin hamburg koeln bayern wien paris london amsterdam nyc tokyo swiss scot wales cat example invalid test'.split(
    ' ',
  ),
])
const label = regex.u`^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$`
const isHost = (host: string): boolean => {
  const labels = host.replace(/\.$/, '').split('.')
  return labels.length > 1 && topLevel.has((labels.at(-1) ?? '').toLowerCase()) && labels.every((one) => label.test(one))
}

/** Mail addresses in which something stands that is not theirs: the end of a line, marks of emphasis; and those written backwards. */
export const mendedAddresses = (text: string): Edit[] => {
  const edits: Edit[] = []
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1))
    for (const edit of overLine(text, at) ?? behindLine(text, at) ?? emphasised(text, at) ?? backwards(text, at) ?? [])
      if (edit.start >= (edits.at(-1)?.end ?? 0)) edits.push(edit)
  return edits
}

/** The end of a line, with what says that it goes on, indented, quoted, in a comment. */
const lineEnd = /[ \t]?[-=\\]?[ \t]?\r?\n(?:[ \t]{0,12}\r?\n)?[ \t]{0,12}(?:[>#] ?|\/\/ ?|\* )?/y
const longestHost = 64
const command = /(?:^|\s)(?:ssh|scp|sftp|rsync|git|mosh)\s[^\n]{0,40}$/

/** A host that the end of a line parts, where what comes next makes one of it, and what came before was none. */
const overLine = (text: string, at: number): Edit[] | null => {
  if (!isLocal(text, at - 1)) return null
  const end = endOfHost(text, at + 1)
  // A dash there may be the host's or the line's.
  const from = text[end - 1] === '-' ? end - 1 : end
  lineEnd.lastIndex = from
  const next = from + (lineEnd.exec(text)?.[0].length ?? 0)
  if (next === from || isHost(text.slice(at + 1, end))) return null
  const last = endOfHost(text, next)
  const second = text.slice(next, last)
  if (!isHost(text.slice(at + 1, from) + second) || /^www\./i.test(second) || /[@/:(_]/.test(text[last] ?? '')) return null
  return command.test(text.slice(Math.max(0, at - 60), at)) ? null : [{ start: from, end: next, text: '' }]
}

/** A sign and its host at the beginning of a line, behind something that is no word of a sentence. */
const behindLine = (text: string, at: number): Edit[] | null => {
  if (!/\s/.test(text[at - 1] ?? '')) return null
  const before = parted.exec(text.slice(Math.max(0, at - 80), at))
  return before === null || !isHost(text.slice(at + 1, endOfHost(text, at + 1)))
    ? null
    : [{ start: at - (before[1] ?? '').length, end: at, text: '' }]
}
const parted = regex.u`[\p{L}\p{N}](?:[._\d]|[._+-][\p{L}\p{N}]{1,30}|\p{N})([-=\\]?[ \t]?\r?\n[ \t]{0,12}(?:[>#] ?|// ?)?)$`

/** `priya_@n_orth.org`: no host has that sign, so it and the one before it are marks. */
const emphasised = (text: string, at: number): Edit[] | null => {
  const end = endOfHost(text, at + 1)
  if (
    text[end] !== '_' ||
    !isWordAt(text, end + 1) ||
    !isLocal(text, at - 1) ||
    !isHost(text.slice(at + 1, end) + text.slice(end + 1, endOfHost(text, end + 1)))
  )
    return null
  const opens = text.slice(Math.max(0, at - 40), at).lastIndexOf('_')
  const closing = { start: end, end: end + 1, text: '' }
  const start = Math.max(0, at - 40) + opens
  return opens < 0 || /\s/.test(text.slice(start, at)) ? [closing] : [{ start, end: start + 1, text: '' }, closing]
}

/** Ends of hosts turned round; those of two letters only with a host that many have their mail with, as `ed.smith@work` is no address. */
const turnedEnd = regex.iu`^(?:(?:moc|gro|ten|ude|vog|ofni|ue|ku\.oc|ua\.moc)\.|[a-z]{2}\.(?:bew|xmg|ten(?:eerf|kisul)|enilno-t|orebil|egnaro|eerf|oohay|liamtoh|kooltuo|evil|liamg|oodanaw|etsopal|rfs|oetsop|oiligriv|acinofelet|notorp)(?![\p{L}\p{N}-]))`

/** `gro.elpmaxe@enaj`: a host turned round before the sign, and none behind it. */
const backwards = (text: string, at: number): Edit[] | null => {
  let start = at
  while (start > 0 && at - start < longestHost && inHost(text, start - 1)) start -= 1
  if (!turnedEnd.test(text.slice(start, at))) return null
  let end = at + 1
  while (end < text.length && end - at < longestHost && isLocal(text, end)) end += 1
  while (/[.]/.test(text[end - 1] ?? '')) end -= 1
  const written = text.slice(start, end)
  const turned = [...written].toReversed().join('')
  return end > at + 1 && !isHost(text.slice(at + 1, end)) && isHost(turned.slice(turned.indexOf('@') + 1))
    ? [{ start, end, text: turned }]
    : null
}

const isWordAt = (text: string, at: number): boolean => {
  const kind = at < 0 || at >= text.length ? 0 : kindAt(text, at)
  return kind === letter || kind === number
}
const inHost = (text: string, at: number): boolean => isWordAt(text, at) || text[at] === '.' || text[at] === '-'
const isLocal = (text: string, at: number): boolean => isWordAt(text, at) || '._+-'.includes(text[at] ?? ' ')
const endOfHost = (text: string, from: number): number => {
  let end = from
  while (end < text.length && end - from < longestHost && inHost(text, end)) end += 1
  return end
}

/** Where a word goes on in the next line of code, of a shell or of a mail: a backslash or an equals sign at its end, a text put together of two. */
const carriedOn = /\\[ \t]?\r?\n[ \t]{0,16}|=\r?\n|(["'`])[ \t]?(?:[+.][ \t]?(?:\\?\r?\n[ \t]{0,16})?|\\?\r?\n[ \t]{0,16}[+.][ \t]?)\1/g
export const carriedOver = (text: string): Edit[] => {
  const edits: Edit[] = []
  for (const { 0: sign, index } of matches(text, carriedOn)) {
    const end = index + sign.length
    if (
      !isTorn(text, index - 1) ||
      text[index - 1] === '.' ||
      text[index - 2] === '\\' ||
      !(isTorn(text, end) || /\d["'`]? \d/.test(text[index - 1] + text.slice(end, end + 2)))
    )
      continue
    // A setting without a value stands in a line of its own.
    if (sign.startsWith('=') && !/[\s@][^\n]{0,80}$/.test(text.slice(Math.max(0, index - 80), index).replace(/^[^]*\n/, ''))) continue
    edits.push({ start: index, end, text: '' })
  }
  for (let line = text.indexOf('\n'); line !== -1; line = text.indexOf('\n', line + 1)) {
    const edit = brokenKey(text, line)
    if (edit !== null) edits.push(edit)
  }
  return inOrder(edits)
}
const inOrder = (edits: readonly Edit[]): Edit[] =>
  edits.toSorted((a, b) => a.start - b.start).filter((edit, place, all) => edit.start >= (all[place - 1]?.end ?? 0))

/** A key at the end of a line, not alone on it, that goes on in the next one: both halves look made by chance. */
const brokenKey = (text: string, line: number): Edit | null => {
  let end = line
  while (end > line - 3 && ' \r\\'.includes(text[end - 1] ?? '-')) end -= 1
  let start = end
  while (start > 0 && end - start < longestKey && isOfKey(text, start - 1)) start -= 1
  if (end - start < shortestHalf || start === 0 || text[start - 1] === '\n' || !isRandom(text.slice(start, end))) return null
  let next = line + 1
  while (next < line + 16 && ' \t'.includes(text[next] ?? '-')) next += 1
  let last = next
  while (last < text.length && last - next < longestKey && isOfKey(text, last)) last += 1
  return last - next >= shortestHalf && isRandom(text.slice(next, last)) && /^["'.,;)]{0,2}(?:\s|$)/.test(text.slice(last, last + 3))
    ? { start: end, end: next, text: '' }
    : null
}
const [shortestHalf, longestKey] = [8, 200]
const isOfKey = (text: string, at: number): boolean => /[A-Za-z0-9_+/-]/.test(text[at] ?? ' ')
const isRandom = (half: string): boolean => /\d/.test(half) && /[a-z]/.test(half) && /[A-Z]/.test(half)

const isTorn = (text: string, at: number): boolean => isWordAt(text, at) || '@._+-'.includes(text[at] ?? ' ')
