/** What was heard, opened for a test: eight mentions in a house of its own, whatever a test leaves open is closed behind it. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { after, afterEach, before } from 'node:test'
import type { Browser, BrowserContextOptions, Cookie, Page } from 'playwright-core'
import { type Listened, openListened } from '../listened.ts'
import { openBrowser } from './browser.ts'
import { type At, openPage } from './look-at.ts'

export let house: Listened
export let browser: Browser
export let at: At

export function useHeard(): void {
  before(async () => {
    execFileSync(join(import.meta.dirname, '../../script/build'))
    house = await openListened()
    browser = await openBrowser()
    await house.monitor({ name: 'Kessel', kind: 'competitor' })
    for (const nth of [1, 2, 3, 4, 5, 6, 7, 8]) await house.say({ text: textOf(nth), author: `author${nth}` })
    const { address: url } = house.server
    at = {
      url,
      cookies: house.nora
        .cookie()
        .split('; ')
        .map((one) => cookieOf(one, url)),
    }
  })
  after(async () => {
    await browser?.close()
    await house?.stop()
  })
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
}

const MANNERS = 'quiet loud cheap fine broken lovely heavy shiny rusty tall green small'.split(' ')
export const textOf = (nth: number) =>
  `Kessel kettle number ${nth} is ${MANNERS[nth % 12]} and ${MANNERS[(nth * 5) % 12]}`

function cookieOf(cookie: string, url: string): Cookie {
  const [name = '', ...value] = cookie.split('=')
  const { hostname: domain } = new URL(url)
  const kept = { expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' } as const
  return { name, value: value.join('='), domain, path: '/', ...kept }
}

export const rowOf = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })

export async function visit(path = '/listening/heard', options?: BrowserContextOptions) {
  const { page, complaints } = await openPage(browser, at, options)
  await page.goto(at.url + path)
  await page.getByRole('article').first().waitFor()
  return { page, complaints }
}
