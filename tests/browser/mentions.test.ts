/** The stream in a real browser: what is new waits while somebody is in it, rows keep their place, and keys do what they say. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { inboxApi } from '#areas/inbox/api.ts'
import { routingApi } from '#areas/routing/api.ts'
import { PHONE } from './browser.ts'
import { at, browser, house, rowOf, textOf, useHeard, visit } from './heard-page.ts'
import { lookAt } from './look-at.ts'

useHeard()

test('L3 what is new waits while somebody points at the list, and no row moves under the pointer', async () => {
  const { page, complaints } = await visit()
  const row = rowOf(page, textOf(6))
  await row.hover()
  const before_ = await row.boundingBox()
  for (const nth of [21, 22, 23]) await house.say({ text: textOf(nth), author: `author${nth}` })
  await page.getByRole('button', { name: '3 new' }).waitFor()
  assert.equal(await rowOf(page, textOf(23)).count(), 0)
  assert.deepEqual(await row.boundingBox(), before_)
  await page.getByRole('button', { name: '3 new' }).click()
  await rowOf(page, textOf(23)).waitFor()
  assert.equal(await page.getByRole('button', { name: /new$/ }).count(), 0)
  assert.deepEqual(complaints, [])
})

test('L3 what is new comes in by itself while nobody is in the list', async () => {
  const { page } = await visit()
  await page.mouse.move(5, 5)
  await house.say({ text: textOf(31), author: 'author31' })
  await rowOf(page, textOf(31)).waitFor()
  assert.match((await page.getByRole('article').first().textContent()) ?? '', /number 31/)
})

test('who goes by our name is marked in the stream and in the inbox, in words too', async () => {
  await house.monitor({ name: 'Fernhill' })
  await house.say({ text: 'Fernhill refunds: write to me', author: 'Fеrnhill Support' })
  const { page, complaints } = await visit()
  const mark = (of: Page) => of.getByRole('img', { name: 'Looks like Fernhill, and is none of our accounts' })
  assert.equal(
    await rowOf(page, 'refunds')
      .getByRole('img', { name: /^Looks like Fernhill/ })
      .count(),
    1,
  )
  assert.equal(await mark(page).count(), 1)
  assert.match((await mark(page).locator('..').getAttribute('title')) ?? '', /^Looks like Fernhill/)
  await page.goto(`${at.url}/inbox?view=all`)
  const row = page.getByRole('link', { name: /refunds: write to me/ })
  await row.waitFor()
  assert.equal(await mark(page).count(), 1)
  await row.getByRole('img', { name: /^Looks like Fernhill/ }).waitFor()
  assert.deepEqual(complaints, [])
})

test('L3 who says that a mention is not about us is told what becomes of its conversation, and undoes both', async () => {
  await house.say({ text: 'Fernhill Avenue is closed for the parade', author: 'town' })
  const { page, complaints } = await visit()
  const row = rowOf(page, 'closed for the parade')
  const openOnes = async () =>
    (await house.nora.call(inboxApi.list, { view: 'all' })).conversations.filter(({ snippet }) =>
      /parade/.test(snippet),
    )
  assert.equal((await openOnes()).length, 1)
  await row.hover()
  await row.getByRole('button', { name: /^Not about/ }).click()
  await page.getByText('Its conversation is closed with it.').waitFor()
  assert.equal((await openOnes()).length, 0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await rowOf(page, 'closed for the parade').waitFor()
  await page.getByText('Its conversation is closed with it.').waitFor({ state: 'hidden' })
  assert.equal((await openOnes()).length, 1)
  assert.deepEqual(complaints, [])
})

test('L5 of several topics the second is put right by itself', async () => {
  await house.say({ text: 'Fernhill: the kettle leaks and my refund never came', author: 'leaky' })
  const { page, complaints } = await visit()
  const row = rowOf(page, 'my refund never came')
  const chips = row.locator('.topic-felt, [aria-label^="Topic: "]')
  await chips.first().waitFor()
  const named = async () => (await chips.allTextContents()).map((name) => name.trim())
  const all = await named()
  assert.ok(all.length > 1, `${all}`)
  await chips.nth(1).click()
  await page.getByText(/^Not about “/).click()
  await page.getByText('Learned. The next one like it is read so.').waitFor()
  assert.deepEqual(
    await named(),
    all.filter((_, nth) => nth !== 1),
  )
  await page.getByRole('button', { name: 'Undo' }).click()
  await chips.nth(all.length - 1).waitFor()
  assert.deepEqual(await named(), all)
  // Long after, and whatever was put right of it in between.
  await chips.nth(1).click()
  await page.getByText(/^Not about “/).click()
  await chips.nth(all.length - 1).waitFor({ state: 'detached' })
  await page.reload()
  await chips.first().click()
  await page.getByRole('option', { name: /^As it was read: / }).click()
  await page.getByText('It reads as it did before').waitFor()
  await chips.nth(all.length - 1).waitFor()
  assert.deepEqual(await named(), all)
  assert.deepEqual(complaints, [])
})

test('L3 what a colleague hides keeps its place while somebody points at the list', async () => {
  const { page } = await visit()
  const [gone, under] = [rowOf(page, textOf(7)), rowOf(page, textOf(5))]
  await under.hover()
  const before_ = await under.boundingBox()
  const [hidden] = (await house.stream()).filter((one) => one.text === textOf(7))
  await house.setAside(hidden)
  await gone.getByText('No longer in this list').waitFor()
  assert.deepEqual(await under.boundingBox(), before_)
})

test('L3 j and k move, x hides, i marks, u takes back, and the keys are told', async () => {
  const { page, complaints } = await visit()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const second = (await page.getByRole('article').nth(1).getAttribute('data-id')) ?? ''
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-id'))
  assert.equal(await focused(), second)
  await page.keyboard.press('x')
  await page.getByText('Hidden, with all who say the same.').waitFor()
  await page.locator(`[data-id="${second}"]`).waitFor({ state: 'detached' })
  await page.keyboard.press('u')
  await page.locator(`[data-id="${second}"]`).waitFor()
  await page.locator(`[data-id="${second}"]`).focus()
  await page.keyboard.press('i')
  await page.getByText('Set aside. Its monitor learns from it.').waitFor()
  await page.getByRole('button', { name: 'Set aside' }).click()
  await page.locator(`[data-id="${second}"]`).getByRole('button', { name: 'It is about this' }).click()
  await page.getByText('It is back, and counted again.').waitFor()
  await page.getByRole('button', { name: 'Set aside' }).click()
  await page.locator(`[data-id="${second}"]`).focus()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog')
  for (const says of ['Hide', 'Not about this', 'Hand over', 'Take back the last one'])
    await help.getByText(says, { exact: true }).first().waitFor()
  assert.deepEqual(complaints, [])
})

test('L3 a mention is handed over from the stream with a reason, and opened by touch on a phone', async () => {
  const { page } = await visit()
  const text = textOf(3)
  await rowOf(page, text).focus()
  await page.keyboard.press('h')
  await page.getByRole('dialog').getByRole('combobox').fill('Sales')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Why' }).fill('They sell against it')
  await page.keyboard.press('Enter')
  await page.getByText('Handed to Sales.').waitFor()
  const { conversations } = await house.nora.call(inboxApi.list, { view: 'team', team_id: house.teams['Sales'] ?? '' })
  assert.equal(conversations.find((one) => one.snippet === text)?.state, 'open')
  const { page: phone } = await visit('/listening/heard', PHONE)
  await rowOf(phone, textOf(2)).getByRole('button', { name: 'Open a conversation of it' }).tap()
  await phone.waitForURL(/\/inbox\/[0-9a-f-]{36}/)
  await phone.getByRole('heading', { name: 'author2', level: 2 }).waitFor()
})

test('L3 what was handed over from the stream is taken back by its notice, and what was opened for it waits for nobody', async () => {
  const { page, complaints } = await visit()
  const text = textOf(1)
  const sales = house.teams['Sales'] ?? ''
  const ofSales = async (state: 'open' | 'closed') =>
    (await house.nora.call(inboxApi.list, { view: 'team', team_id: sales, state })).conversations.filter(
      (one) => one.snippet === text,
    ).length
  const handOver = async () => {
    await rowOf(page, text).focus()
    await page.keyboard.press('h')
    await page.getByRole('dialog').getByRole('combobox').fill('Sales')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Why' }).fill('A slip')
    await page.keyboard.press('Enter')
    await page.getByText('Handed to Sales.', { exact: true }).waitFor()
  }
  await handOver()
  assert.equal(await ofSales('open'), 1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText(/^Undone: “Handed to Sales” no longer holds/).waitFor()
  const { conversations } = await house.nora.call(inboxApi.list, { view: 'all', state: 'closed' })
  const closed = conversations.find((one) => one.snippet === text)
  assert.ok(closed && closed.team_id !== sales, 'it is where routing had put it, and closed')
  assert.equal(await ofSales('open'), 0)
  const decisions = await house.nora.call(routingApi.decisions, { id: closed.id })
  assert.ok(!decisions.some(({ because }) => because === 'person'), 'nothing is learned of a slip')
  await handOver()
  assert.equal(await ofSales('open'), 1, 'it is opened again for who hands it over')
  const ended = page.waitForResponse((response) => response.url().endsWith('/closure'))
  await page.keyboard.press('z')
  await ended
  assert.equal(await ofSales('open'), 0)
  assert.deepEqual(complaints, [])
})

test('L10 an item that is put right says how many say the same, and undoing takes all back', async () => {
  const text = 'That Kessel waffle iron is terrible and I hate it: it smokes, it hisses, and it burns both of my hands'
  for (const author of ['iron', 'steel', 'tin']) await house.say({ text, author })
  const { page, complaints } = await visit()
  const row = rowOf(page, 'waffle iron')
  const felt = async () =>
    (await house.stream({ each: 'yes' })).filter((one) => one.text === text).map((one) => one.sentiment_label)
  assert.deepEqual(await felt(), ['negative', 'negative', 'negative'])
  await row.getByRole('button', { name: /^Feeling: / }).click()
  await page.getByRole('menuitemradio', { name: 'for', exact: true }).click()
  await page.getByText('Put right, with 2 who say the same. The next one like it is read so.').waitFor()
  assert.deepEqual(await felt(), ['positive', 'positive', 'positive'])
  const taken = page.waitForResponse((response) => response.request().method() === 'DELETE')
  await page.getByRole('button', { name: 'Undo' }).click()
  await taken
  assert.deepEqual(await felt(), ['negative', 'negative', 'negative'])
  assert.deepEqual(complaints, [])
})

test('L3 how a mention was read is put right by menu and by key, shows at once, and is taken back', async () => {
  const { page, complaints } = await visit()
  const row = rowOf(page, textOf(4))
  const sentiment = async () => (await house.stream()).find((one) => one.text === textOf(4))?.sentiment_label
  const before_ = await sentiment()
  assert.notEqual(before_, 'positive')
  await row.getByRole('button', { name: /^Feeling: / }).click()
  await page.getByRole('menuitemradio', { name: 'for', exact: true }).click()
  await row.getByRole('button', { name: 'Feeling: for. Press to put it right' }).waitFor()
  await row.getByText(/^read as .*, put right by/).waitFor()
  await page.getByText('Learned. The next one like it is read so.').waitFor()
  assert.equal(await sentiment(), 'positive')
  await row.focus()
  // It shows before the server has said so.
  const answered = (method: string) => page.waitForResponse((response) => response.request().method() === method)
  const taken = answered('DELETE')
  await page.keyboard.press('u')
  await taken
  await row.getByText(/^read as .*, put right by/).waitFor({ state: 'detached' })
  assert.equal(await sentiment(), before_)
  await row.focus()
  await page.keyboard.press('f')
  await page.getByRole('dialog', { name: 'Put right how it was read' }).getByRole('combobox').fill('journalists')
  const kept = answered('PUT')
  await page.keyboard.press('Enter')
  await row.getByRole('button', { name: 'Topic: journalists. Press to put it right' }).waitFor()
  await kept
  await page.reload()
  await row.getByRole('button', { name: 'Topic: journalists. Press to put it right' }).waitFor()
  await row.getByText(/^read as .*, put right by/).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('Put right how it was read', { exact: true }).first().waitFor()
  assert.deepEqual(complaints, [])
})

test('L9 who reaches many and who is a VIP say so in the row, and each can be shown alone', async () => {
  await house.say({ text: 'Kessel on the evening news', author: 'newsroom', followers: 240_000 })
  await house.say({ text: 'Kessel at the county fair', author: 'countess', followers: 99_999 })
  const { page, complaints } = await visit()
  const [wide, vip] = [rowOf(page, 'evening news'), rowOf(page, 'county fair')]
  await wide.getByText('Over 100,000 follow').waitFor()
  assert.equal(await vip.getByText('Over 100,000 follow').count(), 0)
  await vip.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Mark as VIP' }).click()
  await vip.getByText('VIP', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'VIPs' }).click()
  await wide.waitFor({ state: 'detached' })
  await vip.getByText('VIP', { exact: true }).waitFor()
  assert.equal(await page.getByRole('article').count(), 1)
  await page.getByRole('button', { name: 'VIPs' }).click()
  await page.getByRole('button', { name: 'Reach' }).click()
  await page.getByRole('menuitemradio', { name: 'Over 100,000' }).click()
  await vip.waitFor({ state: 'detached' })
  await wide.getByText('Over 100,000 follow').waitFor()
  assert.equal(await page.getByRole('article').count(), 1)
  assert.deepEqual(complaints, [])
})

test('nothing serious for axe, in light and dark, wide and on a phone', async () => {
  const isThere = (page: Page) => page.getByRole('article').first().waitFor()
  await lookAt(browser, at, '/listening/heard', isThere)
  await lookAt(browser, at, '/listening/heard?network=mastodon', (page) => page.getByText('Nothing fits').waitFor())
})
