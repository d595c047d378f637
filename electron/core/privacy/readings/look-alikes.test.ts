import { describe, expect, it } from 'vitest'
import { scan } from '../index.ts'
import { withoutLookAlikes } from './look-alikes.ts'
import { normalise } from '../normalise.ts'
import { numbersReadAgain } from './swapped-digits.ts'

const found = (text: string): [string, string][] => scan(text).map(({ start, end, type }) => [text.slice(start, end), type])
const folded = (text: string): string => normalise(text).text
const read = (text: string): string => withoutLookAlikes(folded(text))?.text ?? text

describe('a letter of another script in the place of a digit', () => {
  it.each([
    ['Cyrillic ones in a phone number', 'phone +44 2О 7946 О958', '+44 2О 7946 О958', 'phone'],
    ['one at the end of a number', 'call 020 7946 095Ӏ', '020 7946 095Ӏ', 'phone'],
    ['a group of them alone', 'call 8 8ОО ООО 45 б7', '8 8ОО ООО 45 б7', 'phone'],
    ['Greek ones in a card', 'card 4111 ΙΙ11 1Ι11 ΙΙΙ1', '4111 ΙΙ11 1Ι11 ΙΙΙ1', 'card'],
    ['Tifinagh and Lisu ones in a card', 'card 4ⵏ11 1ⵏ11 ꓲ111 1111', '4ⵏ11 1ⵏ11 ꓲ111 1111', 'card'],
    ['African ones in a social security number', 'SSN 5Ʒ6-22-872Ȣ', '5Ʒ6-22-872Ȣ', 'us_ssn'],
    ['one beside the letters of an IBAN', 'pay NL9ӀABNAО41716430О now', 'NL9ӀABNAО41716430О', 'iban'],
    ['one in an id with a letter', 'DNI 12345б78Z', '12345б78Z', 'national_id'],
    ['some in the address of a machine', 'from 84.Ӏ2.ЗЗ.197 today', '84.Ӏ2.ЗЗ.197', 'ip_address'],
    ['some in a day of birth', 'born 2З.О5.198Ӏ', '2З.О5.198Ӏ', 'date_of_birth'],
    ['some in a day of birth with the name of the month', 'born on Ι7 May Ι98Ο', 'Ι7 May Ι98Ο', 'date_of_birth'],
    ['a Cyrillic one in a card', 'card Ч111 1111 1111 1111', 'Ч111 1111 1111 1111', 'card'],
    ['a Hebrew one in a social security number', 'SSN 536-22-87ן2', '536-22-87ן2', 'us_ssn'],
    ['some in a sentence of that script', 'Позвоните 8 (9О5) 12З-45-б7 об этом', '8 (9О5) 12З-45-б7', 'phone'],
  ])('is read as the digit: %s', (_, text, expected, type) => expect(found(text)).toContainEqual([expected, type]))

  it('is a letter beside letters', () => expect(read('mail jоhn.smith@оffice.example')).toBe('mail john.smith@office.example'))

  it.each([
    'В 2020 году завод выпустил 10 500 машин, а в 2021 году — 12 000.',
    'Дом 5б, корпус 3, класс 9б, кабинет 3з, № 5б.',
    'ООО 1234567 и ЗАО 7654321, серия ОО 123456.',
    'Формула воды Н2О, модель Т-34, самолёт ТУ-154М.',
    '10 з 20 учнів, з 2020 по 2024 рік, о 10 30, і 5 дітей, 2і.',
    'Об 11:30 почався дощ, бо 2 із 5 згоріли.',
    'Ο νόμος του 2020 ορίζει 10 άρθρα, ο 2ος και η παράγραφος 5.',
    'Ι. 5 και ΙΙ. 10: δείτε τη σελίδα 100.',
    '2020 թ. ընկերությունը վաճառեց 10 500 մեքենա, գինը՝ 5 000 դրամ։',
    'Обим од 2020. године је 10 500 комада, улица 5б, број 12.',
    'През 2020 г. са продадени 3 500 бройки, бл. 5б, вх. А.',
    'Yarın 10 kadın geldi, ısı 20 derece.',
    'a grain of 5 μm, 20 μg/mL',
    'Kɔkɔɔ no yɛ 10',
    'Дом 5Ч, через 24Ч, класс 9Ч.',
    'בשנת 2020 נולד בן, ובן 10 הוא היום.',
    '10 գիրք, գ. 5, 20գ շաքար',
  ])('is not seen in %s', (text) => {
    expect(withoutLookAlikes(folded(text))).toBeNull()
    expect(found(text)).toEqual([])
  })

  it.each([
    'ГОСТ Р 5З114-2008, СНиП 2.О1.07-85',
    'Тираж 5ОО экз., давление 1О1 кПа',
    'В З0 случаях из 100 метод сработал',
    'The moon is З8440О km away',
  ])('makes no finding of a number that is nobody’s: %s', (text) => expect(found(text)).toEqual([]))
})

