/** Writing in a real browser, where it goes wrong: two at one draft, an answer taken back, pictures, a key that is refused. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, Cookie, Page } from 'playwright-core'
import { grant } from '#areas/conduct/grants.ts'
import { openBrowser, WIDE } from './browser.ts'
import { type Colleague, colleagueIn } from './colleague.ts'
import { type InboxHouse, openInboxHouse } from './inbox-house.ts'
import { buildPage } from './served.ts'

let house: InboxHouse
let browser: Browser
let kwabena: Colleague

before(async () => {
  await buildPage('changed')
  house = await openInboxHouse()
  browser = await openBrowser()
  kwabena = await colleagueIn(house, { name: 'Kwabena Osei', role: 'agent' })
  const { channel_id } = house.channel
  await house.work((work) => grant(work, { person_id: kwabena.id, channel_id, reason: 'He answers.' }))
})
after(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

async function opened(name: string, cookies: Cookie[] = house.cookies, options: BrowserContextOptions = WIDE) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  await context.addCookies(cookies)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${house.url}/inbox?view=all`)
  await page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click()
  await page.getByRole('tab', { name: 'Note' }).waitFor()
  return page
}
const arrives = async (name: string) => {
  await house.arrive([{ name, text: `${name} asks about the kettle.` }])
  await house.settle()
}
const thread = (page: Page) => page.getByRole('region', { name: 'Conversation', exact: true }).last()
const field = (page: Page) => page.getByRole('textbox', { name: 'What we answer' })
const kept = (page: Page) => page.getByText('Kept', { exact: true }).waitFor()
const leave = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()))
const isEmpty = (page: Page) =>
  page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('textarea.write')?.value === '')

test('a colleague’s draft says whose it is, is gone on with at its end, and is asked about before it leaves as mine', async () => {
  await arrives('Ada Shared')
  const his = await opened('Ada Shared', kwabena.cookies)
  await field(his).fill('Thank you for telling us.')
  await kept(his)
  const mine = await opened('Ada Shared')
  await mine.getByText(/^Begun by Kwabena Osei, /).waitFor()
  await mine.keyboard.press('r')
  await mine.keyboard.type(' It is on its way.')
  await kept(mine)
  assert.equal(await field(mine).inputValue(), 'Thank you for telling us. It is on its way.')
  await mine.reload()
  await mine.getByText(/^Begun by Kwabena Osei, /).waitFor()
  await field(mine).press('Control+Enter')
  await mine.getByText('These words were begun by Kwabena Osei.').waitFor()
  assert.equal(await thread(mine).getByText('It is on its way.').count(), 0, 'nothing left unasked')
  await mine.getByRole('button', { name: 'Send as mine' }).click()
  await thread(mine).getByText('It is on its way.').waitFor()
  await thread(his).getByText('It is on its way.').waitFor()
  await isEmpty(his)
  assert.equal(await his.getByText('Kept', { exact: true }).count(), 0, 'what was sent is not ready to be sent again')
  await leave(his, mine)
})

test('starting empty takes a colleague’s words out, and undo brings them back, still as theirs', async () => {
  await arrives('Bea Empty')
  const his = await opened('Bea Empty', kwabena.cookies)
  await field(his).fill('My half of a thought')
  await kept(his)
  const mine = await opened('Bea Empty')
  await mine.getByRole('button', { name: 'Start empty' }).click()
  await isEmpty(mine)
  assert.equal(await mine.getByText(/^Begun by/).count(), 0)
  await his.getByText('What you had written here was sent or emptied by a colleague.').waitFor()
  await mine.keyboard.press('Escape')
  await mine.keyboard.press('z')
  await mine.getByText(/^Begun by Kwabena Osei/).waitFor()
  assert.equal(await field(mine).inputValue(), 'My half of a thought')
  await leave(his, mine)
})

test('where two write over each other, both are told', async () => {
  await arrives('Cy Both')
  const [his, mine] = [await opened('Cy Both', kwabena.cookies), await opened('Cy Both')]
  await field(his).fill('His words')
  await kept(his)
  await mine.getByText(/^Begun by Kwabena Osei/).waitFor()
  await field(mine).fill('My own words')
  await kept(mine)
  await his.getByText('A colleague wrote here.').waitFor()
  assert.equal(await field(his).inputValue(), 'His words')
  await his.getByRole('button', { name: 'Keep mine' }).click()
  await mine.getByText('A colleague wrote here.').waitFor()
  assert.equal(await field(mine).inputValue(), 'My own words')
  await mine.getByRole('button', { name: 'Take theirs' }).click()
  await mine.getByText(/^Begun by Kwabena Osei/).waitFor()
  await leave(his, mine)
})
