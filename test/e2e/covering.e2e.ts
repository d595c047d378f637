/** What goes covered: the strip and the button say so before it goes, and the answer can be read as the provider wrote it. */
import { expect, openDesk, test } from './desk.ts'

const desk = openDesk({ answer: 'Dear [EMAIL_1], thank you for writing.' })

test('a covered question names what is covered, is answered with the real value, and shows itself as it was sent', async ({ page }) => {
  const chat = await desk.show(page)
  await chat.composer.fill('Thank jane.roe@example.org')
  await expect(chat.place).toHaveText(/^Goes to stand-in, covered: e-mail address 1/)
  await chat.ask('Thank jane.roe@example.org', 'Ask stand-in, covered')
  await chat.answered()
  await expect(chat.lastAnswer).toContainText('Dear jane.roe@example.org, thank you for writing.')
  await expect(chat.lastAnswer).toContainText('the cloud, covered')
  expect(desk.cloud.requests.at(-1)?.body).toContain('Thank [EMAIL_1]')
  expect(desk.cloud.requests.at(-1)?.body).not.toContain('jane.roe')

  const asSent = chat.lastAnswer.getByRole('button', { name: 'As it was sent' })
  await asSent.click()
  await expect(chat.lastAnswer).toContainText('Dear [EMAIL_1], thank you for writing.')
  await expect(asSent).toHaveAttribute('aria-pressed', 'true')
  await asSent.click()
  await expect(chat.lastAnswer).toContainText('Dear jane.roe@example.org')

  const receipt = await chat.openReceipt()
  await expect(receipt).toContainText('placeholders went instead of: e-mail address 1')
})

test('a label of a person’s own choice is not covered away: it stays here', async ({ page }) => {
  const chat = await desk.show(page)
  await chat.composer.fill('Name a river in Spain.')
  await expect(chat.button('Ask stand-in')).toBeVisible()
  await chat.strip.getByRole('button', { name: 'public' }).click()
  await page.getByRole('menuitem', { name: 'Treat as internal' }).click()
  await expect(chat.button('Ask here')).toBeVisible()
  await expect(chat.place).toHaveText(/^Stays on this computer/)
})
