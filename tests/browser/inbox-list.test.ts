/** The list and the open conversation beside it: whom keys mean, whose words a row shows, who holds it, and what colleagues do meanwhile. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { inboxApi } from '#areas/inbox/api.ts'
import { notify } from '#areas/notifications/notices.ts'
import { system } from '#platform/work.ts'
import { graveIn, openBrowser, PHONE, WIDE } from './browser.ts'
import { type Colleague, colleagueIn } from './colleague.ts'
import { type InboxHouse, openInboxHouse } from './inbox-house.ts'
import { list, open, rowOf, visitAs } from './inbox-page.ts'

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

const visit = (path: string, options?: BrowserContextOptions) => visitAs(browser, house, path, options)
const head = (page: Page, name: string) => page.getByRole('heading', { name, level: 2 })
const why = (page: Page) => page.getByRole('region', { name: 'Why here' })
const opened = async (name: string, path = '/inbox?view=all') => open(await visit(path), name)
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
  await why(page).getByText('With Imke Tamminga', { exact: true }).waitFor()
  await page.keyboard.press('t')
  await page.getByText('Ana is yours.').waitFor()
  await imke.call(inboxApi.assign, { id, person_id: imke.id, held_by: house.nora.id })
  await page.getByText('Ana is with Imke Tamminga now.').waitFor()
  await page.getByText('Ana is yours.').waitFor({ state: 'detached' })
  await why(page).getByText('With Imke Tamminga', { exact: true }).waitFor()
  await page.context().close()
})

test('keys mean the open conversation, moving opens the next, and with none open the row under the cursor is meant', async () => {
  const page = await opened('Bo')
  for (const name of ['Cem', 'Dee']) {
    await page.keyboard.press('j')
    await head(page, name).waitFor()
    await page.waitForURL(new RegExp(await idOf(name)))
  }
  await page.keyboard.press('k')
  await head(page, 'Cem').waitFor()
  await rowOf(page, 'Dee').focus()
  await page.keyboard.press('t')
  await page.getByText('Cem is yours.').waitFor()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog')
  await help.getByText('Open the next in the list').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('u')
  await head(page, 'Cem').waitFor({ state: 'detached' })
  await rowOf(page, 'Bo').focus()
  await page.keyboard.press('j')
  assert.equal(await list(page).locator(':focus').getAttribute('data-id'), await idOf('Cem'))
  await page.keyboard.press('j')
  assert.doesNotMatch(page.url(), /inbox\/./, 'nothing is opened by looking')
  await page.keyboard.press('t')
  await page.getByText('Dee is yours.').waitFor()
  await page.context().close()
})

test('several presses at once arrive at the last, and opening one otherwise moves the cursor there', async () => {
  const page = await opened('Ana')
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('j')
  await head(page, 'Dee').waitFor()
  await rowOf(page, 'Ana').click()
  await head(page, 'Ana').waitFor()
  await page.keyboard.press('j')
  await head(page, 'Bo').waitFor()
  await page.goBack()
  await head(page, 'Ana').waitFor()
  await page.keyboard.press('j')
  await head(page, 'Bo').waitFor()
  await page.context().close()
})

test('keys work beside an empty list that was pressed, and their list says what they do', async () => {
  const id = await idOf('Dee')
  await imke.call(inboxApi.close, { id })
  const page = await opened('Dee', '/inbox?view=all&state=closed')
  await page.keyboard.press('?')
  const help = page.getByRole('dialog').getByRole('listitem')
  await help.filter({ hasText: 'Open again' }).waitFor()
  assert.equal(await help.filter({ hasText: /^Close/ }).count(), 0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  await page.getByText('Nothing here is closed').click()
  await page.keyboard.press('h')
  await page.getByRole('combobox', { name: 'Hand it over to' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Hand it over to' }).waitFor({ state: 'detached' })
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'A note for colleagues' }).waitFor()
  await page.context().close()
})

test('the words of a bystander stand under their own name, in the list, on Home and in the palette', async () => {
  const root = { native_id: 'eve/1', thread_id: 'eve/1' }
  await house.arrive([{ ...root, name: 'Eve', text: 'Nobody answers my mail about the flask', posted_at: ago(3) }])
  const text = 'They answered me within an hour last time'
  await house.arrive([{ ...root, native_id: 'eve/2', parent_id: 'eve/1', name: 'Oonagh Tamworth', text }])
  const page = await visit('/inbox?view=all')
  await rowOf(page, 'Eve').getByText(`Oonagh Tamworth: ${text}`).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do anything' }).fill('eve')
  await page
    .getByRole('option')
    .filter({ hasText: /Oonagh Tamworth.*: They answered me/ })
    .waitFor()
  await imke.call(inboxApi.assign, { id: await idOf('Eve'), person_id: house.nora.id })
  await page.goto(house.url)
  const mine = page.getByRole('region', { name: 'Mine' })
  await mine
    .getByRole('listitem')
    .filter({ hasText: `Oonagh Tamworth: ${text}` })
    .waitFor()
  await page.context().close()
})

test('what could not be read while the server was away comes by itself once it is back', async () => {
  const page = await visit('/inbox?view=all')
  const away = /\/api\/(live|conversations\/[0-9a-f-]{36})/
  await page.route(away, (route) => route.abort('connectionrefused'))
  await page.reload()
  await rowOf(page, 'Bo').click()
  await page.getByRole('alert').getByText('The server could not be reached.').waitFor()
  await page.unroute(away)
  await page.getByRole('tab', { name: 'Note' }).waitFor()
  await page.context().close()
})

test('a row says who of us holds it, mine unlike a colleague’s, and is no higher for it', async () => {
  const [bo, dee] = [await idOf('Bo'), await idOf('Dee')]
  await imke.call(inboxApi.assign, { id: bo, person_id: imke.id })
  await imke.call(inboxApi.assign, { id: dee, person_id: house.nora.id })
  await house.arrive([{ name: 'Fay', text: 'Where is my parcel? It is late' }])
  for (const options of [WIDE, PHONE]) {
    const page = await visit('/inbox?view=all', options)
    await list(page)
      .getByRole('link', { name: /Bo.*With Imke Tamminga/ })
      .waitFor()
    await list(page)
      .getByRole('link', { name: /Dee.*With you/ })
      .waitFor()
    assert.equal(await rowOf(page, 'Bo').getByTitle('Imke Tamminga').count(), 1)
    assert.equal(await rowOf(page, 'Fay').locator('.holder').count(), 0)
    const heights = await list(page)
      .locator('.row')
      .evaluateAll((rows) => rows.map((row) => [row.clientHeight, row.scrollHeight]))
    assert.equal(new Set(heights.flat()).size, 1, JSON.stringify(heights))
    assert.deepEqual(await graveIn(page), [])
    await page.context().close()
  }
})

test('opening a conversation from the list reads what the bell tells of it, also where nothing in it is unread', async () => {
  const page = await opened('Fay')
  await page.goto(`${house.url}/account`)
  await page.getByRole('heading', { name: 'My account' }).waitFor()
  const [id, { workspace_id }] = [await idOf('Fay'), house.channel]
  const news = { kind: 'channels.delivery_held', subject: `conversation/${id}`, path: `/inbox/${id}` }
  await house.program.tools.database.inWork({ workspace_id, by: system('test') }, (work) =>
    notify(work, [house.nora.id], { ...news, reason: 'Your answer is held.' }),
  )
  await page.getByRole('button', { name: /1 unread/ }).waitFor()
  await page.goto(`${house.url}/inbox?view=all`)
  await rowOf(page, 'Fay').click()
  await page.getByRole('button', { name: /nothing unread/ }).waitFor()
  await page.context().close()
})
