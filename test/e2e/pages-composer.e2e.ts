/** What the composer promises: marks that move nothing, a button that keeps its word, drafts that survive, hands that never leave the keyboard. */
import { type Chat, expect, test, openDesk, standIn } from './desk.ts'

test.describe('the composer', () => {
  const desk = openDesk()

  /** Changes the text and presses Enter in one go, before anything could be looked at. */
  const writeAndSend = (chat: Chat, text: string): Promise<void> =>
    chat.composer.evaluate((field: HTMLTextAreaElement, written) => {
      field.setSelectionRange(0, field.value.length)
      document.execCommand('insertText', false, written)
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    }, text)

  test('I03 nothing is sent farther than the button said when it was pressed', async ({ page }) => {
    const chat = await desk.show(page)
    const seen = desk.cloud.requests.length
    await chat.composer.fill('My card is 4111 1111 1111 1111.')
    await expect(chat.button('Ask here')).toBeVisible()
    await writeAndSend(chat, 'Name a river in Spain.')
    await expect(page.getByText('The place changed while you wrote.')).toBeVisible()
    await expect(chat.composer).toHaveValue('Name a river in Spain.')
    await expect(chat.button('Ask stand-in')).toBeVisible()
    expect(desk.cloud.requests).toHaveLength(seen)
    await chat.composer.press('Enter')
    await chat.answered()
    expect(desk.cloud.requests).toHaveLength(seen + 1)
  })

  test('I03 a provider set up between look and send gets nothing of what was to stay here', async ({ page }) => {
    const provider = standIn(desk.cloud)
    await desk.core.providers.remove({ name: provider.name })
    const chat = await desk.show(page)
    const seen = desk.cloud.requests.length
    await expect(chat.place).toBeVisible()
    const empty = await chat.strip.innerText()
    await chat.composer.fill('Name a river in Austria.')
    await expect(chat.strip).not.toHaveText(empty, { useInnerText: true })
    await expect(chat.button('Ask here')).toBeVisible()
    await desk.core.providers.add({ ...provider, models: [...provider.models] })
    await chat.composer.press('Enter')
    await expect(chat.composer).toHaveValue('')
    await chat.answered()
    await expect(await chat.openReceipt()).toContainText('It was to go no farther than this computer when you sent it')
    expect(desk.cloud.requests).toHaveLength(seen)
  })

  test('I03 what was kept here stays here when it is asked again', async ({ page }) => {
    const chat = await desk.show(page)
    const seen = desk.cloud.requests.length
    await chat.composer.fill('Name a river in Poland.')
    await chat.button('Keep here').click()
    await expect(chat.button('Ask here')).toBeVisible()
    await chat.composer.press('Enter')
    await expect(chat.composer).toHaveValue('')
    await chat.answered()
    await chat.lastAnswer.getByRole('button', { name: 'Retry', exact: true }).click()
    await expect(chat.lastAnswer).toContainText('Answer 2 of 2')
    await chat.answered()
    expect(desk.cloud.requests).toHaveLength(seen)
  })

  test('marks lie under the very words that were found, and move none of them', async ({ page }) => {
    const chat = await desk.show(page)
    const text = `${'A line that is long enough to be broken where the field ends, and then some more of it. '.repeat(3)}\n\tCard 4111 1111 1111 1111, mail ann.poe@example.com`
    await chat.composer.fill(text)
    await expect(chat.marks).toHaveText(['4111 1111 1111 1111', 'ann.poe@example.com'])
    const [field, backing] = await chat.composer.evaluate((element) => [
      element.getBoundingClientRect().toJSON(),
      element.previousElementSibling?.getBoundingClientRect().toJSON(),
    ])
    expect(backing).toEqual(field)

    const mark = await chat.marks.first().boundingBox()
    if (mark === null) throw new Error('The mark is not drawn')
    await page.mouse.move(mark.x + 8, mark.y + 8)
    await expect(page.getByRole('tooltip')).toContainText('payment card')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('tooltip')).toHaveCount(0)
  })

  test('what was not sent is there after a reload', async ({ page }) => {
    const chat = await desk.show(page)
    await chat.composer.fill('Half a question')
    await expect.poll(() => desk.core.chat.draft({ thread: '' })).toBe('Half a question')
    await page.reload()
    await expect(chat.composer).toHaveValue('Half a question')
    await chat.composer.fill('')
    await expect.poll(() => desk.core.chat.draft({ thread: '' })).toBe('')
  })

  test('one click keeps a message here, and one raises its label', async ({ page }) => {
    const chat = await desk.show(page)
    await chat.composer.fill('Name a river in Italy.')
    await expect(chat.button('Ask stand-in')).toBeVisible()
    await chat.button('Keep here').click()
    await expect(chat.button('Ask here')).toBeVisible()
    await chat.button('Kept here').click()
    await expect(chat.button('Ask stand-in')).toBeVisible()
    await chat.strip.getByRole('button', { name: /^public/ }).click()
    await page.getByRole('menuitem', { name: /Treat as confidential/ }).click()
    await expect(chat.button('Ask here')).toBeVisible()
    await expect(chat.strip).toContainText('raised by you')
    await chat.composer.fill('')
  })

  test('a prompt is inserted, filled in and sent by keyboard alone', async ({ page }) => {
    await desk.core.prompts.save({ name: 'rivers', system: '', template: 'Name a river in {{country}}.', fallback: null, note: '' })
    const chat = await desk.show(page)
    await expect(chat.composer).toBeFocused()
    await page.keyboard.press('/')
    await page.keyboard.type('riv')
    await expect(page.getByRole('option', { name: 'rivers' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('country')).toBeVisible()
    await page.getByLabel('country').fill('Poland')
    await expect(chat.button('Ask stand-in')).toBeEnabled()
    await chat.composer.press('Enter')
    await chat.answered()
    await expect(chat.log).toContainText('Name a river in Poland.')
    await expect(chat.log).toContainText('prompt rivers, version 1')

    await chat.composer.press('ArrowUp')
    await expect(chat.composer).toHaveValue('Name a river in Poland.')
    await chat.composer.fill('')
  })

  test('a thread that is removed can be brought back', async ({ page }) => {
    const chat = await desk.show(page)
    await chat.ask('Name a river in Norway.', 'Ask stand-in')
    await chat.answered()
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type('remove this')
    await expect(page.getByRole('option', { name: 'Remove this thread' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByText('was removed.')).toBeVisible()
    await expect(page.getByRole('navigation').getByText('Name a river in Norway.')).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(chat.log).toContainText('Name a river in Norway.')
  })
})
