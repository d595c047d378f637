import { expect, it } from 'vitest'
import { resolve } from '../resolve.ts'
import { vehicleId } from './vehicle-id.ts'

const found = (text: string): string[] => resolve(vehicleId(text)).map(({ start, end }) => text.slice(start, end))

it.each([
  ['her insured, Ms. Foy (registration KT19 WXY), was there', 'KT19 WXY'],
  ['reg: KT19WXY', 'KT19WXY'],
  ['reg. no....KT19 WXY', 'KT19 WXY'],
  ['vehicle registration mark is KT19 WXY', 'KT19 WXY'],
  ['MOT due on my Fiesta, KT19WXY', 'KT19WXY'],
  ['my van B214 CDE was hit', 'B214 CDE'],
  ['a white seat ibiza 5582 LKM', '5582 LKM'],
  ['Kennzeichen: K-RT 2291', 'K-RT 2291'],
  ['sein Auto K-RT 2291 parkt vor dem Haus', 'K-RT 2291'],
  ['la voiture AB-123-CD garée ici', 'AB-123-CD'],
  ['gaadi number KA05MH1234 hai', 'KA05MH1234'],
  ['seen: KA 05 MH 1234', 'KA 05 MH 1234'],
  ['license plate # CA 7ABC123', 'CA 7ABC123'],
  ['the plate: ABC 1234', 'ABC 1234'],
])('a plate is found: %s', (text, expected) => expect(found(text)).toEqual([expected]))

it.each([
  'KT19 WXY',
  'section AB-123-CD of the code',
  'the car is a 2019 BMW with 4000 RPM',
  'the car costs 9000 GBP',
  'driving 1200 KMS',
  'Ford F-150 and BMW X5',
  'my car C220 CDI from 2016',
  'the car drove on the M25 AND back',
  'registration closes 12-MAY-24',
  'registration ABC of voters',
  'vehicle A380 plane',
  'an RTX-A 4000 card and a van',
  'xs = "96281BF8 DD5E0525 CA049C04"',
  'the plate is hot',
])('other signs are none: %s', (text) => expect(found(text)).toEqual([]))
