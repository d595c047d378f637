import { taken } from '../matches.ts'
import { compiled } from '../patterns.ts'
import { cued } from './cue-words.ts'
import type { Stretch } from './password.ts'
import { alternatives, before } from './surroundings.ts'

const pinWords = [
  'pin',
  'pin code',
  'pincode',
  'cvv',
  'cvc',
  'cvv2',
  'security code',
  'otp',
  'one time code',
  'one time password',
  'otp code',
  'mtan',
  'vpn pin',
  'pin der karte',
  'pin de la tarjeta',
  'clave de la tarjeta',
  'fa code',
  'verification code',
  'geheimzahl',
  'puk',
]
/** Right after the word. */
const pin = `(?:${alternatives(pinWords)})["']?(?:\\s(?:he|she|they|i|we)\\s(?:got|gave|sent|received)(?:\\s(?:me|us))?)?\\s{0,2}(?:is|was|:|=|ist|lautet|est|es|code|number)?\\s{0,2}(?:is\\s|[:=]\\s?)?["']?(\\d{3}[ -]\\d{3}|\\d{3,8})(?![\\p{L}\\p{N}]|[.,-]\\d)`
/** What opens to a number; the word for it alone says too little. */
const opened = [
  'door',
  'front door',
  'gate',
  'alarm',
  'safe',
  'vault',
  'entry',
  'entrance',
  'lock box',
  'lockbox',
  'key safe',
  'locker',
  'garage',
  'keypad',
  'intercom',
  'padlock',
  'unlock',
  'unlocking',
  'access',
  'haustür',
  'tresor',
]
const opening = `(?:${alternatives(opened)})[\\s-](?:entry\\s|pin\\s)?(?:code|pin|combination|combo)(?:\\s(?:for|with|at|of|to|on)\\s[^\\n:\\d]{1,40}(?=:))?\\s{0,2}(?:(?:is|ist)\\s|[:=])?\\s{0,2}(\\d{4,8}#?|\\d{2}(?:-\\d{2}){1,3}#?|(?!ISO|error)[A-Z]{1,5}-?\\d{3,6}[A-Z]?#?)(?![\\p{L}\\p{N}]|[.,:/-]\\d)`
/** The four digits on the front of an American Express card. */
const front = 'cid\\s?(?:is|:|=)?\\s?(\\d{3,4})(?![\\p{L}\\p{N}]|[.,]\\d)'
const card = /(?:amex|american express|card|visa|exp)[^\n]{0,60}$/iu
const code = cued([...pinWords, ...opened, 'cid'], compiled(`(?<![\\p{L}])(?:${pin}|${opening}|${front})`, 'dgiu'))

/** Personal code numbers, and those of doors. */
export const codeNumbers = (text: string): Stretch[] => {
  const found: Stretch[] = []
  for (const match of code(text)) {
    const [start, end] = taken(match)
    if (/^(?:19|20)\d{2}$/.test(text.slice(start, end)) && !/[:=]|(?:is|was|ist|lautet)\s/.test(match[0])) continue
    if (/^cid/i.test(match[0]) && !card.test(before(text, match.index, 80))) continue
    found.push({ start, end })
  }
  return found
}
