/** Emerging topics in a real browser: what is known leaves and comes back, and a topic of a mention shows its words. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Cookie } from 'playwright-core'
import type { Emerging } from '#areas/listening/emerging/schema.ts'
import { newId } from '#platform/ids.ts'
import { system } from '#platform/work.ts'
import { type Listened, openListened } from '../listened.ts'
import { openBrowser } from './browser.ts'
import { type At, lookAt, openPage } from './look-at.ts'

const HOUR_MS = 3_600_000
const TEXT = 'My Fernhill toaster is broken, terrible, but the refund came quickly, wonderful'

let house: Listened
let browser: Browser
let at: At

before(async () => {
  execFileSync(join(import.meta.dirname, '../../script/build'))
  house = await openListened()
  browser = await openBrowser()
  await house.monitor({ name: 'Fernhill' })
  await house.say({ text: TEXT })
  const [said] = await house.stream()
  await keep('parcel lost', house.teams['Logistics'] ?? null, said?.post_id ?? '')
  await keep('<b>app</b> down', null, said?.post_id ?? '')
  const { address: url } = house.server
  const cookies = house.nora
    .cookie()
    .split('; ')
    .map((one) => cookieOf(one, url))
  at = { url, cookies }
})
after(async () => {
  await browser?.close()
  await house?.stop()
})

/** As it is after a night: tests/stories/emerging.test.ts makes them of posts. */
async function keep(name: string, team_id: string | null, post_id: string): Promise<void> {
  const { workspace_id } = house.channel
  const now = Date.now()
  const ago = (hours: number) => new Date(now - hours * HOUR_MS)
  const part = (...values: string[]) => values.map((value, nth) => ({ value, mentions: 9 - nth }))
  const parts = { product: [], carrier: part('DHL', 'Evri'), place: part('Leeds'), topic: part('late_or_lost') }
  const all = { ...parts, network: part('bluesky'), language: part('en', 'de') }
  const row: Emerging = {
    ...{ id: newId(ago(9)), name, terms: [1], team_id, state: 'new', state_by: null, known_people: null },
    ...{
      first_said_at: ago(12),
      first_flagged_at: ago(11),
      last_seen_at: ago(0),
      people: 14,
      usual: 1.2,
      mentions: 17,
    },
    ...{ negative: 12, peak_at: ago(4), peak_mentions: 6, unusual_at: ago(5), post_ids: [post_id], parts: all },
  }
  await house.server.tools.database.inWork({ workspace_id, by: system(randomUUID()) }, ({ db }) =>
    db
      .insertInto('listening_emerging')
      .values({ ...row, workspace_id, parts: JSON.stringify(all) })
      .execute(),
  )
}

function cookieOf(cookie: string, url: string): Cookie {
  const [name = '', ...value] = cookie.split('=')
  const { hostname: domain } = new URL(url)
  const kept = { expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' } as const
  return { name, value: value.join('='), domain, path: '/', ...kept }
}

test('L8 topics stand by team with their lead time, open what is said, and what is known leaves and comes back', async () => {
  const { page, complaints } = await openPage(browser, at)
  await page.goto(`${at.url}/listening/emerging`)
  const topic = page.getByRole('article', { name: 'parcel lost' })
  await topic.getByText('14 people in 24 hours, usually 1').waitFor()
  assert.match((await topic.textContent()) ?? '', /7 h before its fullest hour, 6 h before volume was unusual/)
  assert.match((await topic.textContent()) ?? '', /Carrier DHL 9, Evri 8/)
  await page.getByText('“<b>app</b> down”').waitFor()
  await topic.getByRole('button', { name: 'Known' }).click()
  await topic.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await topic.waitFor()
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/emerging.png` })
  await topic.getByRole('link').click()
  await page.locator('.mention').filter({ hasText: 'toaster' }).waitFor()
  await page.getByRole('button', { name: 'Of one emerging topic' }).waitFor()
  await page.getByText(/^(One mention|\d+ mentions)/).waitFor()
  await page.getByRole('link', { name: 'Back to what emerges' }).click()
  await page.waitForURL(/listening\/emerging$/)
  await topic.waitFor()
  assert.deepEqual(complaints, [])
})

test('L6 pointing at a topic of a mention marks the words in which it is felt', async () => {
  const { page, complaints } = await openPage(browser, at)
  await page.goto(`${at.url}/listening/heard`)
  const row = page.getByRole('article').filter({ hasText: 'toaster' })
  await row.getByRole('button', { name: /^money back, for/ }).hover()
  assert.equal(await row.locator('mark').textContent(), 'but the refund came quickly, wonderful')
  await row.getByRole('button', { name: /^broken, does not work, against/ }).focus()
  await page.mouse.move(5, 5)
  assert.deepEqual(complaints, [])
})

test('nothing serious for axe, in light and dark, wide and on a phone', async () => {
  await lookAt(browser, at, '/listening/emerging', (page) => page.getByRole('article').first().waitFor())
  await lookAt(browser, at, `/listening/emerging?team=${randomUUID()}`, (page) =>
    page.getByText('Nothing new here').waitFor(),
  )
})