describe('letters that Unicode keeps apart from the Latin ones', () => {
  it.each([
    ['ᴊᴀɴᴇ.ʀᴏᴇ@ᴇxᴀᴍᴘʟᴇ.ᴏʀɢ', 'jane.roe@example.org'],
    ['ᎫANE', 'JANE'],
    ['ꓙane', 'Jane'],
    ['ᒍANE ᖇOE', 'JANE ROE'],
    ['ꝼirꞅꞇ', 'first'],
    ['Ɪsaac', 'Isaac'],
    ['ᴊᴀɴᴇ', 'jane'],
    ['chloё', 'chloë'],
  ])('%s reads %s', (text, expected) => expect(read(text)).toBe(expected))

  it('are folded already where they are compatibility forms', () => expect(folded('ſecret ℓetter ℯ')).toBe('secret letter e'))
  it('are left where a sound is written with them', () => expect(read('[ˈfəʊ̯n]')).toBe('[ˈfəʊ̯n]'))
})

describe('slashes and colons that look like the plain ones', () => {
  it('are those', () => {
    expect(folded('12∕03 12⁄03 10∶30꞉05')).toBe('12/03 12/03 10:30:05')
    expect(found('born 12∕03∕1979')).toEqual([['12∕03∕1979', 'date_of_birth']])
  })
  it('make no date of a fraction', () => expect(found('½ cup and 1⁄2 cup at a ratio of 3∶4')).toEqual([]))
})

describe('letters and numbers in circles, squares and brackets', () => {
  it.each([
    ['⒥⒜⒩⒠ 🄙🄐🄝🄔 🅙🅐🅝🅔 🅹🅰🅽🅴 🄹🄰🄽🄴 ⓙⓐⓝⓔ', 'jane JANE JANE JANE JANE jane'],
    ['⓪①⑴⒈⓵❶➀➊🄂🄀⓿', '01111111100'],
    ['⑩⑽⒑⓾❿➉➓', '10101010101010'],
    ['⓫⓴⑳⒇⒛', '1120202020'],
  ])('%s reads %s', (text, expected) => expect(folded(text)).toBe(expected))

  it.each([
    ['SSN ❺❸❻-❷❷-❽❼❷❻', '❺❸❻-❷❷-❽❼❷❻', 'us_ssn'],
    ['SSN ⑸⑶⑹-⑵⑵-⑻⑺⑵⑹', '⑸⑶⑹-⑵⑵-⑻⑺⑵⑹', 'us_ssn'],
    ['mail ⒥⒜⒩⒠@⒠⒳⒜⒨⒫⒧⒠.⒪⒭⒢', '⒥⒜⒩⒠@⒠⒳⒜⒨⒫⒧⒠.⒪⒭⒢', 'email'],
    ['mail 🅹🅰🅽🅴@🅴🆇🅰🅼🅿🅻🅴.🅾🆁🅶', '🅹🅰🅽🅴@🅴🆇🅰🅼🅿🅻🅴.🅾🆁🅶', 'email'],
  ])('hide nothing: %s', (text, expected, type) => expect(found(text)).toEqual([[expected, type]]))

  it.each([
    '①②③ steps, then ④ rest',
    '❶ first ❷ second ❸ third',
    '⒈ Open the file ⒉ Save it ⒊ Close it',
    '⑴ 2024-05-01 ⑵ 2024-06-01 ⑶ 2024-07-01',
    '⒜ apples ⒝ pears',
    '🅰 side and 🅱 side, park at 🅿️, 🇩🇪',
    'x² + y² = z², 10⁻³, CO₂, H₂SO₄, ¹⁴C',
  ])('are what they are in %s', (text) => expect(found(text)).toEqual([]))
})

