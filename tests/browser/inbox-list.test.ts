/** The list and the open conversation beside it: whom keys mean, whose words a row shows, who holds it, and what colleagues do meanwhile. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { inboxApi } from '#areas/inbox/api.ts'
import { openBrowser, WIDE } from './browser.ts'
import { type Colleague, colleagueIn } from './colleague.ts'
import { type InboxHouse, openInboxHouse } from './inbox-house.ts'

let house: InboxHouse
let browser: Browser
let imke: Colleague
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)

before(async () => {
  execFileSync(join(import.meta.dirname, '../../script/build'))
  house = await openInboxHouse()
  browser = await openBrowser()
  imke = await colleagueIn(house, { name: 'Imke Tamminga', role: 'agent' })
  const names = ['Ana', 'Bo', 'Cem', 'Dee']
  await house.arrive(
    names.map((name, at) => ({ name, text: `Where is my kettle? It is late, ${name}`, posted_at: ago(10 * (at + 1)) })),
  )
})
after(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

async function visit(path: string, options: BrowserContextOptions = WIDE): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  await context.addCookies(house.cookies)
  const page = await context.newPage()
  await page.goto(house.url + path)
  return page
}
const list = (page: Page) => page.getByRole('region', { name: 'Conversations' }).last()
const rowOf = (page: Page, name: string) => list(page).getByRole('link', { name: new RegExp(name) })
const head = (page: Page, name: string) => page.getByRole('heading', { name, level: 2 })
const opened = async (name: string, path = '/inbox?view=all') => {
  const page = await visit(path)
  await rowOf(page, name).click()
  await page.getByRole('tab', { name: 'Note' }).waitFor()
  return page
}
const idOf = async (name: string) => {
  const { conversations } = await imke.call(inboxApi.list, { limit: 100 })
  return conversations.find(({ who }) => who?.name === name)?.id ?? ''
}

test('what a colleague took a moment ago is not taken from them unseen, and what they take over is no longer said to be mine', async () => {
  const page = await opened('Ana')
  const id = await idOf('Ana')
  // The page does not hear that Imke was faster.
  await page.route('**/api/conversations/*', (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  )
  await imke.call(inboxApi.assign, { id, person_id: imke.id, held_by: null })
  await page.keyboard.press('t')
  await page.getByText('Imke Tamminga took it a moment ago.').first().waitFor()
  assert.equal(await page.getByText('Ana is yours.').count(), 0)
  await page.unroute('**/api/conversations/*')
  await page.reload()
  await page.getByText('With Imke Tamminga', { exact: true }).waitFor()
  await page.keyboard.press('t')
  await page.getByText('Ana is yours.').waitFor()
  await imke.call(inboxApi.assign, { id, person_id: imke.id, held_by: house.nora.id })
  await page.getByText('Ana is with Imke Tamminga now.').waitFor()
  await page.getByText('Ana is yours.').waitFor({ state: 'detached' })
  await page.getByText('With Imke Tamminga', { exact: true }).waitFor()
  await page.context().close()
})
