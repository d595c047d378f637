/**
 * Every page and state in both themes: nothing that axe objects to, and, with PRIVITY_SCREENSHOTS=1, the pictures of docs/screenshots.
 * Without it nothing is written.
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, openDesk, test } from './desk.ts'

const themes = ['light', 'dark'] as const
// Some forty looks of axe in one test: more than a busy machine does in the usual time.
test.describe.configure({ timeout: 240_000 })
const pictures = process.env['PRIVITY_SCREENSHOTS'] === '1'

/** Looks at what is open now, in both themes. Nothing may be in motion: what fades has no contrast of its own. */
const look = async (page: Page, state: string, picture: string | null = null, aside: string[] = []): Promise<void> => {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).disableRules(aside).analyze()
    const found = violations.map(
      ({ id, nodes }) => `${state}, ${theme}: ${id} at ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    )
    expect.soft(found).toEqual([])
    if (pictures && picture !== null) await page.screenshot({ path: `docs/screenshots/${picture}-${theme}.png`, caret: 'hide' })
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

const letter = `Here is a short plan for a day in Lyon.

1. **Morning:** walk up to *Fourvière* and look over both rivers.
2. **Noon:** lunch in a bouchon in the old town, such as \`Rue Saint-Jean\`.
3. **Afternoon:** the museum where the Rhône meets the Saône.

| place | time | price |
|---|---|---|
| Fourvière | 1 h | free |
| Museum | 2 h | 12 € |

> Trains back run until midnight.`

test.describe('a first run', () => {
  const desk = openDesk({ firstRun: true })

  test('the three steps have nothing that axe objects to, in light and dark', async ({ page }) => {
    await page.goto(desk.address)
    await expect(page.getByRole('heading', { name: 'Your profile is locked' })).toBeFocused()
    await look(page, 'first run, lock', 'first-run')
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByText('is here already.')).toBeVisible()
    await look(page, 'first run, model')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Try an example' }).click()
    await look(page, 'first run, question')
  })
})