describe('marks drawn on signs', () => {
  const on = (text: string, marks: string): string => [...text].map((sign) => sign + marks).join('')
  it.each([
    ['lines through them', '\u0336'],
    ['lines under them', '\u0332'],
    ['lines over them', '\u0305'],
    ['rings around them', '\u20dd'],
    ['accents that are none', '\u0353\u0346\u0327'],
    ['more marks than any script has', '\u0346\u0316'.repeat(20)],
    ['an unseen joiner and marks', '\u034f\u0336'],
  ])('hide nothing: %s', (_, marks) => {
    for (const [value, type] of [
      ['jane@example.org', 'email'],
      ['DE89 3704 0044 0532 0130 00', 'iban'],
      ['536-22-8726', 'us_ssn'],
    ] as const)
      expect(scan(`it is ${on(value, marks)}`).map((one) => one.type)).toEqual([type])
  })

  it('are taken with the accents of a word where they are for show', () => expect(folded('G̰B̰29 ŃWB̰K 6̣016')).toBe('GB29 NWBK 6016'))
  it('leave the accent of what is struck out', () => expect(folded('J̶ü̶r̶g̶e̶n̶ é̲t̲é̲')).toBe('Jürgen été'))

  it.each([
    'café señor őr, Đồng Nguyễn ăn phở, Žižek, Ærøskøbing',
    'ёж, її, й; ά, ώ, ΐ',
    'مُحَمَّد',
    'שָׁלוֹם',
    'हिन्दी में',
    'ภาษาไทยที่นี่',
    'a ≠ b ≮ c',
  ])('are part of letters composed with them, and of other scripts: %s', (text) => {
    expect(folded(text)).toBe(text.normalize('NFKC'))
    expect(folded(text.normalize('NFD'))).toBe(text.normalize('NFKC'))
  })

  it('keep every finding in its place, but for those behind its last sign', () => {
    const text = `é\u0336 ${on('jane@example.org', '\u0336')}, é`
    expect(found(text)).toEqual([[on('jane@example.org', '\u0336').slice(0, -1), 'email']])
    expect(found('e\u0301\u0336 jane@example.de\u0301\u0336 e')).toEqual([['jane@example.de\u0301', 'email']])
  })
})

describe('what a scanner takes for something else', () => {
  it.each([
    ['an ending with digits', 'mail jane.roe@example.0rg now', 'jane.roe@example.0rg', 'email'],
    ['an ending in another country', 'mail jane@ditta.1t now', 'jane@ditta.1t', 'email'],
    ['an ending with two letters for one', 'mail jane@exarnple.c0rn, please', 'jane@exarnple.c0rn', 'email'],
    ['a day of birth in figures', 'Geburtsdatum: l2.O3.l979', 'l2.O3.l979', 'date_of_birth'],
    ['a month of letters alone', 'born: 12/ll/1976', '12/ll/1976', 'date_of_birth'],
    ['a day of birth with the name of the month', 'born I4th of June l966', 'I4th of June l966', 'date_of_birth'],
    ['the digits of an IBAN that has letters', 'pay GB29 NWBK 6OI6 I33I 9268 I9 now', 'GB29 NWBK 6OI6 I33I 9268 I9', 'iban'],
    ['the digits of an IBAN in one word', 'pay NL9IABNAO4I7I643OO now', 'NL9IABNAO4I7I643OO', 'iban'],
    ['letters and digits where both may stand', 'pay FR14 2OO4 1O1O O5OS OOO1 3MO2 606', 'FR14 2OO4 1O1O O5OS OOO1 3MO2 606', 'iban'],
    ['the digits of an IBAN that is called one', 'IBAN DE3s 3704 0o44 O718 293G 46', 'DE3s 3704 0o44 O718 293G 46', 'iban'],
  ])('is read again: %s', (_, text, expected, type) => expect(found(text)).toContainEqual([expected, type]))

  it.each([
    '@types/node@18.0.1s and react@1.2.5e and user@10.0.0.1',
    'redis@sha256.a0, checkout@main.10',
    'Zoo 12, 2010 and Solo 3, 2020',
    'Windows S2, 2019; Audi B8 2009; 64GB, 3D, 5S',
    'NO 12 3456, DE3S, BE5T, GB12, SE24',
    'part NL9GABCDO4I7Z6493B of the engine',
    'at 2025-05-01T22:10:00Z',
  ])('is not seen in %s', (text) => {
    expect(withoutLookAlikes(text)).toBeNull()
    expect(numbersReadAgain(text)).toEqual([])
  })
})

describe('a long text', () => {
  it.each(['О1 ', '5б ', 'О1О1О1О1@', 'B\u0330é', 'a\u0336', '🅰', '@aa.c0m ', 'l7 March l9B4 ', 'O9/ll/', 'FR3S2OO4lOlOOSOSl2B37MO264B '])(
    'of %j is read to its end',
    (one) => {
      const text = folded(one.repeat(5_000))
      expect(() => [withoutLookAlikes(text), numbersReadAgain(text)]).not.toThrow()
    },
  )
})
