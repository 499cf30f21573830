/** Looking back in a real browser against the real program: offered, watched, gone on with, taken back. */
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { connectChannel } from '#areas/channels/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { openStory, type Story } from '../arrivals.ts'
import { openSite, type Site } from '../stories/hacker-news-site.ts'
import { openBrowser } from './browser.ts'
import { type At, lookAt, openPage } from './look-at.ts'

let site: Site
let story: Story
let browser: Browser
let at: At
before(async () => {
  site = await openSite()
  story = await openStory({ ALLOW_HOSTS: site.host })
  const address = `http://${site.host}`
  await story.nora.call(connectChannel, {
    ...{ network: 'hackernews', purpose: 'source', answers: { server: address, search: address } },
  })
  await story.nora.call(connectChannel, {
    ...{ network: 'bluesky', purpose: 'source' },
    answers: { stream: `ws://${site.host}/subscribe`, appview: address },
  })
  await heardOnce()
  for (let nth = 0; nth < 60; nth += 1) site.say({ ago_s: 7_200 + nth * 3_600, text: `My Dugong leaks, day ${nth}` })
  at = { url: story.server.address, cookies: cookiesOf(story) }
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await story?.server.stop()
  site?.close()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))

const cookiesOf = ({ nora, server }: Story) =>
  nora
    .cookie()
    .split('; ')
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=')
      const { hostname: domain } = new URL(server.address)
      return { name, value, domain, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const }
    })

async function heardOnce(): Promise<void> {
  for (let left = 400; left > 0; left -= 1, await sleep(50)) {
    const { rows } = await story.server.tools.database.asOperator((db) =>
      sql`select 1 from channels_channels where network = 'hackernews' and polled_at is not null`.execute(db),
    )
    if (rows.length > 0) return
  }
  assert.fail('Hacker News was never listened to')
}

test('L3 a new monitor is offered to look back, shows how it goes, and what it found is taken back', async () => {
  const { page, complaints } = await openPage(browser, at)
  await page.goto(`${at.url}/listening/new`)
  await page.getByRole('textbox', { name: /^Brand/ }).fill('Dugong')
  await page.getByRole('button', { name: 'Listen for this' }).click()
  const back = page.getByRole('region', { name: 'Look back' })
  await back.getByText('It can also ask what was said before.').waitFor()
  await back.getByText('Asked: All of Hacker News.').waitFor()
  await back.getByText(/Not asked: All of Bluesky.*Connect an account\./).waitFor()
  await back.getByRole('button', { name: '3 days' }).click()
  await back.getByRole('button', { name: 'Look back', exact: true }).click()
  await page.getByText('Looking back 3 days.').waitFor()
  await back.getByText('Looked back', { exact: true }).waitFor()
  await back.getByText('60 mentions found').waitFor()
  await back.getByText('What was asked, and look back again').click()
  const row = back.getByRole('row', { name: /All of Hacker News/ })
  await row.getByText('which may leave some out').waitFor()
  await row.getByRole('cell', { name: '60', exact: true }).last().waitFor()
  await page.getByText('My Dugong leaks, day 0', { exact: false }).first().waitFor()
  await page.goto(`${at.url}/listening/analysis`)
  await page.getByRole('button', { name: /About/ }).first().click()
  const about = page.getByRole('dialog')
  await about.getByText('60 of “Dugong”').waitFor()
  await about.getByText(/which may leave some out/).waitFor()
  await page.goBack()
  await back.getByRole('button', { name: 'Take it back' }).click()
  await back.getByText('Taken back', { exact: true }).waitFor()
  await page.getByText('My Dugong leaks').first().waitFor({ state: 'detached' })
  await back.getByText('Look back again').first().click()
  await back.getByRole('button', { name: 'Look back again' }).click()
  await back.getByText('60 mentions found').waitFor()
  await page.getByRole('textbox', { name: /^Also written/ }).fill('sea cow')
  await page.getByRole('textbox', { name: /^Also written/ }).press('Enter')
  await page.getByRole('button', { name: 'Keep the changes' }).click()
  await back.getByText('It listens for something else since it looked back').waitFor()
  await back.getByRole('button', { name: 'Look back again' }).waitFor()
  assert.deepEqual(complaints, [])
})

test('L3 a search that refuses says so with its mend, and is gone on with', async () => {
  site.trouble = (_, response) => {
    response.writeHead(403).end()
    return true
  }
  const { id } = await story.nora.call(listeningApi.makeMonitor, {
    name: 'Leaks',
    names: [],
    products: [],
    leave_out: [],
  })
  const { page } = await openPage(browser, at)
  await page.goto(`${at.url}/listening/${id}`)
  const back = page.getByRole('region', { name: 'Look back' })
  await back.getByRole('button', { name: 'Look back', exact: true }).click()
  await back.getByText('Not all of it came').waitFor()
  await back.getByText(/does not allow/).waitFor()
  await look(`/listening/${id}`)
  site.trouble = () => false
  await back.getByRole('button', { name: 'Go on' }).click()
  await back.getByText('Looked back', { exact: true }).waitFor()
})

test('nothing serious for axe where it is offered, in light and dark, wide and on a phone', async () => {
  const { id } = await story.nora.call(listeningApi.makeMonitor, {
    name: 'Quoll',
    names: [],
    products: [],
    leave_out: [],
  })
  await look(`/listening/${id}`)
})

async function look(path: string): Promise<void> {
  await lookAt(browser, at, path, async (page) => {
    await page.getByRole('region', { name: 'Look back' }).waitFor()
  })
}