test.describe('the chat', () => {
  const desk = openDesk({ answer: letter })

  test('every state of it has nothing that axe objects to, in light and dark', async ({ page }) => {
    const chat = await desk.show(page)
    await expect(chat.composer).toBeFocused()
    await look(page, 'a new thread')

    await chat.ask('Plan a day in Lyon for two, in a few lines and with prices.', 'Ask stand-in')
    await chat.answered()
    await chat.composer.fill('And what if it rains?')
    await expect(chat.button('Ask stand-in')).toBeVisible()
    await chat.openReceipt()
    await look(page, 'an answer from the cloud with its receipt', 'cloud')
    await chat.receipt.getByRole('button', { name: 'What was sent' }).click()
    await expect(page.getByRole('dialog').locator('pre')).toBeVisible()
    await look(page, 'what was sent')
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await chat.composer.fill('')

    await desk.core.settings.set({ cacheFreshHours: 1e-9 })
    desk.cloud.script({ kind: 'error', code: 'overloaded', status: 503 })
    await page.getByRole('link', { name: 'New' }).click()
    await chat.ask('Plan a day in Lyon for two, in a few lines and with prices.', 'Ask stand-in')
    await chat.answered()
    await expect(chat.lastAnswer).toContainText('Saved answer')
    await chat.openReceipt()
    await look(page, 'a saved answer', 'saved')
    await desk.core.settings.set({ cacheFreshHours: 24 })

    desk.cloud.script({ kind: 'held' })
    await page.getByRole('link', { name: 'New' }).click()
    await chat.ask('Plan an afternoon in Lyon.', 'Ask stand-in')
    for (let piece = 0; piece < 12; piece += 1) desk.cloud.release()
    await expect(chat.lastAnswer).toContainText('Here is a short plan')
    await look(page, 'an answer that streams')
    await chat.composer.press('Escape')
    await chat.answered()
    await look(page, 'an answer that was stopped')
    // The pieces that nobody waits for any more.
    for (let piece = 0; piece < 100; piece += 1) desk.cloud.release()

    await page.getByRole('link', { name: 'New' }).click()
    await chat.ask('Write one friendly sentence: the appointment of Jane Roe, MRN 4471-2290, is now on Friday at ten.', 'Ask here')
    await chat.answered()
    await chat.composer.fill('Thank her, and mention her card 4111 1111 1111 1111 and jane.roe@example.com.')
    await expect(chat.marks).toHaveCount(2)
    await chat.openReceipt()
    await look(page, 'an answer from this computer', 'chat')
    await chat.receipt.getByRole('button', { name: 'Close the receipt' }).click()
    await chat.strip.getByRole('button', { name: 'why' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await look(page, 'why')
    await page.keyboard.press('Escape')
    await chat.strip.getByRole('button', { name: 'confidential' }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    // A menu belongs to its button, wherever it stands in the document.
    await look(page, 'the menu of labels', null, ['region'])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Thread menu' }).click()
    await page.getByRole('menuitem', { name: 'Rename' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await look(page, 'renaming')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('plan')
    await expect(page.getByRole('option', { name: /Plan a day/ }).first()).toBeVisible()
    await look(page, 'the palette', 'palette')
    await page.keyboard.press('Escape')
  })

  test('without a wire and without a network it has nothing that axe objects to either', async ({ page, complaints }) => {
    complaints.allow(/^error: (WebSocket connection|Failed to load)/)
    await desk.show(page)
    // What the system tells a browser about its network; no switch of the browser's own reaches it everywhere.
    const network = (online: boolean): Promise<void> =>
      page.evaluate((told) => {
        Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => told })
        window.dispatchEvent(new Event(told ? 'online' : 'offline'))
      }, online)
    await network(false)
    await expect(page.getByText('Offline. Answers come from this computer')).toBeVisible()
    await look(page, 'offline')
    await network(true)
    await desk.stop()
    await expect(page.getByText('Privity does not answer.')).toBeVisible()
    await look(page, 'Privity is closed')
  })
})

test.describe('the other pages', () => {
  const desk = openDesk()

  test('empty and full, they have nothing that axe objects to, in light and dark', async ({ page }) => {
    const chat = await desk.show(page, '#/prompts')
    await expect(page.getByText('No prompts yet.')).toBeVisible()
    await look(page, 'no prompts')
    await page.getByRole('link', { name: 'Costs' }).click()
    await expect(page.getByText('Nothing has been asked yet.')).toBeVisible()
    await look(page, 'no costs')

    const prompts = desk.core.prompts
    const reply = 'Write a reply to {{name}} about {{matter}}. Keep it under {{words}} words.\nClose with our usual greeting.'
    await prompts.save({ name: 'reply', system: 'You write plain, friendly letters.', template: reply, fallback: null, note: 'first' })
    await prompts.save({
      name: 'reply',
      system: 'You write plain, friendly letters.',
      template: reply.replace('usual greeting', 'opening hours'),
      fallback: null,
      note: 'opening hours instead of the greeting',
    })
    await prompts.label({ name: 'reply', label: 'production', version: 1 })
    await prompts.save({ name: 'minutes', system: '', template: 'Turn these notes into minutes:\n{{text}}', fallback: null, note: '' })
    await prompts.save({ name: 'translate', system: '', template: 'Translate into {{language}}:\n{{text}}', fallback: null, note: '' })
    await page.getByRole('link', { name: 'New' }).click()
    await chat.ask('What is the capital of France?', 'Ask stand-in')
    await chat.answered()
    await page.getByRole('link', { name: 'New' }).click()
    await chat.ask('Say hello to the patient with MRN 4471-2290.', 'Ask here')
    await chat.answered()

    await page.getByRole('link', { name: 'Prompts' }).click()
    await expect(page.getByRole('link', { name: /minutes/ })).toBeVisible()
    await look(page, 'the list of prompts')
    await page.getByRole('link', { name: /reply/ }).click()
    await expect(page.getByRole('group', { name: 'From version 1 to version 2' })).toBeVisible()
    await page.getByRole('textbox', { name: 'name', exact: true }).fill('Ms Roe')
    await page.getByRole('textbox', { name: 'matter' }).fill('the new opening hours')
    await expect(page.getByText('Write a reply to Ms Roe')).toBeVisible()
    await look(page, 'a prompt', 'prompts')
    await page.getByRole('button', { name: 'Set a label' }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await look(page, 'setting a label')
    await page.keyboard.press('Escape')

    await page.getByRole('link', { name: 'Costs' }).click()
    await expect(page.getByRole('group', { name: 'Table: Model' })).toBeVisible()
    await look(page, 'costs', 'costs')
    await page.getByRole('link', { name: 'Models' }).click()
    await expect(page.getByRole('article', { name: 'SmolLM2 135M' })).toBeVisible()
    await look(page, 'models', 'models')
    await page.getByRole('article', { name: 'SmolLM2 135M' }).getByRole('button', { name: 'Remove' }).click()
    await expect(page.getByRole('alertdialog')).toBeVisible()
    await look(page, 'removing a model')
    await page.keyboard.press('Escape')

    await page.getByRole('link', { name: 'Settings' }).click()
    await expect(page.getByRole('region', { name: 'Health' }).getByRole('listitem').first()).toBeVisible()
    await look(page, 'settings', 'settings')
    await page.getByRole('button', { name: 'Add a provider' }).click()
    await page.getByRole('dialog').getByLabel('Where it runs').selectOption('onprem')
    await page.getByRole('dialog').getByRole('button', { name: 'Add a provider' }).click()
    await expect(page.getByText('Name at least one model.')).toBeVisible()
    await look(page, 'adding a provider', 'provider')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Open the list' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Hugging Face' })).toBeVisible()
    await look(page, 'what leaves', 'leaves')
  })
})
