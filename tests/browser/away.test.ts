/** What the page does while its server is away: parts that were not loaded yet cannot come. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser, WIDE } from './browser.ts'
import { serveScreens } from './served.ts'

let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

test('a page that was not loaded yet says that the server is away, nothing is lost by pointing at it, and it comes later', async () => {
  await using served = await serveScreens()
  const context = await browser.newContext(WIDE)
  const page = await context.newPage()
  const all = page.waitForResponse(/PageBroke/)
  await page.goto(`${served.url}/parts`)
  await page.getByRole('heading', { name: 'Parts', exact: true }).waitFor()
  await all
  await page.waitForLoadState('networkidle').catch(() => {})
  await page.evaluate(() => Object.assign(window, { stays: true }))
  await context.route('**/*', (route) => route.abort('connectionrefused'))
  const link = page.getByRole('navigation').getByRole('link', { name: 'Routing' })
  await link.hover()
  await link.click()
  await page.getByRole('alert').getByText('The server could not be reached.').waitFor()
  assert.ok(await page.evaluate(() => 'stays' in window), 'the page was not loaded anew')
  await page.getByRole('navigation').getByRole('link', { name: 'Inbox' }).waitFor()
  await page.getByRole('button', { name: 'Try now' }).click()
  await page.getByRole('alert').getByText('The server could not be reached.').waitFor()
  assert.ok(await page.evaluate(() => 'stays' in window))
  await context.unroute('**/*')
  await page.getByRole('button', { name: 'Try now' }).click()
  await page.getByRole('heading', { name: 'Routing', exact: true }).waitFor()
  await context.close()
})
