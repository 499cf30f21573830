/** The built inbox page in a real Chromium, which tells when a row or the line of new ones was painted. */
import { openBrowser, WIDE } from '#tests/browser/browser.ts'

export interface Screen {
  /** From now on looks for a row of this name, or for another number of new ones. */
  watchFor(name: string): Promise<void>
  /** Wall-clock milliseconds of the paint that showed it. */
  painted(): Promise<number>
  close(): Promise<void>
}

const TIME_LIMIT_MS = 10_000

export async function openScreen(address: string, cookie: string): Promise<Screen> {
  const browser = await openBrowser()
  const context = await browser.newContext(WIDE)
  await context.addCookies(cookiesFor(cookie, address))
  const page = await context.newPage()
  await page.goto(`${address}/inbox?view=all`)
  await page.getByText('Wren Number').first().waitFor()
  await page.waitForTimeout(1_000)
  return {
    watchFor: (name) => page.evaluate(watchForPaint, name),
    painted: () =>
      page.evaluate((most_ms) => {
        const late = new Promise<number>((_, fail) => setTimeout(() => fail(new Error('never painted')), most_ms))
        return Promise.race([Reflect.get(window, 'paintedAt') as Promise<number>, late])
      }, TIME_LIMIT_MS),
    close: () => browser.close(),
  }
}

/** Runs in the page. A task queued by a frame's callback begins when that frame was painted. */
function watchForPaint(name: string): void {
  const news = () => /\b\d+ new\b/i.exec(document.body.innerText)?.[0]
  const before = news()
  const there = () => document.body.innerText.includes(name) || news() !== before
  const paintedAt = new Promise<number>((done) => {
    const observer = new MutationObserver(() => {
      if (!there()) return
      observer.disconnect()
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => done(performance.timeOrigin + performance.now())
        port2.postMessage(null)
      })
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  Reflect.set(window, 'paintedAt', paintedAt)
}

/** Of a `cookie` header, as a browser's context takes them. */
export const cookiesFor = (cookie: string, url: string) =>
  cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
  })
