/** All the JavaScript that a page loads in a real Chromium, as it travels: gzip, in kilobytes of 1,000 bytes. */
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext } from 'playwright-core'
import { openBrowser } from '#tests/browser/browser.ts'
import { cookiesFor } from './inbox-screen.ts'

export async function scriptWeights(
  address: string,
  cookie: string,
): Promise<{ sign_in_kb: number; inbox_kb: number }> {
  const browser = await openBrowser()
  try {
    const sign_in_kb = await weigh(await browser.newContext(), `${address}/`)
    const inbox_kb = await weigh(await signedIn(browser, address, cookie), `${address}/inbox?view=all`)
    return { sign_in_kb, inbox_kb }
  } finally {
    await browser.close()
  }
}

async function signedIn(browser: Browser, url: string, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext()
  await context.addCookies(cookiesFor(cookie, url))
  return context
}

async function weigh(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage()
  const sizes = new Map<string, Promise<number>>()
  page.on('response', (response) => {
    const script = /javascript/.test(response.headers()['content-type'] ?? '')
    if (script)
      sizes.set(
        response.url(),
        response.body().then((body) => gzipSync(body).length),
      )
  })
  await page.goto(address)
  // What is loaded when the page has come to rest belongs to it too.
  await page.waitForTimeout(4_000)
  const bytes = await Promise.all(sizes.values())
  await context.close()
  return bytes.reduce((sum, one) => sum + one, 0) / 1000
}
