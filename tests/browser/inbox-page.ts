/** The inbox as its tests find their way in it: a page of whoever has these cookies, the list, a row, the open thread. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { WIDE } from './browser.ts'
import { type At, openPage } from './look-at.ts'

export async function visitAs(
  browser: Browser,
  at: At,
  path: string,
  options: BrowserContextOptions = WIDE,
): Promise<Page> {
  const { page } = await openPage(browser, at, options)
  await page.goto(at.url + path)
  return page
}

export const list = (page: Page) => page.getByRole('region', { name: 'Conversations' }).last()
export const rowOf = (page: Page, name: string) => list(page).getByRole('link', { name: new RegExp(name) })
export const thread = (page: Page) => page.getByRole('region', { name: 'Conversation', exact: true }).last()

/** The conversation with somebody, opened by its row. */
export async function open(page: Page, name: string): Promise<Page> {
  await rowOf(page, name).click()
  await page.getByRole('tab', { name: 'Note' }).waitFor()
  return page
}
