/** What was found is explained where it stands, and a person can say otherwise: it holds at once, and can be taken back. */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { copyCoveringProgram, type ProgramCopy } from '../covering-program.ts'
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
    await chat.composer.fill('Ask desk@example.org for their opening hours, please')
    await expect(chat.button('Ask here')).toBeVisible()
    await chat.marks.hover({ force: true })
    await expect(card(page)).toContainText('e-mail address')
    await expect(card(page)).toContainText('It is written as an address with a domain')
    await expect(card(page)).toContainText('raises to internal')
    await look(page, 'card')

    // Under "why" the same can be done.
    await chat.strip.getByRole('button', { name: 'why' }).click()
    await dialog(page, 'Why').getByRole('button', { name: 'Not sensitive…' }).click()
    await expect(dialog(page)).toContainText('desk@example.org')
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expect(chat.composer).toBeFocused()

    // The pointer can go over to the card without losing it.
    await chat.marks.hover({ force: true })
    await page.getByRole('button', { name: 'Not sensitive…' }).click()
    await expect(dialog(page)).toContainText('It will no longer count as “e-mail address”, in any thread.')
    await dialog(page).getByRole('button', { name: 'Mark as not sensitive' }).click()
    await expect(dialog(page)).toContainText('Choose a reason.')
    await expect(dialog(page).getByLabel('Why it is not sensitive')).toBeFocused()
    await look(page, 'lower')
    await dialog(page).getByLabel('Why it is not sensitive').selectOption('It is public anyway')
    await dialog(page).getByRole('button', { name: 'Mark as not sensitive' }).click()

    await expect(dialog(page)).toHaveCount(0)
    await expect(chat.composer).toBeFocused()
    await expect(chat.button('Ask stand-in')).toBeVisible()
    await expect(page.getByText('Marked as not sensitive.')).toBeVisible()
    await chat.marks.hover({ force: true })
    await expect(card(page)).toContainText(/does not count.*You marked it not sensitive on .*: it is public anyway/)
    await look(page, 'lowered')
    await page.mouse.move(5, 5)
    await expect(card(page)).toHaveCount(0)

    await chat.composer.press('Enter')
    await chat.answered()
    expect(desk.cloud.requests.at(-1)?.body).toContain('desk@example.org')
    const receipt = await chat.openReceipt()
    await expect(receipt).toContainText(/1 finding marked not sensitive by you on \d+ \w+ \d{4}/)
    await expect(receipt).toContainText('e-mail address 1')
    await look(page, 'receipt')

    // In another thread too; another address beside it counts all the same.
    await page.getByRole('link', { name: 'New' }).click()
    await chat.composer.fill('Who reads DESK@example.org?')
    await expect(chat.button('Ask stand-in')).toBeVisible()
    await chat.composer.fill('Who reads DESK@example.org, and jane@example.org?')
    await expect(chat.button('Ask here')).toBeVisible()
    await chat.composer.fill('')
  })

  test('everything goes by keys: from the caret into the card, through the form, and back to the text', async ({ page }) => {
    const chat = await desk.show(page)
    await chat.composer.fill('Is 81.2.69.142 in England?')
    await expect(chat.marks).toHaveText(['81.2.69.142'])
    await caretInto(chat, '81.2.69.142')
    await expect(chat.composer).toHaveAccessibleDescription(/IP address.*It is a valid IPv4 address/)
    await expect(page.locator('[aria-live=polite]').filter({ hasText: 'It is a valid IPv4 address' })).toHaveCount(1)
    await page.keyboard.press('ControlOrMeta+.')
    await expect(page.getByRole('button', { name: 'Not sensitive…' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(chat.composer).toBeFocused()

    await caretInto(chat, '69.142')
    await page.keyboard.press('ControlOrMeta+.')
    await page.keyboard.press('Enter')
    await expect(dialog(page).getByLabel('Why it is not sensitive')).toBeFocused()
    await page.keyboard.type('Another')
    await page.keyboard.press('Tab')
    await page.keyboard.type('An address of documents')
    await page.keyboard.press('Enter')
    await expect(dialog(page)).toHaveCount(0)
    await expect(chat.composer).toBeFocused()
    await expect(chat.composer).toHaveValue('Is 81.2.69.142 in England?')
    await expect(chat.button('Ask stand-in')).toBeVisible()
    expect((await desk.core.corrections.list(null)).corrections).toMatchObject([
      { kind: 'lower', type: 'ip_address', text: '81.2.69.142', reason: 'other', note: 'An address of documents' },
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
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect(section).toContainText('Project Bluebird')
    await section.getByRole('button', { name: 'Take back' }).click()
    await expect(section).toContainText('None yet.')

    await chat.page.goBack()
    await chat.composer.fill('How long does Project Bluebird take now?')
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
    await chat.composer.fill('Ask team@example.org')
    await expect(chat.button('Ask here')).toBeVisible()
    const { code, stderr } = await desk.home.run(['corrections', 'add', '--not-sensitive', '--reason', 'agreed', '-'], 'team@example.org\n')
    expect([code, stderr]).toEqual([0, expect.stringContaining('Marked as not e-mail address')])
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
      copy = copyCoveringProgram()
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
