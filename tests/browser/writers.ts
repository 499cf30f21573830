/** Two who answer in the house of the inbox, Nora and Kwabena, each with a page on the same conversation. */
import type { Browser, BrowserContextOptions, Cookie, Page } from 'playwright-core'
import { grant } from '#areas/conduct/grants.ts'
import { openBrowser } from './browser.ts'
import { type Colleague, colleagueIn } from './colleague.ts'
import { type InboxHouse, openInboxHouse } from './inbox-house.ts'
import { visitAs } from './inbox-page.ts'
import { buildPage } from './served.ts'

export interface Writers extends AsyncDisposable {
  house: InboxHouse
  kwabena: Colleague
  /** Somebody asks, and has a conversation. */
  arrives(name: string): Promise<void>
  /** Nora's page on it, by its address or its name in the list, or that of whoever has these cookies. */
  opened(name: string, cookies?: Cookie[], options?: BrowserContextOptions): Promise<Page>
}

export async function openWriters(): Promise<Writers> {
  await buildPage('changed')
  const house = await openInboxHouse()
  const browser: Browser = await openBrowser()
  const kwabena = await colleagueIn(house, { name: 'Kwabena Osei', role: 'agent' })
  const { channel_id } = house.channel
  await house.work((work) => grant(work, { person_id: kwabena.id, channel_id, reason: 'He answers.' }))
  return {
    ...{ house, kwabena },
    arrives: async (name) => {
      await house.arrive([{ name, text: `${name} asks about the kettle.` }])
      await house.settle()
    },
    opened: async (name, cookies = house.cookies, options) => {
      const isAddress = name.startsWith(house.url)
      const path = isAddress ? name.slice(house.url.length) : '/inbox?view=all'
      const page = await visitAs(browser, { url: house.url, cookies }, path, options)
      const link = page.getByRole('link', { name: new RegExp(name) }).first()
      if (!isAddress) await link.click()
      await page.getByRole('tab', { name: 'Note' }).waitFor()
      return page
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close()
      await house[Symbol.asyncDispose]()
    },
  }
}

export const field = (page: Page) => page.getByRole('textbox', { name: 'What we answer' })
export const kept = (page: Page) => page.getByText('Kept', { exact: true }).waitFor()
export const leave = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()))
export const isEmpty = (page: Page) =>
  page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('textarea.write')?.value === '')
