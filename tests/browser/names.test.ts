/** Names that are offered while one types, in a real browser: colleagues in a note, people outside in the palette. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { graveIn, openBrowser, PHONE, WIDE } from './browser.ts'
import { type InboxHouse, openInboxHouse } from './inbox-house.ts'
import { open, visitAs } from './inbox-page.ts'

let house: InboxHouse
let browser: Browser

before(async () => {
  house = await openInboxHouse()
  browser = await openBrowser()
  await house.arrive([
    { name: 'Agnieszka Żółkiewska', text: 'Czy czajnik Arc nadaje się do płyty indukcyjnej?', lang: 'pl' },
    { name: 'Dan Whitlock', text: 'Same here. The lid came off in my hand.' },
  ])
})
after(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const visit = (path: string, options?: BrowserContextOptions) => visitAs(browser, house, path, options)
const opened = async (name: string, options?: BrowserContextOptions) =>
  open(await visit('/inbox?view=all', options), name)

test('an @ in a note offers colleagues, by arrows, Enter and Escape, and the field stays where it is', async () => {
  const page = await opened('Dan Whitlock')
  await page.keyboard.press('n')
  await page.keyboard.type('Ask @')
  const offered = page.getByRole('listbox', { name: 'Colleagues' })
  const field = page.getByRole('combobox', { name: 'A note for colleagues' })
  await offered.getByRole('option', { name: 'Priya Raman', selected: true }).waitFor()
  assert.deepEqual(await offered.getByRole('option').allTextContents(), ['PPriya Raman', 'TTom Achterberg'])
  await page.keyboard.press('ArrowDown')
  const active = await field.getAttribute('aria-activedescendant')
  assert.equal(await offered.getByRole('option', { selected: true }).getAttribute('id'), active)
  await page.keyboard.press('Enter')
  await offered.waitFor({ state: 'detached' })
  const note = page.locator('.note-field')
  assert.equal(await note.inputValue(), 'Ask @Tom Achterberg ')
  await page.keyboard.type('or @pri')
  await offered.waitFor()
  await page.keyboard.press('Escape')
  await offered.waitFor({ state: 'detached' })
  await page.keyboard.type('y')
  assert.equal(await offered.count(), 0, 'dismissed for this name')
  await page.keyboard.type(', @t')
  await offered.getByText('Tom Achterberg').click()
  assert.equal(await note.inputValue(), 'Ask @Tom Achterberg or @priy, @Tom Achterberg ')
  assert.ok(await note.evaluate((one) => one === document.activeElement))
  await page.getByRole('tab', { name: 'Reply in public' }).click()
  await page.locator('.write').fill('@t')
  assert.equal(await offered.count(), 0, 'an answer names people outside, not colleagues')
  await page.context().close()
})

test('who may not see a conversation cannot be chosen in its notes, and the writer of their name hears that they were not told', async () => {
  await house.work(({ db }) =>
    db
      .updateTable('inbox_conversations')
      .set({ audience: [house.teams.service] })
      .where('snippet', 'like', 'Czy%')
      .execute(),
  )
  const page = await opened('Agnieszka')
  await page.keyboard.press('n')
  await page.keyboard.type('Ask @')
  const offered = page.getByRole('listbox', { name: 'Colleagues' })
  await offered.getByRole('option', { name: 'Tom Achterberg' }).waitFor()
  const priya = offered.getByRole('option', { name: 'Priya Raman', disabled: true })
  await priya.getByText('cannot see this; give it to them first').waitFor()
  assert.match((await offered.getByRole('option').last().textContent()) ?? '', /Priya/, 'below the others')
  await priya.click({ force: true })
  await page.keyboard.type('Priya')
  assert.equal(await page.locator('.note-field').inputValue(), 'Ask @Priya')
  await page.keyboard.press('Enter')
  assert.equal(await page.locator('.note-field').inputValue(), 'Ask @Priya\n')
  await page.keyboard.type('and @Tom')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Priya Raman was not told: they cannot see this conversation.').first().waitFor()
  await page.context().close()
})

test('colleagues offered in a note stand in light and dark, wide and on a phone', async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const options of [WIDE, PHONE]) {
      const page = await opened('Dan Whitlock', { ...options, colorScheme })
      await page.keyboard.press('n')
      await page.locator('.note-field').fill('')
      await page.locator('.note-field').pressSequentially('@')
      await page.getByRole('listbox', { name: 'Colleagues' }).waitFor()
      assert.deepEqual(await graveIn(page), [])
      const pictures = process.env['PICTURES']
      if (pictures) await page.screenshot({ path: `${pictures}/naming ${colorScheme} ${options.viewport?.width}.png` })
      await page.context().close()
    }
})

test('the palette finds people outside by name without an accent, by keyboard, and says when it cannot look', async () => {
  const page = await visit('/account')
  const ask = page.getByRole('combobox', { name: 'Find or do anything' })
  const asked: string[] = []
  page.on('request', (request) => request.url().includes('/matches') && asked.push(request.url()))
  await page.getByRole('heading', { name: 'My account' }).waitFor()
  await page.keyboard.press('Control+k')
  await ask.waitFor()
  await page.keyboard.type('agnieszka zo', { delay: 20 })
  await page.getByRole('option', { name: /Agnieszka Żółkiewska.*Czy czajnik/, selected: true }).waitFor()
  assert.ok(asked.length <= 3, `asked for each letter: ${asked.length}`)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/)
  await page
    .getByRole('region', { name: 'Conversation', exact: true })
    .last()
    .getByText('Czy czajnik Arc nadaje się')
    .waitFor()

  await page.keyboard.press('Control+k')
  await ask.fill('nobody of this name')
  await page.getByText('Nothing fits these words.').waitFor()
  await page.route('**/api/conversations/matches*', (route) => route.abort())
  await ask.fill('agnieszka')
  await page.getByText('Conversations could not be looked through.').waitFor()
  await page.unroute('**/api/conversations/matches*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('option', { name: /Agnieszka/ }).waitFor()
  await page.context().close()
})

