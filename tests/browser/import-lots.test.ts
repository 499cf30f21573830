/** N10 in a real browser: what an address brought is read hour by hour, taken back and brought back. */
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { graveIn, openBrowser, PHONE } from './browser.ts'
import { type ChannelsHouse, openChannelsHouse } from './channels-house.ts'
import { lookAt, openPage } from './look-at.ts'

let house: ChannelsHouse
let browser: Browser
let address = ''
let door_id = ''
before(async () => {
  house = await openChannelsHouse()
  browser = await openBrowser()
  const made = await ask<{ address: string; door: { id: string } }>('/api/import-addresses', { name: 'Survey tool' })
  address = new URL(made.address).pathname
  door_id = made.door.id
})
after(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))

async function ask<T>(path: string, body: object): Promise<T> {
  const cookie = house.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const headers = { cookie, 'content-type': 'application/json' }
  const response = await fetch(house.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = (await response.json()) as T
  assert.ok(response.ok, JSON.stringify(answer))
  return answer
}

const page_of_address = () => `/channels/imports/addresses/${door_id}`

test('N10 an address that brought nothing says so, wide and on a phone', async () => {
  await lookAt(browser, house, page_of_address(), (page) => page.getByText('Nothing came in yet').waitFor())
})

test('N10 each hour of an address is opened, its posts and what was refused are read as they were sent', async () => {
  await ask(address, [
    { id: '1', text: 'My Fernhill kettle <b>leaks</b>', author: { name: 'Ann' } },
    { id: '2', text: `${'A long word about it. '.repeat(60)}` },
    { id: '3', text: ' ', note: `${'x'.repeat(400)}<script>alert(1)</script>` },
    { id: '4', text: 'Of a day to come', posted_at: '2199-01-01' },
  ])
  const { page, complaints } = await openPage(browser, house)
  await page.goto(`${house.url}/channels/imports`)
  await page.getByRole('button', { name: 'Survey tool', exact: true }).click()
  await page.waitForURL(`**${page_of_address()}`)
  await page
    .getByRole('table', { name: /hour by hour/ })
    .getByRole('button')
    .first()
    .click()
  await page.waitForURL(/imports\/[0-9a-f-]{36}$/)
  await page.getByRole('article').filter({ hasText: 'My Fernhill kettle <b>leaks</b>' }).waitFor()
  await page.getByText('4 posts were sent').waitFor()
  const refused = page.getByRole('table', { name: 'What was refused' })
  await refused.getByText('{"id":"3","text":" "').waitFor()
  await refused.getByText('Post 3 of its call').waitFor()
  await refused.getByText(/still to come/).waitFor()
  const lot = new URL(page.url()).pathname
  await lookAt(browser, house, lot, (one) => one.getByRole('heading', { name: /What was refused/ }).waitFor())
  await page.getByRole('button', { name: 'All that this address brought' }).click()
  await page.waitForURL(`**${page_of_address()}`)
  assert.deepEqual(complaints, [])
})

test('N10 all since an hour is taken back and brought back, on a phone too', async () => {
  const { page, complaints } = await openPage(browser, house, PHONE)
  await page.goto(house.url + page_of_address())
  const more = page.getByRole('button', { name: /^More for/ })
  await more.click()
  await page.getByRole('menuitem', { name: 'Take back all since then' }).click()
  await page.getByText(/^2 posts, since/).waitFor()
  await page.getByText(/You can bring it back until/).waitFor()
  assert.deepEqual(await graveIn(page), [])
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
  await page.getByText('1 hour is being taken back.').waitFor()
  await page
    .getByRole('table', { name: /hour by hour/ })
    .getByText('Taken back')
    .waitFor()
  await page.goto(`${house.url}/channels/imports`)
  await page.getByText('2 posts taken back').waitFor()
  await page.goto(house.url + page_of_address())
  await more.click()
  await page.getByRole('menuitem', { name: 'Bring it back' }).click()
  await page
    .getByRole('table', { name: /hour by hour/ })
    .getByText('Came in')
    .waitFor()
  await page
    .getByRole('table', { name: /hour by hour/ })
    .getByRole('button')
    .first()
    .click()
  await page.getByRole('article').filter({ hasText: 'My Fernhill kettle' }).waitFor()
  assert.deepEqual(complaints, [])
})

test('N10 one hour is taken back from its page, and an address that is closed can still be read', async () => {
  await lookAt(browser, house, page_of_address(), (page) => page.getByText('Came in').waitFor())
  const { page } = await openPage(browser, house)
  await page.goto(house.url + page_of_address())
  await page
    .getByRole('table', { name: /hour by hour/ })
    .getByRole('button')
    .first()
    .click()
  await page.getByRole('button', { name: 'Take this hour back' }).click()
  await page.getByText('It brought 2 new posts and opened').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
  await page.getByText(/It can be brought back until .*, from what was sent/).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Remove' }).count(), 0)
  await page.goto(`${house.url}/channels/imports`)
  await page.getByRole('button', { name: 'More for Survey tool' }).click()
  await page.getByRole('menuitem', { name: 'Close the address' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close the address' }).click()
  await page.getByText('Closed', { exact: true }).waitFor()
  assert.equal(await page.getByRole('button', { name: 'More for Survey tool' }).count(), 0)
  await page.getByRole('button', { name: 'Survey tool', exact: true }).click()
  await page.getByText(/^Closed .*nothing more comes in by it/).waitFor()
  await page
    .getByRole('table', { name: /hour by hour/ })
    .getByText('Taken back')
    .waitFor()
})
