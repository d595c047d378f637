import { expect, it } from 'vitest'
import { bankAccount } from './bank-account.ts'

const found = (text: string): string[] => [
  ...new Set(
    bankAccount(text)
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, end }) => text.slice(start, end)),
  ),
]

it.each([
  ['send it to 60-16-13 71220458 please', '60-16-13', '71220458'],
  ['HSBC 401276 71220458', '401276', '71220458'],
  ['Account 71220458 Sort 40-12-76', '71220458', '40-12-76'],
  ['account (sort 40-12-76) 71220458', '40-12-76', '71220458'],
  ['acc......71220458', '71220458'],
  ['A/C No: 50100123456789', '50100123456789'],
  ['BSB 062-000 Acc 12345678', '062-000', '12345678'],
  ['HDFC0001234 / 50100123456789', 'HDFC0001234', '50100123456789'],
  ['wire to 021000021, 000123456789', '021000021', '000123456789'],
  ['CLABE 032180000118359719', '032180000118359719'],
  ['kontonr 8601 11 17947', '8601 11 17947'],
  ['paid from 8601.11.17947', '8601.11.17947'],
  ['Bankgiro 5050-1055', '5050-1055'],
  ['Plusgiro 4 12 34-5', '4 12 34-5'],
  ['Reg. 1234 Konto 0001234567', '0001234567'],
  ['61 1090 1014 0000 0712 1981 2874', '61 1090 1014 0000 0712 1981 2874'],
  ['11773016-11111018-00000000', '11773016-11111018-00000000'],
  ['19-2000145399/0800', '19-2000145399/0800'],
  ['2077 0024 00 3102575766', '2077 0024 00 3102575766'],
  ['20041 01005 0500013M026 06', '20041 01005 0500013M026 06'],
  ['539-0075470-34', '539-0075470-34'],
  ['agência 1234 conta 56789-0', '56789-0'],
  ['pay lena.k82@okicici today', 'lena.k82@okicici'],
  ['UPI ID: lena@newbank', 'lena@newbank'],
  ['chave pix: 0b9d7f1e-53a1-4f0a-8a0e-2f6f9ad1c001', '0b9d7f1e-53a1-4f0a-8a0e-2f6f9ad1c001'],
])('an account is found: %s', (text, ...expected) => expect(found(text)).toEqual(expected))

it.each([
  '12-05-24 10203040 rows',
  '401276 71220458',
  'sort 12-05-24 by date',
  'sort order 1234567',
  'bg 1234567 and pg 1234567',
  'order 100234 12345678',
  'ISBN 978-3-16-148410-0',
  '2024-05-06 12:30',
  '8601.11.17948',
  '19-2000145398/0800',
  'UUID 0b9d7f1e-53a1-4f0a-8a0e-2f6f9ad1c001',
  'deploy@sbi-host and foo@upi.example',
  'git@ybl/x',
  'version 1234-5678-90-1234567890',
])('other numbers are none: %s', (text) => expect(found(text)).toEqual([]))
