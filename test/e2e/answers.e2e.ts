/** What happens while an answer comes in, and when it does not come in whole. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, openDesk } from './desk.ts'

const desk = openDesk()

test('I07 a reload in mid-answer loses nothing, and the answer goes on to its end', async ({ page }) => {
  desk.cloud.script({ kind: 'held' })
  const chat = await desk.show(page)
  await chat.ask('Which city is the capital of France?', 'Ask stand-in')
  desk.cloud.release()
  desk.cloud.release()
  await expect(chat.lastAnswer).toContainText('Paris is')
  await expect(chat.lastAnswer).toHaveAttribute('aria-busy', 'true')

  await page.reload()
  await expect(chat.lastAnswer).toContainText('Paris is')
  await expect(chat.lastAnswer).toHaveAttribute('aria-busy', 'true')
  await expect(chat.log).toContainText('Which city is the capital of France?')
  for (let piece = 0; piece < 4; piece += 1) desk.cloud.release()
  await chat.answered()
  await expect(chat.lastAnswer).toContainText('Paris is the capital of France.')
  await expect(chat.answers).toHaveCount(1)
})

test('a second window shows the same answer while it is written, and its end', async ({ page, context }) => {
  desk.cloud.script({ kind: 'held' })
  const chat = await desk.show(page)
  await chat.ask('Which town is the capital of France?', 'Ask stand-in')
  desk.cloud.release()
  await expect(chat.lastAnswer).toContainText('Paris')
  await expect(page).toHaveURL(/#\/thread\//)

  const other = await desk.show(await context.newPage(), new URL(page.url()).hash)
  await expect(other.lastAnswer).toContainText('Paris')
  await expect(other.lastAnswer).toHaveAttribute('aria-busy', 'true')
  for (let piece = 0; piece < 5; piece += 1) desk.cloud.release()
  for (const one of [chat, other]) {
    await one.answered()
    await expect(one.lastAnswer).toContainText('Paris is the capital of France.')
  }
})

test('Esc stops an answer and keeps what came of it', async ({ page }) => {
  desk.cloud.script({ kind: 'held' })
  const chat = await desk.show(page)
  await chat.ask('What is the main city of France?', 'Ask stand-in')
  desk.cloud.release()
  desk.cloud.release()
  await expect(chat.lastAnswer).toContainText('Paris is')
  await chat.composer.press('Escape')
  await chat.answered()
  await desk.cloud.abandoned
  // The pieces that nobody waits for any more.
  for (let piece = 0; piece < 4; piece += 1) desk.cloud.release()
  await expect(chat.lastAnswer).toContainText('Paris is')
  await expect(chat.lastAnswer).not.toContainText('capital')
  await expect(chat.lastAnswer).toContainText('Stopped here. What came is kept.')
  await page.reload()
  await expect(chat.lastAnswer).toContainText('Stopped here. What came is kept.')
})

test('an answer that breaks off ends in a torn edge, and can be continued or asked for again', async ({ page }) => {
  desk.cloud.script({ kind: 'truncated', after: 3 })
  const chat = await desk.show(page)
  await chat.ask('What is the first city of France?', 'Ask stand-in')
  await chat.answered()
  await expect(chat.lastAnswer).toContainText('Paris is the')
  await expect(chat.lastAnswer).toContainText('Broken off here. What came is kept.')
  await expect(chat.lastAnswer.locator('svg pattern')).toHaveCount(1)
  await expect(await chat.openReceipt()).toContainText('broke off')

  await chat.lastAnswer.getByRole('button', { name: 'Retry', exact: true }).click()
  await expect(chat.lastAnswer).toContainText('Paris is the capital of France.')
  await expect(chat.lastAnswer).toContainText('Answer 2 of 2')
  await chat.lastAnswer.getByRole('button', { name: 'Older answer' }).click()
  await expect(chat.lastAnswer).toContainText('Broken off here.')
  await chat.lastAnswer.getByRole('button', { name: 'Continue' }).click()
  await expect(chat.answers).toHaveCount(2)
  await chat.answered()
  await expect(chat.log).toContainText('Please continue from where your last answer broke off.')
})

test('I05 a provider that throws the question back in an error leaves advice on the page and nothing of it in a file or log', async ({
  page,
}) => {
  const canary = 'canary4417marigold'
  desk.cloud.script({ kind: 'echo', status: 400 })
  const chat = await desk.show(page)
  await chat.ask(`What does ${canary} mean?`, 'Ask stand-in')
  await chat.answered()
  await expect(chat.lastAnswer).toContainText('this computer')
  const receipt = await chat.openReceipt()
  await expect(receipt).toContainText('did not accept the request')
  await expect(receipt).not.toContainText(canary)
  await expect(receipt).not.toContainText('Could not process')
  await expect(page.locator('body')).not.toContainText('Could not process')
  expect(desk.said()).not.toContain(canary)
  for (const name of await readdir(desk.home.data, { recursive: true, withFileTypes: true })) {
    if (name.isFile()) expect(await readFile(join(name.parentPath, name.name), 'latin1')).not.toContain(canary)
  }
})

test('a draft survives a reload, per thread', async ({ page }) => {
  const chat = await desk.show(page)
  await chat.ask('What is the seat of government of France?', 'Ask stand-in')
  await chat.answered()
  await chat.composer.fill('half a sentence in a thread')
  await page.getByRole('link', { name: 'New' }).click()
  await chat.composer.fill('half a sentence in a new one')
  await page.reload()
  await expect(chat.composer).toHaveValue('half a sentence in a new one')
  await page.goBack()
  await expect(chat.composer).toHaveValue('half a sentence in a thread')
  await chat.composer.fill('')
  await page.getByRole('link', { name: 'New' }).click()
  await chat.composer.fill('')
})

test('a wire that is cut comes back by itself, with what was written and an answer that went on meanwhile', async ({ page }) => {
  const cuts: (() => Promise<void>)[] = []
  await page.routeWebSocket(/\/wire$/, (ours) => {
    ours.connectToServer()
    cuts.push(() => ours.close())
  })
  desk.cloud.script({ kind: 'held' })
  const chat = await desk.show(page)
  await chat.ask('What is the largest city of France?', 'Ask stand-in')
  desk.cloud.release()
  await expect(chat.lastAnswer).toContainText('Paris')
  await chat.composer.fill('written meanwhile')
  await cuts[0]!()
  await expect(page.getByText('Privity does not answer.')).toBeVisible()
  await expect(chat.composer).toHaveValue('written meanwhile')
  for (let piece = 0; piece < 5; piece += 1) desk.cloud.release()
  await expect(page.getByText('Privity does not answer.')).toHaveCount(0)
  await chat.answered()
  await expect(chat.lastAnswer).toContainText('Paris is the capital of France.')
  await expect(chat.composer).toHaveValue('written meanwhile')
})

test.describe('when Privity is closed', () => {
  const closed = openDesk()

  test('the page says so, keeps what is written and sends nothing', async ({ page, complaints }) => {
    complaints.allow(/WebSocket connection to/)
    const chat = await closed.show(page)
    await chat.composer.fill('What is written stays')
    await expect(chat.button('Ask stand-in')).toBeVisible()
    await closed.stop()
    await expect(page.getByText('Privity does not answer.')).toBeVisible()
    await expect(chat.composer).toHaveValue('What is written stays')
    await chat.composer.press('Enter')
    await expect(chat.composer).toHaveValue('What is written stays')
    expect(closed.cloud.requests).toEqual([])
  })
})
