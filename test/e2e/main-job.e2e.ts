/** The main job in a browser: where words go is shown before, and where they went after. */
import { expect, test, openDesk } from './desk.ts'

test.describe('a first run', () => {
  const desk = openDesk({ firstRun: true })

  test('takes three calm steps, with no account and no key, and then answers on this computer', async ({ page }) => {
    await page.goto(desk.address)
    await expect(page.getByRole('heading', { name: 'Your profile is locked' })).toBeFocused()
    await expect(page.getByText('No account, no key, nothing sent.')).toBeVisible()
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByText('SmolLM2 135M is here already.')).toBeVisible()
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByRole('heading', { name: 'Ask something' })).toBeFocused()
    await page.getByRole('textbox', { name: 'Your message' }).fill('Say hello in one word.')
    await page.getByRole('button', { name: 'Start' }).click()

    await expect(page.getByTestId('place')).toContainText('Stays on this computer')
    await expect(page.getByRole('textbox', { name: 'Your message' })).toHaveValue('Say hello in one word.')
    await page.getByRole('button', { name: 'Ask here', exact: true }).click()
    await expect(page.getByRole('article')).toHaveAttribute('aria-busy', 'false')
    await expect(page.getByRole('article')).toContainText('this computer')

    await page.reload()
    await expect(page.getByRole('article')).toContainText('this computer')
    await expect(page.getByRole('heading', { name: 'Your profile is locked' })).toHaveCount(0)
  })
})

test.describe('with a provider in the cloud', () => {
  const desk = openDesk()

  test('I03 a sensitive question says where it stays, is answered here, and the cloud sees nothing', async ({ page }) => {
    const chat = await desk.show(page)
    await chat.composer.fill('Say only: noted. Jane Roe, MRN 4471-2290, has diabetes.')
    await expect(chat.place).toHaveText(/^Stays on this computer\s*SmolLM2/)
    await expect(chat.marks.filter({ hasText: '4471-2290' })).toBeVisible()
    await expect(chat.strip).toContainText('confidential')
    await chat.button('Ask here').click()

    await expect(chat.lastAnswer).toContainText('this computer')
    await chat.answered()
    await expect(chat.lastAnswer).toContainText('Trial model')
    const receipt = await chat.openReceipt()
    await expect(receipt).toContainText('stayed on this computer')
    await expect(receipt).toContainText('record number 1')
    await expect(receipt.getByText('0 bytes', { exact: true })).toBeVisible()
    await receipt.getByRole('button', { name: 'What was sent' }).click()
    await expect(page.getByRole('dialog')).toContainText('Nothing left this computer for this answer.')
    expect(desk.cloud.requests).toEqual([])
  })

  test('a public question names the provider before, and shows after exactly the bytes that it got', async ({ page }) => {
    const chat = await desk.show(page)
    await chat.composer.fill('What is the capital of France?')
    await expect(chat.place).toHaveText(/^Goes to stand-in\s*gpt-test$/)
    await expect(chat.marks).toHaveText(['France'])
    const before = desk.cloud.requests.length
    await chat.button('Ask stand-in').click()
    await chat.answered()
    await expect(chat.lastAnswer).toContainText('Paris is the capital of France.')
    await expect(chat.lastAnswer).toContainText('the cloud')
    expect(desk.cloud.requests).toHaveLength(before + 1)
    const { body } = desk.cloud.requests[before]!

    const receipt = await chat.openReceipt()
    await expect(receipt).toContainText(`went to the cloud, ${new URL(desk.cloud.url).host}`)
    await expect(receipt.getByText('41 in, 7 out')).toBeVisible()
    await expect(receipt.locator('strong')).toHaveText(`${Buffer.byteLength(body)} bytes`)
    await receipt.getByRole('button', { name: 'What was sent' }).click()
    expect(await page.getByRole('dialog').locator('pre').textContent()).toBe(body)
  })

  test('I04 a thread that held something sensitive stays here, until it is continued in a new one from before that', async ({ page }) => {
    const chat = await desk.show(page)
    await chat.ask('Name a river in France.', 'Ask stand-in')
    await chat.answered()
    await chat.ask('Say only: noted. My patient Ann Poe has MRN 99812-3.', 'Ask here')
    await chat.answered()
    const seen = desk.cloud.requests.length
    await chat.composer.fill('Name a river in Spain.')
    await expect(chat.button('Ask here')).toBeVisible()
    await chat.strip.getByRole('button', { name: 'why' }).click()
    await expect(page.getByRole('dialog')).toContainText(
      'In all that would be sent, history and files included: place 4, person 1, record number 1.',
    )
    await page.keyboard.press('Escape')
    await expect(chat.log).toContainText('From here on this thread is confidential. All of it is treated so.')

    await chat.log.getByRole('button', { name: 'Continue in a new thread from before this' }).click()
    await expect(chat.composer).toHaveValue('Say only: noted. My patient Ann Poe has MRN 99812-3.')
    await expect(chat.answers).toHaveCount(1)
    await chat.composer.fill('Name a river in Spain.')
    await expect(chat.button('Ask stand-in')).toBeVisible()
    expect(desk.cloud.requests).toHaveLength(seen)
  })
})

test.describe('when the provider is gone', () => {
  const desk = openDesk()

  test('the same question gets the kept answer with its age and engine, and a new one the model on this computer', async ({ page }) => {
    const chat = await desk.show(page)
    await chat.ask('What is the capital of France?', 'Ask stand-in')
    await chat.answered()
    await desk.cloud.close()

    await page.getByRole('link', { name: 'New' }).click()
    await chat.composer.fill('What is the capital of France?')
    await expect(chat.place).toContainText('A kept answer is there')
    await chat.button('Ask here').click()
    await chat.answered()
    await expect(chat.lastAnswer).toContainText('Kept answer, from gpt-test')
    await expect(chat.lastAnswer).toContainText('Paris is the capital of France.')

    // Nothing counts as fresh any more: what is served now is served because the provider does not answer.
    await desk.core.settings.set({ cacheFreshHours: 1e-9 })
    await page.getByRole('link', { name: 'New' }).click()
    await chat.ask('What is the capital of France?', 'Ask stand-in')
    await chat.answered()
    await expect(chat.lastAnswer).toContainText('Saved answer, from gpt-test')
    await expect(chat.lastAnswer).toContainText('Paris is the capital of France.')
    await expect(chat.lastAnswer.getByRole('button', { name: 'Ask again' })).toBeVisible()
    const receipt = await chat.openReceipt()
    await expect(receipt).toContainText('saved answer')
    await expect(receipt).toContainText('just now')
    await expect(receipt).toContainText('could not be reached')

    await page.getByRole('link', { name: 'New' }).click()
    await chat.ask('Say hello in one word.', 'Ask stand-in')
    await chat.answered()
    await expect(chat.lastAnswer).toContainText('this computer')
    await chat.openReceipt()
    await expect(receipt).toContainText('could not be reached')
    await expect(receipt.getByText('0 bytes', { exact: true })).toBeVisible()
  })
})
