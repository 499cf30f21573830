/** The gallery of parts, opened for a test; what a test leaves open is closed behind it. */
import { after, afterEach, before } from 'node:test'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser, WIDE } from './browser.ts'
import { type Served, serveScreens } from './served.ts'

let browser: Browser
export let served: Served

export function useGallery(): void {
  before(async () => {
    served = await serveScreens()
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await served?.[Symbol.asyncDispose]()
  })
  // A page left open by a test that failed would keep its stream, and fail the next ones.
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
}

export const newWindow = (options: BrowserContextOptions = WIDE): Promise<BrowserContext> => browser.newContext(options)

export async function visit(path: string, options: BrowserContextOptions = WIDE): Promise<Page> {
  const page = await (await newWindow({ reducedMotion: 'reduce', ...options })).newPage()
  await page.goto(served.url + path)
  return page
}

export async function parts(options?: BrowserContextOptions): Promise<Page> {
  const page = await visit('/parts', options)
  await page.getByRole('heading', { name: 'Parts', exact: true }).waitFor()
  await page.evaluate(() => document.fonts.ready)
  return page
}
