import { describe, expect, it } from 'vitest'
import { scan } from '../index.ts'

const found = (text: string): [string, string][] => scan(text).map(({ start, end, type }) => [text.slice(start, end), type])
/** Words may be about something sensitive. */
const values = (text: string): [string, string][] => found(text).filter(([, type]) => !type.endsWith('_matter'))

const english = 'zero one two three four five six seven eight nine'.split(' ')
const said = (digits: string, words: readonly string[], by = ' '): string => [...digits].map((digit) => words[Number(digit)]).join(by)
const card = '5425233430109903'

describe('a number said in words is found', () => {
  it.each([
    ['English', `my card is ${said(card, english)} for now`, said(card, english), 'card'],
    ['commas', `my card is ${said(card, english, ', ')} for now`, said(card, english, ', '), 'card'],
    ['dashes', `my card is ${said(card, english, '-')} for now`, said(card, english, '-'), 'card'],
    ['one word', 'my phone: FourOneFiveFiveFiveFiveTwoSixSevenOne', 'FourOneFiveFiveFiveFiveTwoSixSevenOne', 'phone'],
    ['capitals', 'MY PHONE IS FOUR ONE FIVE FIVE FIVE FIVE TWO SIX SEVEN ONE', 'FOUR ONE FIVE FIVE FIVE FIVE TWO SIX SEVEN ONE', 'phone'],
    [
      'oh and double',
      'phone: oh two oh seven nine four six oh nine double five',
      'oh two oh seven nine four six oh nine double five',
      'phone',
    ],
    [
      'dash',
      'social security number: five three six dash two two dash eight seven one two',
      'five three six dash two two dash eight seven one two',
      'us_ssn',
    ],
    [
      'plus',
      'reach me on plus four four two zero seven nine four six zero nine five eight',
      'plus four four two zero seven nine four six zero nine five eight',
      'phone',
    ],
    [
      'tens',
      'my phone is four fifteen five fifty five twenty six seventy one',
      'four fifteen five fifty five twenty six seventy one',
      'phone',
    ],
    [
      'dots',
      'my IP is eighty four dot twelve dot thirty three dot one nine seven',
      'eighty four dot twelve dot thirty three dot one nine seven',
      'ip_address',
    ],
    [
      'German',
      'meine Handynummer: null eins sieben zwei, vierundzwanzig sechsundachtzig neun null eins',
      'null eins sieben zwei, vierundzwanzig sechsundachtzig neun null eins',
      'phone',
    ],
    [
      'French',
      'mon téléphone : zéro six, douze, trente-quatre, soixante-dix-huit, quatre-vingt-dix-neuf',
      'zéro six, douze, trente-quatre, soixante-dix-huit, quatre-vingt-dix-neuf',
      'phone',
    ],
    [
      'Spanish',
      'mi teléfono es seis doce treinta y cuatro cincuenta y seis setenta y ocho',
      'seis doce treinta y cuatro cincuenta y seis setenta y ocho',
      'phone',
    ],
    [
      'Italian',
      'il mio cellulare: tre quattro sette, ventidue, trentatré, quarantotto, nove',
      'tre quattro sette, ventidue, trentatré, quarantotto, nove',
      'phone',
    ],
    [
      'an account',
      'IBAN D E eight nine three seven zero four zero zero four four zero five three two zero one three zero zero zero',
      'D E eight nine three seven zero four zero zero four four zero five three two zero one three zero zero zero',
      'iban',
    ],
  ])('with %s', (_, text, value, type) => expect(found(text)).toContainEqual([value, type]))

  it.each([
    'one two three four five six seven eight nine ten',
    'five six seven eight',
    'call it out: one two three four, one two three four',
    'phone: one two three four five six seven eight',
    'five, six, seven, eight, and one, two, three, four',
    'Telefon: eins zwei drei vier fünf sechs sieben acht neun zehn',
    'téléphone : un deux trois quatre cinq six sept huit',
    'tel uno, dos, tres, cuatro, cinco, seis, siete, ocho',
    'phone: ten nine eight seven six five four three two one',
    'text zero one one zero one zero zero one',
    'call nine one one, it is twenty twenty four',
    'nineteen ninety nine, two thousand and seven',
    'nine of seven of nine, two of three of four of five',
    'one hundred, two hundred, three hundred, four hundred and more',
    'uno o due o tre, due o tre, sei tu',
    'the stadium seats six four five zero zero people',
    'four seven one nine two two eight three five',
  ])('and nothing in %s', (text) => expect(values(text)).toEqual([]))
})
