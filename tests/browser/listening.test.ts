/** Listening in a real browser against the real program: names are added, changed, paused and removed with a way back. */
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser, PHONE } from './browser.ts'
import { type ChannelsHouse, openChannelsHouse } from './channels-house.ts'
import { lookAt, openPage } from './look-at.ts'

let house: ChannelsHouse
let browser: Browser

before(async () => {
  house = await openChannelsHouse()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))

test('the first name is added from the empty page, changed, paused, and removed with a way back', async () => {
  const { page, complaints } = await openPage(browser, house)
  await page.goto(`${house.url}/listening`)
  await page.getByText('What people say about you will be heard here').waitFor()
  await page.getByRole('main').getByRole('button', { name: 'New monitor' }).last().click()
  await page.getByRole('textbox', { name: /^Brand/ }).fill('Fernhill')
  await page.getByRole('textbox', { name: /^Also written/ }).fill('fern hill')
  await page.getByRole('textbox', { name: /^Also written/ }).press('Enter')
  await page.getByRole('button', { name: 'Listen for this' }).click()
  await page.getByText('We listen for Fernhill from now on.').waitFor()
  await page.getByText('The name is set. Choose where to listen').waitFor()
  await page.getByText('Nothing is heard yet: no place to listen is connected').waitFor()
  await page.getByRole('link', { name: 'Choose where to listen' }).waitFor()
  await page.getByRole('link', { name: /Fernhill.*one more spelling/ }).waitFor()
  await page.getByRole('textbox', { name: /^Leave out/ }).fill('Fernhill Road')
  await page.getByRole('textbox', { name: /^Leave out/ }).press('Enter')
  await page.getByRole('button', { name: 'Keep the changes' }).click()
  await page.getByRole('link', { name: /Fernhill.*one left out/ }).waitFor()
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('Fernhill is paused.').waitFor()
  await page.getByText('Paused. Nothing is heard of it until it is resumed.').waitFor()
  await page.getByRole('button', { name: 'Stop listening for it' }).click()
  await page.getByText('We listen for Fernhill no more.').waitFor()
  await page.getByText('What people say about you will be heard here').waitFor()
  await page.keyboard.press('z')
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByText('We listen for Fernhill again.').waitFor()
  assert.deepEqual(complaints, [])
})

test('what was removed is found again when nothing says so any more, and is listened for again', async () => {
  const { page, complaints } = await openPage(browser, house)
  await page.goto(`${house.url}/listening`)
  await page.getByRole('button', { name: 'Stop listening for it' }).click()
  await page.getByText('We listen for Fernhill no more.').waitFor()
  await page.reload()
  await page.getByText('One removed').click()
  await page.getByRole('button', { name: 'Listen for Fernhill again' }).click()
  await page
    .getByRole('link', { name: /Fernhill/ })
    .first()
    .waitFor()
  await page.getByText('One removed').waitFor({ state: 'detached' })
  assert.deepEqual(complaints, [])
})

test('a name that would match everything is refused at its field', async () => {
  const { page } = await openPage(browser, house, PHONE)
  await page.goto(`${house.url}/listening/new`)
  await page.getByRole('textbox', { name: /^Brand/ }).fill('!!')
  await page.getByRole('button', { name: 'Listen for this' }).click()
  await page.getByText(/holds no word that could be heard/).waitFor()
})

test('nothing serious for axe, in light and dark, wide and on a phone', async () => {
  await lookAt(browser, house, '/listening', (page) => page.locator('.rule-name').getByText('Fernhill').waitFor())
})
