/** What was found is explained where it stands, and a person can say otherwise: it holds at once, and can be taken back. */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { copyProgram, type ProgramCopy } from '../program-copy.ts'
import { type Chat, expect, openDesk, test } from './desk.ts'

/** Nothing that axe objects to in either theme; with PRIVITY_LOOK=DIR pictures of it for the eye. */
const look = async (page: Page, name: string): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect.soft(violations.map(({ id, nodes }) => `${name}, ${colorScheme}: ${id} at ${nodes[0]?.html}`)).toEqual([])
    const folder = process.env['PRIVITY_LOOK']
    if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

const card = (page: Page) => page.getByRole('tooltip')
const dialog = (page: Page, name: string | RegExp = /^(Not|Always) sensitive$/) => page.getByRole('dialog', { name })

/** By keys, as a person gets there. */
const goTo = async (chat: Chat, words: string, into = 0): Promise<void> => {
  const at = (await chat.composer.inputValue()).indexOf(words) + into
  await chat.composer.press('Home')
  for (let step = 0; step < at; step += 1) await chat.composer.press('ArrowRight')
}

const caretInto = async (chat: Chat, words: string): Promise<void> => {
  await expect(chat.marks).not.toHaveCount(0)
  await goTo(chat, words, 2)
  await expect(card(chat.page)).toBeVisible()
}

const select = async (chat: Chat, words: string): Promise<void> => {
  await goTo(chat, words)
  for (let step = 0; step < words.length; step += 1) await chat.composer.press('Shift+ArrowRight')
}

