/** What others than agents see of the inbox, in a real browser: who reads along, and who is asked now and then. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { placeHold, releaseHold } from '#areas/channels/holds.ts'
import { grant, withdraw } from '#areas/conduct/grants.ts'
import { saveDraft } from '#areas/inbox/drafts.ts'
import { writeNote } from '#areas/inbox/notes.ts'
import { assign } from '#areas/inbox/ownership.ts'
import { reply } from '#areas/inbox/reply.ts'
import { readConversation } from '#areas/inbox/thread.ts'
import { makeMonitor } from '#areas/listening/monitors.ts'
import { graveIn, openBrowser, PHONE, WIDE } from './browser.ts'
import { type Colleague, colleagueIn } from './colleague.ts'
import { type InboxHouse, openInboxHouse } from './inbox-house.ts'
import { visitAs } from './inbox-page.ts'

let house: InboxHouse
let browser: Browser
let boss: Colleague
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)

before(async () => {
  house = await openInboxHouse()
  browser = await openBrowser()
  boss = await colleagueIn(house, { name: 'Aoife Ní Bhriain', role: 'executive' })
  await house.arrive([
    { name: 'Agnes', text: 'Where is my parcel? It has not arrived.', posted_at: ago(3000) },
    { name: 'דוד לוי', text: 'The kettle gave me an electric shock, there is smoke, urgent!', posted_at: ago(90) },
    { name: 'Cem', text: 'Good morning, is the lid of the Arc sold alone?', posted_at: ago(10) },
  ])
})
after(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const visit = (who: Colleague, path: string, options?: BrowserContextOptions) =>
  visitAs(browser, { url: house.url, cookies: who.cookies }, path, options)

const idOf = async (name: string): Promise<string> =>
  house.work(async (work) => {
    const rows = await work.db
      .selectFrom('inbox_conversations')
      .innerJoin('contacts_identities', 'contacts_identities.id', 'inbox_conversations.identity_id')
      .select('inbox_conversations.id')
      .where('contacts_identities.name', '=', name)
      .executeTakeFirstOrThrow()
    return rows.id
  })

for (const colorScheme of ['light', 'dark'] as const)
  for (const options of [WIDE, PHONE])
    test(`who reads along sees at once how many wait, who the longest, and what is urgent, ${colorScheme} at ${options.viewport?.width}`, async () => {
      const page = await visit(boss, '/', { ...options, colorScheme })
      await page.getByRole('link', { name: '3 conversations are open.' }).waitFor()
      await page.getByRole('link', { name: /^The longest waits 2 days .*: .?Agnes/ }).waitFor()
      const urgent = page.getByRole('link', { name: 'דוד לוי' })
      const line = page.getByRole('listitem').filter({ has: urgent })
      await line.getByText('waits 1 h 30 min').waitFor()
      await line.getByText('The kettle gave me an electric shock').waitFor()
      assert.ok(((await urgent.boundingBox())?.y ?? 999) < 330, 'without scrolling')
      assert.deepEqual(await graveIn(page), [])
      await urgent.click()
      await page.waitForURL(`**/inbox/${await idOf('דוד לוי')}*`)
      await page.context().close()
    })

test('what is urgent on Home leads to a list of all of it, where each says so', async () => {
  const page = await visit(boss, '/')
  await page.getByRole('link', { name: 'Urgent', exact: true }).click()
  await page.waitForURL('**/inbox?view=all&state=urgent')
  const rows = page.getByRole('region', { name: 'Conversations' }).last().getByRole('listitem')
  await rows.getByText('Urgent', { exact: true }).waitFor()
  assert.equal(await rows.count(), 1)
  assert.deepEqual(await graveIn(page), [])
  await page.getByRole('button', { name: 'Urgent' }).click()
  await page.getByRole('menuitemradio', { name: 'Open' }).click()
  await rows.nth(2).waitFor()
  assert.equal(await rows.getByText('Urgent', { exact: true }).count(), 1)
  await page.context().close()
})

test('who reads along writes a note to a colleague, and is offered nothing that they may not do', async () => {
  const id = await idOf('Agnes')
  await house.work((work) => assign(work, { id, person_id: house.people.tom }))
  const page = await visit(boss, `/inbox/${id}?view=all`)
  const work = page.getByRole('region', { name: 'Conversation', exact: true }).first()
  await work.getByRole('heading', { name: 'Agnes' }).waitFor()
  await work.getByText('With Tom Achterberg').waitFor()
  for (const name of ['Hand over', 'Take it', 'Close', 'Send'])
    assert.equal(await work.getByRole('button', { name, exact: true }).count(), 0, name)
  await page.keyboard.press('n')
  await page.keyboard.type('Please call her, @to')
  await page.getByRole('option', { name: 'Tom Achterberg' }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await work.getByText('Please call her, @Tom Achterberg').waitFor()
  assert.deepEqual(await graveIn(page), [])
  await page.getByRole('tab', { name: 'Reply in public' }).click()
  await page.getByText('You may not speak as').waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'What we answer' }).count(), 0)
  await page.context().close()
})

test('who reads along sees on Deliveries whom we answer, the way there, and nothing to press that is not theirs', async () => {
  const id = await idOf('Agnes')
  const refused = { kind: 'too_long', sentence: 'Too long for Bluesky.' } as const
  await house.work(async (work) => {
    await reply(work, { id, text: 'It is on its way.', media_ids: [] })
    await work.db
      .updateTable('channels_deliveries')
      .set({ state: 'refused', problem: refused, frozen_at: work.now })
      .execute()
  })
  const page = await visit(boss, '/channels/deliveries?show=all')
  const item = page.getByRole('listitem').filter({ hasText: 'It is on its way.' })
  await item.getByText('Too long for Bluesky.').waitFor()
  assert.equal(await item.getByRole('button').count(), 0)
  assert.equal(await page.getByRole('link', { name: 'Webhooks' }).count(), 0)
  assert.deepEqual(await graveIn(page), [])
  await item.getByRole('link', { name: /to .*Agnes/ }).click()
  await page.waitForURL(`**/inbox/${id}*`)
  await page.context().close()
  await house.work((work) => work.db.updateTable('channels_deliveries').set({ state: 'withdrawn' }).execute())
})

test('who reads along cannot change what we listen for, and sees why before trying', async () => {
  const { id } = await house.work((work) =>
    makeMonitor(work, { name: 'Fernhill', names: ['fern hill'], products: ['Arc'], leave_out: [] }),
  )
  const page = await visit(boss, `/listening/${id}`)
  await page.getByRole('status').getByText('An administrator changes what we listen for.').waitFor()
  for (const name of [/^Brand/, /^Also written/, /^What you make/, /^Leave out/])
    assert.ok(await page.getByRole('textbox', { name }).isDisabled(), String(name))
  assert.equal(await page.locator('.chip-remove:visible').count(), 0)
  assert.deepEqual(await graveIn(page), [])
  await page.context().close()
})

const ON_ITS_SIDE: BrowserContextOptions = { viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true }

test('on a phone on its side fingers have room, the hold unfolds, and no keys are spoken of', async () => {
  const hold = await house.work((work) =>
    placeHold(work, {
      channel_id: null,
      reason: `A recall of the Arc kettle. ${'Ask Nora before you say anything. '.repeat(4)}`,
    }),
  )
  const page = await visit(boss, '/', ON_ITS_SIDE)
  assert.ok(await page.evaluate(() => matchMedia('(hover: none) and (pointer: coarse)').matches))
  await page.getByRole('link', { name: /^Open/ }).first().waitFor()
  for (const link of await page.getByRole('main').getByRole('link').all())
    assert.ok(((await link.boundingBox())?.height ?? 0) >= 32, (await link.textContent()) ?? '')
  const strip = page.locator('.strip.hold > .grow')
  const isCut = () => strip.evaluate((line) => line.scrollWidth > line.clientWidth)
  assert.ok(await isCut())
  await page.locator('.strip.hold .fold').click()
  assert.equal(await isCut(), false)
  await page.goto(`${house.url}/inbox?view=all`)
  await page.getByRole('link', { name: /Cem/ }).waitFor()
  assert.equal(await page.locator('.kbds:visible, .for-keys:visible').count(), 0)
  await page.goto(`${house.url}/people?tab=duty`)
  const nobody = page.getByRole('table').getByText('Nobody').first()
  await nobody.waitFor()
  assert.ok(((await nobody.boundingBox())?.height ?? 99) < 30, 'on one line')
  await page.context().close()
  await house.work((work) => releaseHold(work, hold.id))
})

test('a menu that is longer than its room begins with what is chosen in view', async () => {
  const page = await visit(boss, `/inbox?view=team&team=${await lastTeam()}`, { viewport: { width: 844, height: 390 } })
  await page.locator('.state-menu').click()
  const chosen = page.getByRole('menuitemradio', { checked: true }).last()
  await chosen.waitFor()
  const menu = page.getByRole('menu')
  assert.ok(await menu.evaluate((box) => box.scrollHeight > box.clientHeight), 'it scrolls')
  await page.waitForFunction(() => {
    const box = document.querySelector('.menu')?.getBoundingClientRect()
    const own = [...document.querySelectorAll('[role=menuitemradio][aria-checked=true]')]
      .at(-1)
      ?.getBoundingClientRect()
    return box && own && own.top >= box.top && own.bottom <= box.bottom
  })
  await page.context().close()
})

const lastTeam = async (): Promise<string> =>
  house.work(async ({ db }) => {
    const teams = await db.selectFrom('administration_teams').select(['id', 'name']).orderBy('name').execute()
    return teams.at(-1)?.id ?? ''
  })

test('who is asked now and then attaches a picture, takes back their own held answer, and hands back with a reason', async () => {
  const lars = await colleagueIn(house, { name: 'Lars Veen', role: 'contributor' })
  const id = await idOf('Cem')
  await house.work(async (work) => {
    await assign(work, { id, person_id: lars.id })
    await grant(work, { person_id: lars.id, channel_id: house.channel.channel_id, reason: 'He knows lids.' })
    await placeHold(work, { channel_id: null, reason: 'A recall.' })
  })
  const page = await visit(lars, `/inbox/${id}?view=mine`)
  await page.getByRole('tab', { name: 'Reply in public' }).click()
  await page.getByRole('button', { name: 'Add a picture' }).waitFor()
  await page.keyboard.type('The lid is sold alone.')
  await page.keyboard.press('Control+Enter')
  const row = page.getByRole('region', { name: 'Conversations' }).last().getByRole('link', { name: /Cem/ })
  await row.getByText(/^Answer held · waits /).waitFor()
  await row.getByText('Us:').waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'What we answer' }).count(), 1)
  const thread = page.getByRole('region', { name: 'Conversation', exact: true }).last()
  await thread.getByRole('button', { name: 'Withdraw' }).click()
  await thread.getByText('Withdrawn before it left').waitFor()
  await house.settle()
  await row.getByText('Answer held').waitFor({ state: 'detached' })
  await row.getByText('is the lid of the Arc sold alone').waitFor()
  assert.equal(await row.getByText('Us:').count(), 0, 'what was taken back was never said')
  assert.deepEqual(await graveIn(page), [])
  await page.keyboard.press('Escape')
  await page.keyboard.press('h')
  await page.getByRole('heading', { name: 'Hand it back to Nora Lindqvist' }).waitFor()
  await page.getByText('It stands in the thread, where only colleagues see it.').waitFor()
  await page.getByRole('textbox', { name: 'Why' }).fill('Ask the shop, I am away.')
  await page.getByRole('button', { name: 'Hand it back', exact: true }).click()
  await page.getByText('Cem is handed back to Nora Lindqvist.').waitFor()
  await page.getByText('Here stands what is given to you.').waitFor()
  await page.goto(`${house.url}/inbox/${id}?view=mine`)
  await page.getByText(/^It was yours, and you handed it back /).waitFor()
  await page.context().close()
  const seen = await house.work((work) => readConversation(work, { id }))
  assert.equal(seen.conversation.assignee_id, house.nora.id)
})

test('who is asked now and then sees first who asks and what, and is offered only what they may do', async () => {
  const derek = await colleagueIn(house, { name: 'Derek Mills', role: 'contributor' })
  await house.arrive([{ name: 'Tova', text: 'Would the Brook run in my camper?' }])
  const id = await idOf('Tova')
  await house.work(async (work) => {
    await writeNote(work, { id, text: '@Derek Mills does the Brook run on 12 V?' })
    await assign(work, { id, person_id: derek.id })
  })
  const page = await visit(derek, '/', PHONE)
  const asked = page.getByText('Nora asks: does the Brook run on 12 V?')
  await asked.filter({ visible: true }).waitFor()
  assert.deepEqual(await graveIn(page), [])
  await page.getByRole('link', { name: /Tova/ }).click()
  const head = page.getByRole('region', { name: 'Conversation', exact: true }).first()
  await head.getByRole('button', { name: 'Hand back' }).waitFor()
  assert.deepEqual(await graveIn(page), [])
  await page.context().close()

  const desk = await visit(derek, `/inbox/${id}?view=mine`)
  await desk.getByRole('region', { name: 'Why here' }).getByText('Nora asks: does the Brook run on 12 V?').waitFor()
  assert.match(
    (await desk.getByRole('tab', { name: 'Reply in public' }).getAttribute('title')) ?? '',
    /You may not speak/,
  )
  await desk.keyboard.press('Shift+?')
  const keys = desk.getByRole('dialog')
  await keys.getByText('Write a note').waitFor()
  assert.equal(await keys.getByText('Write a reply').count(), 0)
  await desk.keyboard.press('Escape')
  await desk.getByRole('button', { name: 'More' }).last().click()
  await desk.getByRole('menuitem', { name: 'Write a note' }).waitFor()
  assert.equal(await desk.getByRole('menuitem', { name: 'Write a reply' }).count(), 0)
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('Control+k')
  await desk.getByRole('option', { name: 'Inbox: Mine' }).waitFor()
  const offered = await desk.getByRole('option').allTextContents()
  assert.deepEqual(
    offered.filter((label) => /Channels|Routing|Inbox: (All|Nobody|Answered|Closed)|People/.test(label)),
    [],
  )
  await desk.context().close()
})

test('who is asked now and then begins with the note, though they may speak and a colleague’s draft waits there', async () => {
  const mona = await colleagueIn(house, { name: 'Mona Berg', role: 'contributor' })
  await house.arrive([{ name: 'Ulla', text: 'Is the Brook quiet?' }])
  const id = await idOf('Ulla')
  await house.work(async (work) => {
    await grant(work, { person_id: mona.id, channel_id: house.channel.channel_id, reason: 'She knows pumps.' })
    await saveDraft(work, { id, kind: 'reply', text: 'It is as quiet as', media_ids: [] })
    await writeNote(work, { id, text: '@Mona Berg how quiet is it?' })
    await assign(work, { id, person_id: mona.id })
  })
  const path = `/inbox/${id}?view=mine`
  const page = await visit(mona, path)
  await page.getByRole('textbox', { name: 'A note for colleagues' }).waitFor()
  await page.getByRole('tab', { name: 'Reply in public' }).click()
  const field = page.getByRole('textbox', { name: 'What we answer' })
  assert.equal(await field.inputValue(), 'It is as quiet as')
  await page.keyboard.type(' a brook.')
  await page.getByText('Kept', { exact: true }).waitFor()
  await page.reload()
  await field.waitFor()
  assert.equal(await field.inputValue(), 'It is as quiet as a brook.', 'what one writes oneself is gone on with')
  await page.context().close()
})

test('a right to speak that is given or withdrawn is followed by the page that stands open', async () => {
  const olaf = await colleagueIn(house, { name: 'Olaf Hart', role: 'agent' })
  const id = await idOf('Ulla')
  const page = await visit(olaf, `/inbox/${id}?view=all`)
  const refused = page.getByText('You may not speak as')
  await refused.waitFor()
  const { channel_id } = house.channel
  const { id: grant_id } = await house.work((work) =>
    grant(work, { person_id: olaf.id, channel_id, reason: 'He helps out.' }),
  )
  await page.getByRole('textbox', { name: 'What we answer' }).waitFor({ timeout: 10_000 })
  assert.equal(await refused.count(), 0)
  await house.work((work) => withdraw(work, { id: grant_id, reason: 'The rush is over.' }))
  await refused.waitFor({ timeout: 10_000 })
  await page.context().close()
})

test('Home says what is held and what nobody looks after, to those who may see it, each with its way there', async () => {
  const page = await visit(boss, '/')
  const stuck = page.getByRole('region', { name: 'Waits for a person' })
  await stuck.getByRole('link', { name: 'One channel lacks somebody who answers, fixes or signs.' }).waitFor()
  assert.equal(await stuck.getByRole('link').count(), 1)
  await house.work(async (work) => {
    const { id } = await work.db.selectFrom('channels_deliveries').select('id').executeTakeFirstOrThrow()
    const deliveries = work.db.updateTable('channels_deliveries')
    await deliveries.set({ state: 'withdrawn' }).execute()
    await deliveries.set({ state: 'held', settled_at: null }).where('id', '=', id).execute()
  })
  await page.reload()
  assert.deepEqual(await graveIn(page), [])
  await stuck.getByRole('link', { name: 'One answer is held.' }).click()
  await page.waitForURL('**/channels/deliveries?show=held')
  await house.work((work) =>
    work.db.updateTable('channels_deliveries').set({ state: 'refused' }).where('state', '=', 'held').execute(),
  )
  await page.goto(new URL('/', page.url()).href)
  await stuck.getByRole('link', { name: 'One answer was not sent.' }).click()
  await page.getByRole('button', { name: 'Not sent 1' }).waitFor()
  await page.getByRole('listitem').getByText('Not sent', { exact: true }).waitFor()
  await page.context().close()
  const lars = await colleagueIn(house, { name: 'Lena Veen', role: 'contributor' })
  const theirs = await visit(lars, '/')
  await theirs.getByText('Here stands what is given to you.').waitFor()
  assert.equal(await theirs.getByRole('region', { name: 'Waits for a person' }).count(), 0)
  await theirs.context().close()
})
