/**
 * The whole program behind a real browser: the page is built as script/build does it, the server stands on a port of
 * its own, so that links which it makes lead back to it.
 */
import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openServer } from '../server.ts'
import { PHONE, WIDE } from './browser.ts'

const BUILD = join(import.meta.dirname, '../../script/build')

export async function openAtHome(environment: Record<string, string> = {}) {
  await promisify(execFile)(BUILD)
  return openServer({ PORT: String(await freePort()), ...environment })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

export async function visit(browser: Browser, url: string, options: BrowserContextOptions = WIDE): Promise<Page> {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    ...options,
  })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

/** Every screen and theme that a page has to stand in. */
export const FACES: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
  ['light at 1440', { ...WIDE, colorScheme: 'light' }],
  ['dark at 1440', { ...WIDE, colorScheme: 'dark' }],
  ['light at 390', { ...PHONE, colorScheme: 'light' }],
  ['dark at 390', { ...PHONE, colorScheme: 'dark' }],
]

/** Whether anything stands out of the page to the side. */
export const sideways_px = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
