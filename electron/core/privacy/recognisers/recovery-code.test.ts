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
  ['backup codes: 8f2k-91qm, abcd-04zp', '8f2k-91qm, abcd-04zp'],
  ['recovery code: 123e4567-e89b-12d3-a456-426614174000', '123e4567-e89b-12d3-a456-426614174000'],
  ['totp secret jbsw y3dp ehpk 3pxp', 'jbsw y3dp ehpk 3pxp'],
  ['TOTP secret JBSWY3DPEHPK3PXPKRSXG5A', 'JBSWY3DPEHPK3PXPKRSXG5A'],
  ['2FA seed: JBSW Y3DP EHPK 3PXP', 'JBSW Y3DP EHPK 3PXP'],
])('what opens an account without its password is found: %s', (text, value) => expect(found(text)).toEqual([value]))

it.each([
  'my seed phrase: what you need to restore your wallet when the phone was lost and gone',
  'write down the recovery key and keep it safe',
  'backup codes are ten numbers of eight digits',
  'TOTP secret handling in our library',
  'TOTP THIS WILL FAIL SOON',
  'backup codes were used in 2023-2025',
])('talk about it is none: %s', (text) => expect(found(text)).toEqual([]))

it.each(['recovery key ', 'seed phrase: abc ', 'totp ABCD '])('1 MB of "%s" is read to its end', (piece) =>
  expect(found(`${piece.repeat(1_000_000 / piece.length)}; recovery key 4180-2271`)).toContain('4180-2271'),
)
