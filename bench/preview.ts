/** How long after a keystroke the line under the text tells the new place: the built host, a real browser, a text of 2 kB. */
import { chromium } from 'playwright'
import { testBrowser } from '../scripts/find-browser.mjs'
import { startProvider } from '../test/doubles/provider.ts'
import { addCloud, makeHome, startHost } from '../test/program.ts'
import { median, type Row } from './rows.ts'

const keystrokes = 20
const targetMs = 50

/** 2 kB that end in an e-mail address short of one letter: each keystroke makes it one, or takes that away. */
const text = `${'The minutes of the meeting are ready and will be sent round before the end of the week. '.repeat(25).slice(0, 1_977)} Mail jane.roe@example.c`

export const rows = async (): Promise<Row[]> => {
  const [home, cloud] = await Promise.all([makeHome(), startProvider()])
  await addCloud(home, cloud.url)
  const host = await startHost(home)
  const browser = await chromium.launch({ executablePath: (await testBrowser()) ?? undefined })
  try {
    const page = await browser.newPage()
    await page.goto(host.url)
    for (const name of ['Next', 'Next', 'Start']) await page.getByRole('button', { name, exact: true }).click()
    const composer = page.getByRole('textbox', { name: 'Your message' })
    await composer.fill(text)
    await page.getByRole('button', { name: 'Ask stand-in', exact: true }).waitFor()
    await page.evaluate(() => {
      const place = document.querySelector('[data-testid=place]')!
      const state = { pressed: 0, figures: [] as number[] }
      Object.assign(window, { state })
      document.addEventListener('keydown', () => (state.pressed = performance.now()), true)
      new MutationObserver(() => {
        if (state.pressed === 0) return
        state.figures.push(performance.now() - state.pressed)
        state.pressed = 0
      }).observe(place, { subtree: true, childList: true, characterData: true, attributes: true })
    })
    const figures = (): Promise<number[]> => page.evaluate(() => (window as unknown as { state: { figures: number[] } }).state.figures)
    await composer.focus()
    await page.keyboard.press('Control+End')
    for (let stroke = 0; stroke < keystrokes; stroke += 1) {
      const whole = stroke % 2 === 0
      await page.keyboard.press(whole ? 'o' : 'Backspace')
      await page.getByRole('button', { name: whole ? 'Ask here' : 'Ask stand-in', exact: true }).waitFor()
    }
    const measured = await figures()
    const figure = median(measured)
    return [
      {
        what: `keystroke to strip, ${text.length} characters, median of ${measured.length}`,
        floor: 'none: no peer shows this before sending',
        figure: `${figure.toFixed(1)} ms`,
        target: `under ${targetMs} ms`,
        verdict: figure < targetMs ? 'met' : 'missed',
      },
    ]
  } finally {
    await browser.close()
    await host.stop()
    await cloud.close()
    await home.remove()
  }
}
