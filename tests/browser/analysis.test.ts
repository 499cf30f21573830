/** Analysis in a real browser against the real program: figures that can be narrowed, read as tables, explained and taken along. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { after, afterEach, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { listeningApi } from '#areas/listening/api.ts'
import { system } from '#platform/work.ts'
import { eventOf, openStory, type Story } from '../arrivals.ts'
import { openBrowser, PHONE } from './browser.ts'
import { type At, lookAt, openPage } from './look-at.ts'
import { buildPage } from './served.ts'

const HOUR_MS = 3_600_000
const nothing = { names: [], products: [], leave_out: [] }
let story: Story
let browser: Browser
let at: At
let fernhill = ''

before(async () => {
  await buildPage('changed')
  story = await openStory()
  fernhill = (await story.nora.call(listeningApi.makeMonitor, { ...nothing, name: 'Fernhill' })).id
  await story.nora.call(listeningApi.makeMonitor, { ...nothing, name: 'Kessel', kind: 'competitor', query: 'kessel' })
  await hearMuch()
  const { address } = story.server
  const { hostname: domain } = new URL(address)
  at = { url: address, cookies: cookiesOf(story.nora, domain) }
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await story?.server.stop()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))

const cookiesOf = (who: Pick<Story['nora'], 'cookie'>, domain: string): At['cookies'] =>
  who
    .cookie()
    .split('; ')
    .map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/)
      return { name, value, domain, path: '/', httpOnly: true, secure: false, sameSite: 'Lax', expires: -1 }
    })

async function hearMuch(): Promise<void> {
  const said = [
    ...many(14, (nth) => ({
      text: 'Fernhill is terrible, my kettle broke',
      author: `cross${nth % 4}`,
      hours: 1 + nth,
    })),
    ...many(9, (nth) => ({ text: 'I love my Fernhill kettle', author: 'fan', hours: 20 + nth })),
    ...many(12, (nth) => ({ text: 'Kessel opens a shop', author: `k${nth}`, hours: 2 + nth })),
    ...many(5, (nth) => ({
      text: 'Der Fernhill Wasserkocher ist leider kaputt gegangen',
      author: 'hans',
      hours: 3 + nth,
    })),
  ]
  const events = said.map(({ text, author, hours }, nth) =>
    eventOf({
      native_id: `b${nth}`,
      thread_id: `b${nth}`,
      text,
      author,
      posted_at: new Date(Date.now() - hours * HOUR_MS),
    }),
  )
  await story.intake(story.channel, { events, cursor: '1' })
}
const many = <T>(count: number, one: (nth: number) => T) => Array.from({ length: count }, (_, nth) => one(nth))
const loaded = (page: Page) => page.locator('.chart-box canvas').first().waitFor()

test('L4 figures are narrowed by a press on a bar, and the address keeps the view', async () => {
  const { page, complaints } = await openPage(browser, at)
  await page.goto(`${at.url}/listening/analysis`)
  await page.getByText(/^28 mentions in 7 days/).waitFor()
  await page.getByRole('button', { name: 'Show only German' }).click()
  await page.getByText(/^5 mentions in 7 days/).waitFor()
  assert.match(page.url(), /language=de/)
  await page.reload()
  await page.getByText(/^5 mentions in 7 days/).waitFor()
  await page
    .getByText(/^5 mentions: too few for a share/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'in German' }).click()
  await page.getByText(/^28 mentions in 7 days/).waitFor()
  await page.getByRole('button', { name: '24 h' }).click()
  await page.getByText(/mentions in the last 24 hours/).waitFor()
  await page.getByRole('button', { name: /which monitors the figures are of/ }).click()
  await page.getByRole('checkbox', { name: 'Kessel' }).click()
  await page.getByRole('button', { name: 'Show these' }).click()
  await page.locator('.chart-legend').getByText('Kessel').waitFor()
  await page
    .getByRole('table', { name: 'Share of voice' })
    .getByRole('link', { name: 'Read the mentions of Kessel' })
    .click()
  await page.waitForURL(/\/listening\/heard\?.*from=/)
  assert.deepEqual(complaints, [])
})

test('L4 a number, a point of a chart and an hour of the week lead to their mentions, a name still narrows', async () => {
  const { page, complaints } = await openPage(browser, at)
  const rows = page.getByRole('article')
  await page.goto(`${at.url}/listening/analysis`)
  await page.getByRole('link', { name: '5: show the mentions of German' }).click()
  await page.waitForURL(/\/listening\/heard\?.*language=de/)
  await rows.nth(4).waitFor()
  assert.equal(await rows.count(), 5)
  await page.getByText('5 mentions ·').waitFor()
  await page.getByRole('button', { name: 'Feeling', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'neutral' }).click()
  await page.waitForURL(/feeling=neutral/)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Back to the analysis' }).click()
  await page.waitForURL(/\/listening\/analysis\?days=7$/)
  await loaded(page)
  await page.getByRole('slider', { name: /^Mentions over time/ }).press('Home')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/listening\/heard\?.*from=.*to=/)
  await page.goBack()
  await page.locator('.week').getByRole('link').first().click()
  await page.waitForURL(/\/listening\/heard\?.*weekday=/)
  await rows.first().waitFor()
  await page.getByRole('button', { name: /day \d+:00/ }).waitFor()
  await page.goBack()
  await page.getByRole('link', { name: '9: show the mentions of fan' }).click()
  await page.getByRole('button', { name: 'By fan' }).waitFor()
  await rows.nth(8).waitFor()
  assert.equal(await rows.count(), 9)
  assert.deepEqual(complaints, [])
})

test('a chart is read point by point with the arrow keys, and as a table', async () => {
  const { page } = await openPage(browser, at)
  await page.goto(`${at.url}/listening/analysis?days=1`)
  await loaded(page)
  const chart = page.getByRole('slider', { name: /^Mentions over time/ })
  await chart.focus()
  await page.keyboard.press('End')
  const says = page.locator('.chart-says').first()
  await says.getByText(/:\d\d/).waitFor()
  const last = await says.textContent()
  await page.keyboard.press('ArrowLeft')
  await page.waitForFunction(([before]) => document.querySelector('.chart-says')?.textContent !== before, [last])
  await page.getByRole('button', { name: 'Mentions over time as a table' }).click()
  const table = page.getByRole('table', { name: 'Mentions over time' })
  assert.equal(await table.getByRole('row').count(), 25)
  await table.getByText('Incomplete').first().waitFor()
})

test('L7 each figure says what it is, where it is from and since when it is complete', async () => {
  const { page } = await openPage(browser, at)
  await page.goto(`${at.url}/listening/analysis?days=1`)
  await loaded(page)
  await page.getByRole('button', { name: 'About Mentions over time' }).press('Enter')
  await page.getByText('What is addressed to this account: mentions, replies, quotes.').waitFor()
  await page.getByText('Complete since').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Complete since').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'About All mentions' }).press('Enter')
  for (const says of [/^Net: those for/, /^Reach: how many follow/, /^Repeats: mentions that pass/])
    await page.getByText(says).waitFor()
})

test('on a phone what a figure is begins within the screen and scrolls to its end', async () => {
  const { page } = await openPage(browser, at, PHONE)
  await page.goto(`${at.url}/listening/analysis?days=1`)
  await loaded(page)
  for (const name of ['About Mentions over time', 'About Topics', 'About Hours of the week']) {
    await page.getByRole('button', { name }).press('Enter')
    const popup = page.getByRole('dialog', { name: 'About this figure' })
    await popup.getByText('What is missing').waitFor()
    const box = await popup.boundingBox()
    assert.ok(box && box.y >= 0 && box.y + box.height <= 844, `${name}: ${JSON.stringify(box)}`)
    assert.ok(box.x >= 0 && box.x + box.width <= 390, `${name}: ${JSON.stringify(box)}`)
    await popup.getByText('What is missing').scrollIntoViewIfNeeded()
    const end = await popup.getByText('What is missing').boundingBox()
    assert.ok(end && end.y < box.y + box.height, `${name} cannot be read to its end`)
    await page.keyboard.press('Escape')
    await popup.waitFor({ state: 'detached' })
  }
})

test('a figure is taken along as a file, and a note stands in the chart until it is taken away', async () => {
  const { page } = await openPage(browser, at)
  await page.goto(`${at.url}/listening/analysis?days=1`)
  await loaded(page)
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Share of voice as CSV' }).click()
  const file = await coming
  assert.match(file.suggestedFilename(), /^baton-voices-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d\.csv$/)
  assert.match(await readFile(await file.path(), 'utf8'), /Kessel,competitor,12/)
  await page.getByRole('button', { name: 'Write a note' }).click()
  await page.getByRole('textbox', { name: 'In a few words' }).fill('Recall announced')
  await page.getByRole('button', { name: 'Keep the note' }).click()
  await page.locator('.notes').getByText('Recall announced').waitFor()
  await page.getByRole('button', { name: 'Take the note “Recall announced” away' }).click()
  await page.locator('.notes').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).waitFor()
  await page.keyboard.press('z')
  await page.locator('.notes').getByText('Recall announced').waitFor()
})

test('L9 the outspoken are put on a list, given to somebody and ticked off', async () => {
  const { page } = await openPage(browser, at)
  await page.goto(`${at.url}/listening/outspoken`)
  await page.getByRole('button', { name: 'fan: to speak to' }).click()
  await page.getByText('fan is on the list of who is to be spoken to.').waitFor()
  await page.getByRole('button', { name: 'To speak to', exact: true }).click()
  await page.getByText('One person to speak to.').waitFor()
  await page.getByRole('button', { name: 'fan: To speak to' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Spoken to' }).click()
  await page.getByRole('textbox', { name: 'Note' }).fill('Sent a card')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByText('Nobody is on this list').waitFor()
})

async function isUnusual(): Promise<void> {
  const { workspace_id } = story.channel
  await story.server.tools.database.inWork({ workspace_id, by: system('test') }, ({ db }) =>
    sql`insert into listening_watches (workspace_id, monitor_id, state, watched_at, alarm, unusual_since, unusual_mentions, unusual_low, unusual_high)
      values (${workspace_id}, ${fernhill}, '{}', now() + interval '1 day', '{}', now(), 48, 5, 12)
      on conflict (workspace_id, monitor_id) do update set unusual_since = now(), unusual_mentions = 48, unusual_low = 5, unusual_high = 12`.execute(
      db,
    ),
  )
}

test('what is heard unusually much says so in the list of monitors', async () => {
  await isUnusual()
  const { page } = await openPage(browser, at)
  await page.goto(`${at.url}/listening`)
  await page.getByText(/Unusually much since/).waitFor()
  await page.getByText('48 in an hour; usual are 5 to 12').waitFor()
})

test('nothing serious for axe, in light and dark, wide and on a phone; with tables, and with nothing heard', async () => {
  await lookAt(browser, at, '/listening/analysis?days=1', loaded)
  await lookAt(browser, at, '/listening/analysis?network=nowhere', (page) => page.getByText(/^0 mentions in/).waitFor())
  await lookAt(browser, at, '/listening/outspoken', (page) =>
    page.getByText('hans.test').first().waitFor({ state: 'attached' }),
  )
})

test('on a phone what is pressed is large enough for a finger', async () => {
  const { page } = await openPage(browser, at, PHONE)
  await page.goto(`${at.url}/listening/analysis?of=${fernhill}`)
  await loaded(page)
  for (const path of ['analysis', 'heard', 'outspoken']) {
    await page.goto(`${at.url}/listening/${path}`)
    await page
      .locator({ analysis: '.week a', heard: '.mention', outspoken: '.person-cell' }[path] ?? '')
      .first()
      .waitFor()
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('main :is(a, button)')]
        .map((one) => ({ one, ...one.getBoundingClientRect().toJSON() }))
        .filter(({ width, height }) => width > 0 && (width < 24 || height < 24))
        .map(({ one, width, height }) => `${width} x ${height}: ${one.outerHTML.slice(0, 120)}`),
    )
    assert.deepEqual(small, [], path)
  }
})

test('a phone reads the same figures one below the other', async () => {
  const { page } = await openPage(browser, at, PHONE)
  await page.goto(`${at.url}/listening/analysis?of=${fernhill}`)
  await loaded(page)
  assert.ok(((await page.locator('.chart-box').first().boundingBox())?.width ?? 0) > 250)
  const voices = page.getByRole('table', { name: 'Share of voice' })
  for (const head of ['Monitor', 'Mentions', 'Share', 'Change', 'Net', 'Against', 'Reach'])
    assert.ok(await voices.getByRole('columnheader', { name: head, exact: true }).isVisible(), head)
  await voices.getByRole('columnheader', { name: 'Reach' }).scrollIntoViewIfNeeded()
  const name = await voices.getByRole('link', { name: 'Read the mentions of Kessel' }).boundingBox()
  assert.ok(name && name.x >= 0, 'whose numbers they are stays in sight')
  const hours = page.getByRole('table', { name: 'Hours of the week' })
  const last = await hours.locator('td').last().boundingBox()
  assert.ok(last && last.x + last.width <= 390, 'the last hour of Sunday is on the screen')
  await page.goto(`${at.url}/listening/analysis?of=${randomUUID()}`)
  await page.getByText(/Choose again what to look at/).waitFor()
})

test('L4 Home of who reads along says what is said of us beside competitors, and each sentence leads to its figures', async () => {
  const boss = await story.colleague('executive', [])
  await isUnusual()
  const theirs = { ...at, cookies: cookiesOf(boss, new URL(at.url).hostname) }
  const isThere = async (page: Page) => {
    const market = page.getByRole('region', { name: 'What is said of us' })
    await market.getByText(/^28 mentions in 7 days; the days before were not wholly heard\.$/).waitFor()
    await market.getByText(/^\d+% of it is against\.$/).waitFor()
    await market.getByText(/^Share of voice: us 70%, Kessel 30%\.$/).waitFor()
  }
  await lookAt(browser, theirs, '/', isThere)
  const { page, complaints } = await openPage(browser, theirs)
  await page.goto(at.url)
  await page.getByRole('link', { name: 'Show: How it feels' }).click()
  await page.waitForURL('**/listening/heard?*feeling=negative*')
  await page.goBack()
  await page.getByRole('link', { name: 'Show: Share of voice' }).click()
  await page.waitForURL('**/listening/analysis')
  await page.goBack()
  // What is unusual leads to where one sees it: that monitor alone, and the day in which it is.
  await page.getByText(/^Fernhill: unusually much since/).waitFor()
  await page.getByRole('link', { name: 'Show: Fernhill' }).click()
  await page.waitForURL(`**/listening/analysis?*of=${fernhill}*`)
  await page.getByText(/mentions? in the last 24 hours/).waitFor()
  assert.deepEqual(complaints, [])
  const { page: agents } = await openPage(browser, at)
  await agents.goto(at.url)
  await agents.getByRole('heading', { name: 'Nobody’s' }).waitFor()
  assert.equal(await agents.getByRole('region', { name: 'What is said of us' }).count(), 0)
})
