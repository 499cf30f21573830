/** Sources without keys in a real browser: a feed by what is searched for, and Hacker News, both from this machine. */
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { graveIn, openBrowser, PHONE, WIDE } from './browser.ts'
import { type ChannelsHouse, openChannelsHouse } from './channels-house.ts'
import { openPage } from './look-at.ts'

const asked: string[] = []
/** A blog that can be searched, and a Hacker News where nothing is said. */
function outside(path: string): string | null {
  asked.push(path)
  if (path.startsWith('/?s=')) return FOUND
  if (path === '/v0/maxitem.json') return '40000000'
  if (path === '/v0/updates.json') return '{"items":[],"profiles":[]}'
  return path.startsWith('/v0/item/') ? 'null' : null
}
const FOUND = `<?xml version="1.0"?><rss version="2.0"><channel><title>Search results for kettle</title>
  <link>http://blog.example/</link><description>-</description>
  <item><title>A kettle</title><guid>1</guid><link>http://blog.example/1</link><description>It leaks.</description></item>
</channel></rss>`

let house: ChannelsHouse
let browser: Browser
before(async () => {
  house = await openChannelsHouse(outside)
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))

async function openForm(page: Page, network: RegExp): Promise<void> {
  await page.goto(`${house.url}/channels`)
  await page.getByRole('button', { name: 'Connect a channel' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: network }).click()
}

async function search(page: Page, place: RegExp): Promise<void> {
  await page.getByRole('radio', { name: /^A search/ }).click()
  await page.getByRole('combobox', { name: /^Where/ }).click()
  await page.getByRole('option', { name: place }).click()
}

test('N3 a feed is followed by a search: the place asks for what it needs, and nobody sees an address made', async () => {
  const { page } = await openPage(browser, house)
  await openForm(page, /^Feed/)
  await page.getByRole('textbox', { name: 'Address of the feed or of the site' }).waitFor()
  await search(page, /^A Mastodon server/)
  await page.getByRole('textbox', { name: 'Tag' }).waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'Address of the feed or of the site' }).count(), 0)
  assert.deepEqual(await graveIn(page), [])
  await search(page, /^A WordPress site/)
  await page.getByRole('textbox', { name: 'Words' }).fill('kettle & lid')
  await page.getByRole('textbox', { name: 'Its address' }).fill('javascript:alert(1)')
  await page.keyboard.press('Enter')
  const wrong = page.locator('[data-field="answers.server"] .wrong')
  assert.match((await wrong.textContent()) ?? '', /not the address of a site/)
  await page.getByRole('textbox', { name: 'Its address' }).fill(new URL(house.feed_url).origin)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: /Search results for kettle/ }).waitFor()
  assert.ok(asked.includes('/?s=kettle+%26+lid&feed=rss2'))
})

test('N3 a place that has to be chosen is asked for, at its field', async () => {
  const { page } = await openPage(browser, house)
  await openForm(page, /^Feed/)
  await page.getByRole('radio', { name: /^A search/ }).click()
  await page.getByRole('button', { name: 'Listen', exact: true }).click()
  const wrong = page.locator('[data-field="answers.place"] .wrong')
  assert.match((await wrong.textContent()) ?? '', /Where/)
})

test('N5 Hacker News is listened to without an account, and on a phone too its choices fit', async () => {
  for (const [nth, options] of [WIDE, PHONE].entries()) {
    const { page } = await openPage(browser, house, options)
    await openForm(page, /^Hacker News/)
    const all = page.getByRole('radio', { name: 'Stories and comments' })
    await all.waitFor()
    assert.equal(await all.getAttribute('aria-checked'), 'true')
    if (nth === 1) await page.getByRole('radio', { name: 'Stories only' }).click()
    await page.getByRole('textbox', { name: 'Server', exact: true }).fill(new URL(house.feed_url).origin)
    const over = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    assert.equal(over, false, 'nothing scrolls sideways')
    assert.deepEqual(await graveIn(page), [])
    await page.getByRole('button', { name: 'Listen', exact: true }).click()
    const name = nth === 0 ? 'All of Hacker News' : 'Stories on Hacker News'
    await page.getByRole('link', { name }).first().waitFor()
  }
})
