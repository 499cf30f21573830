/** What was read is put right where it is shown, in a real browser, and the next one like it comes read so. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { complaintsOf, openBrowser, PHONE, WIDE } from './browser.ts'
import { type InboxHouse, openInboxHouse } from './inbox-house.ts'
import { open, thread, visitAs } from './inbox-page.ts'
import { lookAt } from './look-at.ts'

let house: InboxHouse
let browser: Browser
before(async () => {
  house = await openInboxHouse()
  browser = await openBrowser()
  await house.arrive([
    { name: 'Ada', text: 'Marmalade on the verandah this morning' },
    { name: 'Ben', text: 'Umbrellas by the river' },
  ])
})
after(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const opened = async (name: string) => open(await visitAs(browser, house, '/inbox?view=all', WIDE), name)

test('L5 a topic is put right by typing a few letters of it, learned, and taken back', async () => {
  const page = await opened('Ada')
  const complaints = complaintsOf(page)
  const read = page.getByRole('region', { name: 'Read as' })
  await read.getByRole('button', { name: /^It is about: None that we know/ }).click()
  await page.getByRole('combobox', { name: 'It is about' }).fill('wish')
  await page.keyboard.press('Enter')
  await page.getByText('Learned. The next one like it is read so.').waitFor()
  await read.getByRole('button', { name: /^It is about: idea, wish/ }).waitFor()
  await read.getByText(/^read as None that we know, put right by/).waitFor()
  await house.arrive([{ name: 'Cem', text: 'Verandah, marmalade, another morning' }])
  const next = await opened('Cem')
  await next
    .getByRole('region', { name: 'Read as' })
    .getByRole('button', { name: /^It is about: idea, wish/ })
    .waitFor()
  await next.context().close()
  await page.getByRole('button', { name: 'Undo' }).click()
  await read.getByRole('button', { name: /^It is about: None that we know/ }).waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('L5 what an answer is for is chosen from a list, and who waited for somebody to look goes to the team for it', async () => {
  const page = await opened('Ben')
  const read = page.getByRole('region', { name: 'Read as' })
  await read.getByRole('button', { name: /^An answer is to/ }).click()
  await page.getByRole('menuitemradio', { name: 'Repair' }).click()
  await read.getByRole('button', { name: /^An answer is to: Repair/ }).waitFor()
  await page
    .getByText(/because a person said that it is/)
    .first()
    .waitFor()
  await thread(page).getByText('It is “repair”.').waitFor()
  await read.getByRole('button', { name: /^Feeling: Neutral/ }).click()
  await page.getByRole('menuitemradio', { name: 'For', exact: true }).click()
  await read.getByRole('button', { name: /^Feeling: For/ }).waitFor()
  await page.context().close()
})

test('L5 of several topics each is put right by itself beside the conversation too', async () => {
  await house.arrive([{ name: 'Dot', text: 'The kettle leaks and my refund never came' }])
  const page = await opened('Dot')
  const topics = page.getByRole('region', { name: 'Read as' }).getByRole('button', { name: /^It is about/ })
  await topics.nth(1).waitFor()
  const all = await topics.allTextContents()
  await topics.nth(1).click()
  await page.getByRole('combobox', { name: `What it is about instead of “${all[1]?.trim()}”` }).waitFor()
  await page.getByText(`Not about “${all[1]?.trim()}”`).click()
  await page.getByText('Learned. The next one like it is read so.').waitFor()
  await topics.nth(all.length - 1).waitFor({ state: 'detached' })
  assert.deepEqual(
    await topics.allTextContents(),
    all.filter((_, nth) => nth !== 1),
  )
  await page.getByRole('button', { name: 'Undo' }).click()
  await topics.nth(all.length - 1).waitFor()
  assert.deepEqual(await topics.allTextContents(), all)
  await page.context().close()
})

test('how it was read can be looked at in light and dark, on a desk and on a phone', async () => {
  const page = await opened('Ben')
  const path = new URL(page.url()).pathname + new URL(page.url()).search
  await page.context().close()
  await lookAt(browser, house, path, (one) =>
    one.viewportSize()?.width === PHONE.viewport?.width
      ? one.getByText('Umbrellas by the river').first().waitFor()
      : one.getByRole('region', { name: 'Read as' }).waitFor(),
  )
})
