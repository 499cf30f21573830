/** Opens a page of the real program for a test: signed in, listened to for complaints, and looked at by axe. */
import assert from 'node:assert/strict'
import type { Browser, BrowserContextOptions, Cookie, Page } from 'playwright-core'
import { complaintsOf, graveIn, PHONE, WIDE } from './browser.ts'

export interface At {
  url: string
  cookies: readonly Cookie[]
}

export async function openPage(
  browser: Browser,
  at: At,
  options: BrowserContextOptions = WIDE,
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  await context.addCookies([...at.cookies])
  const page = await context.newPage()
  return { page, complaints: complaintsOf(page) }
}

/** Nothing serious for axe and nothing that scrolls sideways, in light and dark, wide and on a phone. */
export async function lookAt(browser: Browser, at: At, path: string, isThere: (page: Page) => Promise<unknown>) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const options of [WIDE, PHONE]) {
      const { page } = await openPage(browser, at, { ...options, colorScheme })
      await page.goto(at.url + path)
      await isThere(page)
      const where = `${path}, ${colorScheme} at ${options.viewport?.width}`
      assert.deepEqual(await graveIn(page), [], where)
      const over = await page.evaluate(() => {
        const boxes = [...document.querySelectorAll('.ledger, .rule-edit, .main')]
        return boxes.filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.className)
      })
      assert.deepEqual(over, [], `${where} scrolls sideways`)
      await page.context().close()
    }
  }
}
