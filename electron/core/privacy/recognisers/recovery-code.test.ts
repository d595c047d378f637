import { expect, it } from 'vitest'
import { recoveryCodes } from './recovery-code.ts'

const found = (text: string): string[] => recoveryCodes(text).map(({ start, end }) => text.slice(start, end))
const words = 'velvet orchard timber silent coffee window rabbit planet cousin winter ladder maple'

it.each([
  ['recovery key 418032-227106-553190-118833', '418032-227106-553190-118833'],
  ['BitLocker recovery key for the laptop: 418032-227106-553190-118833', '418032-227106-553190-118833'],
  ['backup codes: 8f2k-91qm, 7xtr-04zp, 3mvw-66ld', '8f2k-91qm, 7xtr-04zp, 3mvw-66ld'],
  [`seed phrase: ${words}`, words],
  [`my recovery phrase is ${words}.`, words],
  ['TOTP secret JBSWY3DPEHPK3PXPKRSXG5A', 'JBSWY3DPEHPK3PXPKRSXG5A'],
  ['2FA seed: JBSW Y3DP EHPK 3PXP', 'JBSW Y3DP EHPK 3PXP'],
])('what opens an account without its password is found: %s', (text, value) => expect(found(text)).toEqual([value]))

it.each([
  'my seed phrase: what you need to restore your wallet when the phone was lost and gone',
  'write down the recovery key and keep it safe',
  'backup codes are ten numbers of eight digits',
  'TOTP secret handling in our library',
])('talk about it is none: %s', (text) => expect(found(text)).toEqual([]))

it.each(['recovery key ', 'seed phrase: abc ', 'totp ABCD '])('1 MB of "%s" is read to its end', (piece) =>
  expect(Array.isArray(recoveryCodes(piece.repeat(1_000_000 / piece.length)))).toBe(true),
)
