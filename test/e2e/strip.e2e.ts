/** The line under the text: it follows the writing, and what it says is what the button does. */
import { pdfOf, xlsxOf } from '../documents.ts'
import { expect, openDesk, test } from './desk.ts'

const desk = openDesk()

test('the place follows the writing, the button with it, and a change is announced once', async ({ page }) => {
  const chat = await desk.show(page)
  const announced = chat.strip.getByRole('status')
  await chat.composer.pressSequentially('Write a greeting')
  await expect(chat.place).toHaveText(/^Goes to stand-in/)
  await expect(chat.button('Ask stand-in')).toBeVisible()

  await chat.composer.pressSequentially(' to the patient with MRN 4471-2290')
  await expect(chat.button('Ask here')).toBeVisible()
  await expect(chat.place).toHaveText(/^Stays on this computer/)
  await expect(announced).toHaveText('Stays on this computer')
  await expect(chat.marks).toHaveText(['4471-2290'])

  for (let letter = 0; letter < ' with MRN 4471-2290'.length; letter += 1) await chat.composer.press('Backspace')
  await expect(chat.button('Ask stand-in')).toBeVisible()
  await expect(announced).toHaveText('Goes to stand-in')
  await expect(chat.marks).toHaveCount(0)
})

test('a mark tells what was found, why, and how sure that is, by pointer and by caret', async ({ page }) => {
  const chat = await desk.show(page)
  await chat.composer.fill('Card 4111 1111 1111 1111 was refused')
  await expect(chat.marks).toHaveText(['4111 1111 1111 1111'])
  await chat.marks.hover({ force: true })
  const tip = page.getByRole('tooltip')
  await expect(tip).toContainText('payment card')
  await expect(tip).toContainText('% sure')
  await page.mouse.move(5, 5)
  await expect(tip).toHaveCount(0)

  await chat.composer.press('Home')
  for (let step = 0; step < 8; step += 1) await chat.composer.press('ArrowRight')
  await expect(tip).toContainText('payment card')
  await chat.composer.press('Escape')
  await expect(tip).toHaveCount(0)
})

test('marks lie under their words, however the text is wrapped', async ({ page }) => {
  const chat = await desk.show(page)
  await chat.composer.fill(`${'a word and another '.repeat(12)}jane.roe@example.com ${'and more words '.repeat(12)}`)
  await expect(chat.marks).toHaveText(['jane.roe@example.com'])
  const [field, backing] = await page.evaluate(() => {
    const area = document.querySelector('form textarea')!
    const { fontFamily, fontSize, lineHeight, letterSpacing, padding, width } = getComputedStyle(area)
    const own = getComputedStyle(area.previousElementSibling!)
    return [
      [fontFamily, fontSize, lineHeight, letterSpacing, padding, width],
      [own.fontFamily, own.fontSize, own.lineHeight, own.letterSpacing, own.padding, own.width],
    ]
  })
  expect(field).toEqual(backing)
})

test('a request is kept here with one click, and a label can be raised but not lowered', async ({ page }) => {
  const chat = await desk.show(page)
  await chat.composer.fill('Name a mountain in Austria.')
  await expect(chat.button('Ask stand-in')).toBeVisible()
  await chat.strip.getByRole('button', { name: 'Keep here' }).click()
  await expect(chat.button('Ask here')).toBeVisible()
  await expect(chat.strip.getByRole('button', { name: 'Kept here' })).toHaveAttribute('aria-pressed', 'true')
  await chat.strip.getByRole('button', { name: 'Kept here' }).click()
  await expect(chat.button('Ask stand-in')).toBeVisible()

  await chat.strip.getByRole('button', { name: 'public' }).click()
  await expect(page.getByRole('menuitem')).toHaveText(
    ['Treat as internal', 'Treat as confidential', 'Treat as restricted'].map((words) => new RegExp(words)),
  )
  await page.getByRole('menuitem', { name: 'Treat as restricted' }).click()
  await expect(chat.button('Ask here')).toBeVisible()
  await expect(chat.strip).toContainText('raised by you')
  await chat.strip.getByRole('button', { name: 'restricted' }).click()
  await page.getByRole('menuitem', { name: 'As it was assessed' }).click()
  await expect(chat.button('Ask stand-in')).toBeVisible()
})

test('a file is looked at like the text: what is in it decides, and one that is no text is refused', async ({ page }) => {
  const chat = await desk.show(page)
  await chat.composer.fill('Sum this up.')
  await expect(chat.button('Ask stand-in')).toBeVisible()
  const field = page.locator('input[type=file]')
  await field.setInputFiles({
    name: 'letter.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Dear Ms Roe, your IBAN is DE89 3704 0044 0532 0130 00.'),
  })
  await expect(chat.button('Ask here')).toBeVisible()
  await expect(page.getByText('letter.txt, 54 characters')).toBeVisible()
  await chat.strip.getByRole('button', { name: 'why' }).click()
  await expect(page.getByRole('dialog')).toContainText('bank account (IBAN) 1')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Take letter.txt away' }).click()
  await expect(chat.button('Ask stand-in')).toBeVisible()

  await field.setInputFiles({
    name: 'accounts.xlsx',
    mimeType: 'application/octet-stream',
    buffer: xlsxOf([
      {
        name: 'Accounts',
        rows: [
          ['Holder', 'IBAN'],
          ['Roe', 'DE89370400440532013000'],
        ],
      },
    ]),
  })
  await expect(chat.button('Ask here')).toBeVisible()
  await page.getByRole('button', { name: 'Take accounts.xlsx away' }).click()
  await expect(chat.button('Ask stand-in')).toBeVisible()

  await field.setInputFiles([
    { name: 'scan.pdf', mimeType: 'application/pdf', buffer: pdfOf([['x'], { draws: '0 0 m 9 9 l S' }]) },
    { name: 'plain.pdf', mimeType: 'application/pdf', buffer: pdfOf([['All is well.']]) },
  ])
  await expect(page.getByText('plain.pdf, 13 characters')).toBeVisible()
  await expect(page.getByText('scan.pdf: This file has a page without text')).toBeVisible()
  await page.getByRole('button', { name: 'Take plain.pdf away' }).click()

  await field.setInputFiles({ name: 'picture.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 255, 0, 254]) })
  await expect(page.getByText('This file is not text in UTF-8')).toBeVisible()
  await expect(chat.composer).toHaveValue('Sum this up.')
})

test('I04 what raises the label of a thread shows in it while the answer is still being written', async ({ page }) => {
  const chat = await desk.show(page)
  await chat.ask('Name a mountain in France.', 'Ask stand-in')
  await chat.answered()
  await expect(chat.place).toHaveText(/^Goes to stand-in/)
  await chat.ask('Write a long story about the sea for the patient with MRN 4471-2290.', 'Ask here')
  await expect(page.locator('main header')).toContainText('confidential')
  await expect(chat.place).toHaveText(/^Stays on this computer/)
  await expect(chat.lastAnswer).toHaveAttribute('aria-busy', 'true')
  await chat.button('Stop Esc').click()
  await chat.answered()
})
