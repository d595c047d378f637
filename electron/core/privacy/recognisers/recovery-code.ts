import { taken } from '../matches.ts'
import { compiled } from '../patterns.ts'
import { cued } from './cue-words.ts'
import type { Stretch } from './password.ts'
import { alternatives, wordsOf } from './surroundings.ts'

const keyCues = wordsOf(
  'recovery key|recovery code|recovery codes|backup code|backup codes|bitlocker key|bitlocker recovery key|filevault key|emergency kit key',
  'wiederherstellungsschlüssel|wiederherstellungscode|notfallcode|filevault recovery key|clé de récupération|code de récupération|código de recuperación|codice di recupero|herstelcode',
)
const phraseCues = wordsOf(
  'seed phrase|recovery phrase|secret recovery phrase|mnemonic|mnemonic phrase|wallet seed|seed words|wiederherstellungsphrase|phrase de récupération|frase semilla',
)
const seedCues = wordsOf(
  'totp secret|totp seed|totp key|totp|otp secret|otp seed|mfa secret|mfa seed|mfa key|fa secret|fa seed|fa key|authenticator key|authenticator secret',
)
const to = '["\'`]?[^\\n:=]{0,40}?(?:\\s(?:is|are|ist|sind|est|es)|[:=])?[\\s"\'`]{1,4}'
/** Groups of letters and digits, no span of years; several of them in a row. */
const key = '(?=[A-Za-z-]{0,60}\\d)(?!(?:19|20)\\d\\d-(?:19|20)\\d\\d)[A-Za-z\\d]{4,14}(?:-[A-Za-z\\d]{4,14}){1,7}'
const keys = `(?:${alternatives(keyCues)})${to}(${key}(?:[,;]?\\s{1,2}${key}){0,15})(?!-?[\\p{L}\\p{N}])`
/** Twelve to twenty-four short words (BIP-39). */
const phrase = `(?:${alternatives(phraseCues)})["']?(?:\\s?\\([^()\\n]{1,30}\\))?[:\\s=]{1,4}(?:is\\s)?["'\`]?((?:\\d{1,2}[.)]\\s?)?[a-z]{3,8}(?:[,\\s]{1,3}(?:\\d{1,2}[.)]\\s?)?[a-z]{3,8}){11,23})(?![\\p{L}\\p{N}])`
/** Base32 (RFC 4648). */
const seed = `(?:${alternatives(seedCues)})["']?[:\\s=]{1,4}(?:is\\s)?["'\`]?([A-Z2-7]{16,64}={0,6}|[A-Z2-7]{4}(?:[ -][A-Z2-7]{4}){3,15})(?![\\p{L}\\p{N}])`
const code = cued([...keyCues, ...phraseCues, ...seedCues], compiled(`(?<![\\p{L}])(?:${keys}|${phrase}|${seed})`, 'dgiu'))
/** No word of such a phrase, and in every sentence. */
const ofSentence = /\b(?:the|and|for|your|with|are|not|from|has|was|our|which)\b/i

/** In one case, with a digit where it has groups. */
const isSeed = (given: string): boolean => (given === given.toUpperCase() || given === given.toLowerCase()) && /[2-7]/.test(given)

/** What opens an account without its password: recovery keys, backup codes, seed phrases, seeds of one-time codes. */
export const recoveryCodes = (text: string): Stretch[] =>
  [...code(text)].flatMap((match) => {
    const [start, end] = taken(match)
    const given = text.slice(start, end)
    return (match[2] !== undefined && ofSentence.test(given)) || (match[3] !== undefined && !isSeed(given)) ? [] : [{ start, end }]
  })