test('the palette finds team lists and colleagues, says how each conversation stands, and goes with Back or its button', async () => {
  const page = await visit('/inbox?view=all')
  const ask = page.getByRole('combobox', { name: 'Find or do anything' })
  await page.getByRole('link', { name: /^Nobody/ }).click()
  await page.waitForURL('**/inbox?view=nobody')
  await page.keyboard.press('Control+k')
  await ask.fill('tom')
  await page.getByRole('option', { name: /Tom Achterberg.*Agent, Service/ }).waitFor()
  await ask.fill('product')
  await page.getByRole('option', { name: 'Inbox: Product' }).waitFor()
  await ask.fill('dan whit')
  await page.getByRole('option', { name: /Dan Whitlock.*Waits .* · \d/ }).waitFor()
  await page.goBack()
  await ask.waitFor({ state: 'detached' })
  await page.waitForURL('**/inbox?view=all')
  await page.keyboard.press('Control+k')
  await ask.fill('inbox product')
  await page.getByRole('option', { name: 'Inbox: Product', selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/inbox?view=team&team=${house.teams.product}`)
  await page.context().close()
  const phone = await visit('/inbox?view=all', PHONE)
  await phone.getByRole('region', { name: 'Conversations' }).last().getByRole('listitem').first().waitFor()
  await phone.keyboard.press('Control+k')
  await phone.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await phone.getByRole('combobox', { name: 'Find or do anything' }).waitFor({ state: 'detached' })
  await phone.context().close()
})

test('the palette with people stands in light and dark, wide and on a phone', async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const options of [WIDE, PHONE]) {
      const page = await visit('/account', { ...options, colorScheme })
      await page.getByRole('heading', { name: 'My account' }).waitFor()
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'Find or do anything' }).fill('the')
      await page.getByRole('option', { name: /Dan Whitlock/ }).waitFor()
      assert.deepEqual(await graveIn(page), [])
      const pictures = process.env['PICTURES']
      if (pictures) await page.screenshot({ path: `${pictures}/palette ${colorScheme} ${options.viewport?.width}.png` })
      await page.context().close()
    }
})
