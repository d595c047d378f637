import { expect, it } from 'vitest'
import { deviceId } from './device-id.ts'

const found = (text: string): string[] => deviceId(text).map(({ start, end }) => text.slice(start, end))

it.each([
  ['her laptop (asset KT-009122)', 'KT-009122'],
  ['asset tag: 0091223', '0091223'],
  ['serial no....C02XK0AAJG5H', 'C02XK0AAJG5H'],
  ['host DESKTOP-4GH2J9K', 'DESKTOP-4GH2J9K'],
  ['airdrop to Lornas-iPhone', 'Lornas-iPhone'],
  ['hostname LORNA-MBP14', 'LORNA-MBP14'],
])('a device is found: %s', (text, expected) => expect(found(text)).toEqual([expected]))

it.each(['asset allocation 2024', 'an asset of 12345678', 'a gaming-laptop', 'DESKTOP-FIRST design', 'asset-v1 bundle'])(
  'other words are none: %s',
  (text) => expect(found(text)).toEqual([]),
)