test.describe('corrections', () => {
  const desk = openDesk()
  test.afterEach(async () => {
    for (const { id } of (await desk.core.corrections.list(null)).corrections) await desk.core.corrections.remove({ id })
  })

  test('a finding tells what it is, by what, and what it makes of the text; said to be not sensitive, the text may go', async ({
    page,
  }) => {
    const chat = await desk.show(page)
    await chat.composer.fill('Is 4111 1111 1111 1111 a test number, please')
    await expect(chat.button('Ask here')).toBeVisible()
    await chat.marks.hover({ force: true })
    await expect(card(page)).toContainText('payment card')
    await expect(card(page)).toContainText('Its check digit is right')
    await expect(card(page)).toContainText('raises to confidential')
    await look(page, 'card')

    // Under "why" the same can be done.
    await chat.strip.getByRole('button', { name: 'why' }).click()
    await dialog(page, 'Why').getByRole('button', { name: 'Not sensitive…' }).click()
    await expect(dialog(page)).toContainText('4111 1111 1111 1111')
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expect(chat.composer).toBeFocused()

    // The pointer can go over to the card without losing it.
    await chat.marks.hover({ force: true })
    await page.getByRole('button', { name: 'Not sensitive…' }).click()
    await expect(dialog(page)).toContainText('It will no longer count as “payment card”, in any thread.')
    await dialog(page).getByRole('button', { name: 'Mark as not sensitive' }).click()
    await expect(dialog(page)).toContainText('Choose a reason.')
    await expect(dialog(page).getByLabel('Why it is not sensitive')).toBeFocused()
    await look(page, 'lower')
    await dialog(page).getByLabel('Why it is not sensitive').selectOption('It is made up, an example')
    await dialog(page).getByRole('button', { name: 'Mark as not sensitive' }).click()

    await expect(dialog(page)).toHaveCount(0)
    await expect(chat.composer).toBeFocused()
    await expect(chat.button('Ask stand-in')).toBeVisible()
    await expect(page.getByText('Marked as not sensitive.')).toBeVisible()
    await chat.marks.hover({ force: true })
    await expect(card(page)).toContainText(/does not count.*You marked it not sensitive on .*: it is made up, an example/)
    await look(page, 'lowered')
    await page.mouse.move(5, 5)
    await expect(card(page)).toHaveCount(0)

    await chat.composer.press('Enter')
    await chat.answered()
    expect(desk.cloud.requests.at(-1)?.body).toContain('4111 1111 1111 1111')
    const receipt = await chat.openReceipt()
    await expect(receipt).toContainText(/1 finding marked not sensitive by you on \d+ \w+ \d{4}/)
    await expect(receipt).toContainText('payment card 1')
    await look(page, 'receipt')

    // In another thread too; another number beside it counts all the same.
    await page.getByRole('link', { name: 'New' }).click()
    await chat.composer.fill('Who made up 4111-1111-1111-1111?')
    await expect(chat.button('Ask stand-in')).toBeVisible()
    await chat.composer.fill('Who made up 4111-1111-1111-1111, and 5555 5555 5555 4444?')
    await expect(chat.button('Ask here')).toBeVisible()
    await chat.composer.fill('')
  })

  test('everything goes by keys: from the caret into the card, through the form, and back to the text', async ({ page }) => {
    const chat = await desk.show(page)
    await chat.composer.fill('Is GB82 WEST 1234 5698 7654 32 made up?')
    await expect(chat.marks).toHaveText(['GB82 WEST 1234 5698 7654 32'])
    await caretInto(chat, 'GB82 WEST 1234 5698 7654 32')
    await expect(chat.composer).toHaveAccessibleDescription(
      /bank account \(IBAN\).*Its check digits and its length for its country are right/,
    )
    await expect(page.locator('[aria-live=polite]').filter({ hasText: 'Its check digits' })).toHaveCount(1)
    await page.keyboard.press('ControlOrMeta+.')
    await expect(page.getByRole('button', { name: 'Not sensitive…' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(chat.composer).toBeFocused()

    await caretInto(chat, 'WEST')
    await page.keyboard.press('ControlOrMeta+.')
    await page.keyboard.press('Enter')
    await expect(dialog(page).getByLabel('Why it is not sensitive')).toBeFocused()
    await page.keyboard.type('Another')
    await page.keyboard.press('Tab')
    await page.keyboard.type('An example of the standard')
    await page.keyboard.press('Enter')
    await expect(dialog(page)).toHaveCount(0)
    await expect(chat.composer).toBeFocused()
    await expect(chat.composer).toHaveValue('Is GB82 WEST 1234 5698 7654 32 made up?')
    await expect(chat.button('Ask stand-in')).toBeVisible()
    expect((await desk.core.corrections.list(null)).corrections).toMatchObject([
      { kind: 'lower', type: 'iban', text: 'GB82 WEST 1234 5698 7654 32', reason: 'other', note: 'An example of the standard' },
    ])
    await chat.composer.fill('')
  })

  test('selected words are marked as always sensitive, hold at once, and are taken back in the settings', async ({ page }) => {
    const chat = await desk.show(page)
    await chat.composer.fill('How long does Project Bluebird take?')
    await expect(chat.button('Ask stand-in')).toBeVisible()
    await select(chat, 'roject Blueb')
    await chat.button('Always sensitive…').click()
    await expect(dialog(page)).toContainText('Project Bluebird')
    await dialog(page).getByLabel('Treat as').selectOption('restricted')
    await look(page, 'raise')
    await dialog(page).getByRole('button', { name: 'Mark as always sensitive' }).click()
    await expect(chat.button('Ask here')).toBeVisible()
    await expect(chat.marks).toHaveText(['Project Bluebird'])
    await chat.strip.getByRole('button', { name: 'why' }).click()
    await expect(dialog(page, 'Why')).toContainText('You marked it as always sensitive')
    await look(page, 'why')
    await page.keyboard.press('Escape')

    await page.getByRole('link', { name: 'Settings' }).click()
    const section = page.getByRole('region', { name: 'Corrections' })
    await expect(section).toContainText('Project Bluebird')
    await expect(section).toContainText('always restricted')
    await section.scrollIntoViewIfNeeded()
    await look(page, 'settings')
    await section.getByRole('button', { name: 'Take back' }).click()
    await expect(section).toContainText('None yet.')
    await dialog(page, 'Taken back.').getByRole('button', { name: 'Undo' }).click()
    await expect(section).toContainText('Project Bluebird')
    await section.getByRole('button', { name: 'Take back' }).click()
    await expect(section).toContainText('None yet.')

    await chat.page.goBack()
    await chat.composer.fill('How long does Project Bluebird take now?')
    await expect(chat.button('Ask stand-in')).toBeVisible()
    await chat.composer.fill('')
  })

  test('what would go as it is can be covered by one press, which is undone as easily', async ({ page }) => {
    const chat = await desk.show(page)
    await chat.composer.fill('How far is it to Lisbon from here?')
    await expect(chat.button('Ask stand-in')).toBeVisible()
    await caretInto(chat, 'Lisbon')
    await look(page, 'cover')
    await chat.button('Cover').click()
    await expect(chat.button('Ask stand-in, covered')).toBeVisible()
    await expect(chat.composer).toBeFocused()
    await goTo(chat, 'Lisbon', 3)
    await expect(card(page)).toContainText('You marked it as always sensitive')
    await expect(chat.button('Cover')).toHaveCount(0)
    await dialog(page, 'Covered from now on, in every thread.').getByRole('button', { name: 'Undo' }).click()
    await expect(chat.button('Ask stand-in')).toBeVisible()
    await chat.composer.fill('')
  })

  test('a secret is never marked not sensitive, and says why', async ({ page }) => {
    const chat = await desk.show(page)
    await chat.composer.fill('The key is sk-proj-Ab3dEf6hIj9kLm2nOp5qRs8t')
    await caretInto(chat, 'sk-proj')
    await expect(page.getByText('Passwords, keys and other secrets cannot be marked not sensitive')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Not sensitive…' })).toHaveCount(0)
    await look(page, 'secret')
    await chat.composer.fill('')
  })

  test('a correction made in the terminal holds in the page, and the other way round', async ({ page }) => {
    const chat = await desk.show(page)
    await chat.composer.fill('Is 5555 5555 5555 4444 fine?')
    await expect(chat.button('Ask here')).toBeVisible()
    const { code, stderr } = await desk.home.run(
      ['corrections', 'add', '--not-sensitive', '--reason', 'agreed', '-'],
      '5555 5555 5555 4444\n',
    )
    expect([code, stderr]).toEqual([0, expect.stringContaining('Marked as not payment card')])
    await chat.composer.press('End')
    await chat.composer.pressSequentially(' again')
    await expect(chat.button('Ask stand-in')).toBeVisible()
    await chat.composer.fill('')
  })
})

test.describe('under a policy that forbids it', () => {
  let copy: ProgramCopy | null = null
  test.afterAll(() => copy?.remove())
  const desk = openDesk({
    program: () => {
      copy = copyProgram()
      const file = join(dirname(copy.program), '..', '..', 'resources', 'policies', 'default.json')
      const policy = JSON.parse(readFileSync(file, 'utf8')) as object
      writeFileSync(file, JSON.stringify({ ...policy, name: 'house', version: 7, corrections: { lower: false } }))
      return copy.program
    },
  })

  test('nothing is marked not sensitive, locked by the policy and its version; always sensitive still is', async ({ page }) => {
    const chat = await desk.show(page)
    await chat.composer.fill('Ask desk@example.org')
    await caretInto(chat, 'desk@')
    await expect(page.getByText('Locked by policy house@7: nothing that was found may be marked not sensitive')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Not sensitive…' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Always sensitive…' })).toBeVisible()
    await look(page, 'locked')
    await chat.composer.fill('')
    await page.getByRole('link', { name: 'Settings' }).click()
    await expect(page.getByRole('region', { name: 'Corrections' })).toContainText('Locked by policy house@7')
  })
})
