/** Starts the system's Chromium. It is ended with the test: `await using browser = await openBrowser()`. */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const CANDIDATES = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** How long a page may take for one thing; a busy machine takes many times what a calm one does. */
const PATIENCE_MS = 60_000
const CLOSING_MS = 15_000

export async function openBrowser(): Promise<Browser> {
  const executablePath = CANDIDATES.find((path) => path && existsSync(path))
  if (!executablePath)
    throw new Error('No Chromium here. Install it (apt-get install chromium) or name it in CHROMIUM.')
  const args = ['--disable-background-networking', '--disable-gpu', '--disable-component-update', '--no-first-run']
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  // A name of its own, by which this one is found where it does not end when asked to.
  const name = `--baton-test=${randomUUID()}`
  const browser = await chromium.launch({ executablePath, args: [...args, name], timeout: PATIENCE_MS })
  browser.on('context', (context) => {
    context.setDefaultTimeout(PATIENCE_MS)
    // Chromium may never close a page that is on its way elsewhere; the browser's end ends that one too.
    const close = context.close.bind(context)
    context.close = (options) => Promise.race([close(options), sleep(CLOSING_MS, undefined, { ref: false })])
  })
  const close = browser.close.bind(browser)
  browser.close = async (options) => {
    const late = setTimeout(() => execFile('pkill', ['-KILL', '-f', '--', name]), CLOSING_MS)
    await close(options).finally(() => clearTimeout(late))
  }
  return browser
}

export const WIDE: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
export const MIDDLE: BrowserContextOptions = { viewport: { width: 1024, height: 768 } }
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true }

/** Collects what a page complains about: refused by the content security policy, thrown, or logged as an error. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}

/** What keeps somebody out of a page, in lines that name the place: what axe finds serious or critical, and a frame that slides off the screen. */
export async function graveIn(page: Page): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join('\n  ')}`,
    )
  return [...found, ...(await beyondWindow(page))]
}

/** Pages scroll within the frame: a document that is larger than the window scrolls the frame itself away. The doors have none. */
const beyondWindow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.scrollingElement ?? document.documentElement
    const fits = scrollWidth <= innerWidth && scrollHeight <= innerHeight
    if (fits || !document.querySelector('.app')) return []
    return [`the document is ${scrollWidth} by ${scrollHeight} px in a window of ${innerWidth} by ${innerHeight}`]
  })
