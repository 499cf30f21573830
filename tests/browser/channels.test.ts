/** Channels in a real browser against the real program: connecting, holding, deciding, and who may speak. */
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { channelFor } from '#areas/channels/brought.ts'
import { retireChannel } from '#areas/channels/channels.ts'
import { newId } from '#platform/ids.ts'
import { openBrowser, PHONE } from './browser.ts'
import { accountOf, type ChannelsHouse, deliveryOf, hire, openChannelsHouse } from './channels-house.ts'
import { lookAt, openPage } from './look-at.ts'

let house: ChannelsHouse
let browser: Browser
const FEED = /Kettle news/

before(async () => {
  house = await openChannelsHouse()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))

test('first use says what will be here, a wrong address says its sentence, a right one is heard', async () => {
  const { page, complaints } = await openPage(browser, house)
  await page.goto(`${house.url}/channels`)
  await page.getByText('Your accounts and sources will stand here').waitFor()
  await page.getByRole('button', { name: 'Hold everything' }).waitFor()
  await page.getByRole('button', { name: 'Connect a channel' }).first().click()
  await page.getByRole('button', { name: /^Feed/ }).click()
  const address = page.getByRole('textbox', { name: /address/i })
  await address.fill(house.feed_url.replace('feed.xml', 'nothing'))
  await page.keyboard.press('Enter')
  const wrong = page.getByRole('dialog').locator('.wrong')
  await wrong.waitFor()
  assert.match((await wrong.textContent()) ?? '', /address|feed|found|404/i)
  assert.equal(await address.getAttribute('aria-invalid'), 'true')
  await address.fill(house.feed_url)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: FEED }).waitFor()
  await page.getByText('The one channel is well.').waitFor()
  const refusals = complaints.filter((said) => !/400|status of 4/.test(said))
  assert.deepEqual(refusals, [], 'nothing but the refused address was complained about')
})

test('a channel is paused, resumed and retired, and its history can be seen again', async () => {
  const { page } = await openPage(browser, house)
  await page.goto(`${house.url}/channels`)
  const row = page.getByRole('row', { name: FEED })
  await row.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Pause' }).click()
  await row.getByText('Paused', { exact: true }).waitFor()
  await page.getByText('One is paused.').waitFor()
  await row.getByRole('button', { name: 'Resume' }).click()
  await row.getByText('Well', { exact: true }).waitFor()
  await row.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Retire…' }).click()
  await page.getByRole('dialog').getByText('its sign-in is forgotten here').waitFor()
  await page.getByRole('button', { name: 'Retire it' }).click()
  await page.getByRole('button', { name: 'Show the retired one' }).click()
  await page.getByRole('row', { name: FEED }).getByText('Retired', { exact: true }).waitFor()
})

test('a channel whose network has not answered for long looks like it, in the list, in its count and on its page', async () => {
  const { channel_id } = await house.work((work) =>
    accountOf(work, { handle: 'quiet.example', speaker_id: house.nora_id }),
  )
  await house.work((work) =>
    sql`update channels_channels set polled_at = clock_timestamp() - interval '25 minutes' where id = ${channel_id}`.execute(
      work.db,
    ),
  )
  const { page } = await openPage(browser, house)
  await page.goto(`${house.url}/channels`)
  const row = page.getByRole('row', { name: /quiet\.example/ })
  await row.locator('.health.soon').getByText('Not heard', { exact: true }).waitFor()
  await row.getByText('Connected, but the network last answered 25 min ago.').waitFor()
  await page.getByText('One is not heard.').waitFor()
  await row.getByRole('link').first().click()
  await page.locator('.health.soon').getByText('the network last answered 25 min ago').waitFor()
  await lookAt(browser, house, '/channels', (seen) => seen.getByText('Not heard', { exact: true }).waitFor())
  await house.work((work) =>
    sql`update channels_leases set listens = true, next_at = 'infinity' where channel_id = ${channel_id}`.execute(
      work.db,
    ),
  )
  await page.reload()
  const why = page.getByText('The demonstration asks no network, for its house is made up. Anywhere else, reconnect')
  await why.waitFor()
  await page.goto(`${house.url}/channels`)
  await why.waitFor()
  await house.work((work) => retireChannel(work, channel_id))
})

test('what the network did not say is decided by a person, and what it refused carries its cause', async () => {
  const { tom_id, ...from } = await house.work(async (work) => {
    const tom_id = await hire(work, 'Tom Achterberg')
    const at = await accountOf(work, { handle: 'fernhill.example', speaker_id: house.nora_id })
    return { ...at, person_id: house.nora_id, tom_id }
  })
  await house.work((work) =>
    deliveryOf(work, from, {
      ...{ state: 'unknown', needs_person: true, text: 'A new lid is on its way.' },
      problem: { kind: 'outcome_unknown', sentence: 'The network broke off before it answered.' },
    }),
  )
  await house.work((work) =>
    deliveryOf(work, from, {
      ...{ state: 'refused', needs_person: false, text: 'Far too long.' },
      problem: { kind: 'too_long', sentence: 'The text is 312 characters long; Bluesky takes 300.' },
    }),
  )
  const { page } = await openPage(browser, house)
  await page.goto(`${house.url}/channels/deliveries`)
  await page.getByText('One delivery needs a person.').waitFor()
  await page.getByText('The network broke off before it answered.').waitFor()
  await page.getByRole('button', { name: 'Say what you found' }).click()
  await page.getByRole('radio', { name: /^It is there/ }).click()
  await page.getByRole('button', { name: 'Say it' }).click()
  await page.getByText('paste the address of the post').waitFor()
  await page.getByRole('textbox', { name: 'Its address' }).fill('https://bsky.example/post/1')
  await page.getByRole('button', { name: 'Say it' }).click()
  await page.getByText('No delivery needs a person.').waitFor()
  await page.getByRole('button', { name: 'All', exact: true }).click()
  const sent = page.getByRole('listitem').filter({ hasText: 'A new lid is on its way.' })
  assert.equal(
    await sent.getByRole('link', { name: 'See it there' }).getAttribute('href'),
    'https://bsky.example/post/1',
  )
  const refused = page.getByRole('listitem').filter({ hasText: 'Far too long.' })
  await refused.getByText('Bluesky takes 300.').waitFor()
  await refused.getByRole('button', { name: 'Withdraw' }).click()
  await refused.getByText('Withdrawn', { exact: true }).waitFor()
  const problem = { kind: 'too_long', sentence: 'The text is too long.' } as const
  await house.work((work) =>
    deliveryOf(
      work,
      { ...from, person_id: tom_id },
      { state: 'refused', needs_person: false, text: 'Tom’s.', problem },
    ),
  )
  await page.goto(`${house.url}/channels/deliveries?show=refused`)
  const toms = page.getByRole('listitem').filter({ hasText: 'Tom’s.' })
  const asks = page.getByRole('dialog', { name: 'Withdraw the answer of Tom Achterberg?' })
  await toms.getByRole('button', { name: 'Withdraw' }).click()
  await asks.getByRole('button', { name: 'Cancel' }).click()
  await toms.getByText('Not sent', { exact: true }).waitFor()
  await toms.getByRole('button', { name: 'Withdraw' }).click()
  await asks.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByText('Nothing was refused').waitFor()
})

test('everything is held with a reason that every page shows, and released again', async () => {
  const { page } = await openPage(browser, house)
  await page.goto(`${house.url}/channels`)
  await page.getByRole('button', { name: 'Hold everything' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do anything' }).fill('stop')
  await page.getByRole('option', { name: /Hold everything/ }).click()
  const hold = page.getByRole('button', { name: 'Hold it now' })
  assert.equal(await hold.getAttribute('aria-disabled'), 'true', 'not without a reason')
  await page.getByRole('textbox', { name: /^Why/ }).fill('Recall of the Arc kettle.')
  await hold.click()
  const bar = page.locator('.strip.hold')
  await bar.getByText('“Recall of the Arc kettle.” by ').waitFor()
  const other = await openPage(browser, house, PHONE)
  await other.page.goto(`${house.url}/inbox`)
  const folded = other.page.locator('.strip.hold')
  await folded.getByText('Everything is held.').waitFor()
  assert.ok(((await folded.boundingBox())?.height ?? 0) < 48, 'one line on a phone')
  await folded.getByRole('button', { name: 'Why, by whom, and how to end it' }).click()
  await folded.getByRole('button', { name: 'Release the hold' }).waitFor()
  await house.work(async (work) => {
    const [account] = await work.db
      .selectFrom('conduct_grants')
      .select(['id as grant_id', 'channel_id', 'person_id'])
      .execute()
    assert.ok(account)
    const problem = { kind: 'hold', sentence: 'Held: Recall of the Arc kettle.' } as const
    for (const text of ['Sorry!', 'So sorry!'])
      await deliveryOf(work, account, { text, state: 'held', needs_person: false, problem })
    const lost = { kind: 'outcome_unknown', sentence: 'The network broke off.' } as const
    await deliveryOf(work, account, { text: 'Lost?', state: 'unknown', needs_person: true, problem: lost })
  })
  await page.goto(`${house.url}/channels/deliveries`)
  await page.getByRole('button', { name: 'Say what you found' }).click()
  await page.getByRole('radio', { name: /send it again/ }).click()
  const say = page.getByRole('button', { name: 'Say it' })
  assert.equal(await say.getAttribute('aria-disabled'), 'true', 'nothing is sent while the hold stands')
  await page.getByRole('radio', { name: /^It is not there: give it up/ }).click()
  assert.equal(await say.getAttribute('aria-disabled'), null, 'what sends nothing may be said')
  await say.click()
  await page.getByText('No delivery needs a person.').waitFor()
  await other.page.goto(`${house.url}/channels/deliveries`)
  await other.page.getByRole('button', { name: 'Held 2' }).click()
  const letGo = other.page
    .getByRole('listitem')
    .filter({ hasText: 'So sorry!' })
    .getByRole('button', { name: 'Send now' })
  await letGo.waitFor()
  assert.equal(await letGo.getAttribute('aria-disabled'), 'true', 'not while the hold stands')
  const asks = page.getByRole('dialog', { name: 'Release the hold?' })
  await bar.getByRole('button', { name: 'Release the hold' }).click()
  await asks.getByText(/^Two answers are held, the oldest written .+ ago\. None of them leaves by itself/).waitFor()
  await asks.getByRole('button', { name: 'Cancel' }).click()
  await bar.getByRole('button', { name: 'Release the hold' }).click()
  await asks.getByRole('button', { name: 'Release, 2 held' }).click()
  await bar.waitFor({ state: 'detached' })
  await other.page.locator('.strip.hold').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Undo/ }).click()
  await bar.getByText('Recall of the Arc kettle.').waitFor()
  await bar.getByRole('button', { name: 'Release the hold' }).click()
  await asks.getByRole('button', { name: 'Release, 2 held' }).click()
  await other.page.locator('.strip.hold').waitFor({ state: 'detached' })
  assert.equal(await letGo.getAttribute('aria-disabled'), null)
})

test('the right to speak is given with a reason and taken back, and a gap is filled where it is seen', async () => {
  const { page } = await openPage(browser, house)
  await page.goto(`${house.url}/channels`)
  await page.getByRole('link', { name: /@fernhill.example/ }).click()
  await page.getByRole('button', { name: 'Give the right to speak' }).click()
  await page.getByRole('combobox', { name: 'Person' }).fill('Tom')
  await page.getByRole('option', { name: 'Tom Achterberg' }).click()
  await page.getByRole('textbox', { name: 'Why' }).fill('Takes the evening shift.')
  await page.getByRole('button', { name: 'Give', exact: true }).click()
  const tom = page.getByRole('listitem').filter({ hasText: 'Takes the evening shift.' })
  await tom.getByText('by Nora Lindqvist').waitFor()
  await tom.getByRole('button', { name: /^Take back/ }).click()
  await page.getByRole('textbox', { name: 'Why' }).fill('The shift is over.')
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByText('Earlier rights (1)').waitFor()
  await page.getByText('Nobody fixes', { exact: true }).waitFor()
  await page.getByRole('combobox', { name: /^Fixes/ }).click()
  await page.getByRole('option', { name: 'Service', exact: true }).click()
  await page.getByText('Nobody fixes', { exact: true }).waitFor({ state: 'detached' })
})

test('N7 each no carries its reason one press away, each condition stands there in words', async () => {
  const { page } = await openPage(browser, house)
  await page.goto(`${house.url}/channels`)
  await page
    .getByRole('row', { name: 'Answers in private' })
    .getByText('only to those who follow @fernhill.example')
    .waitFor()
})

test('a webhook is made, its secret is shown once, and it is paused and removed', async () => {
  const { page } = await openPage(browser, house)
  await page.goto(`${house.url}/channels/webhooks`)
  await page.getByText('Programs of yours can be told here').waitFor()
  await page.getByRole('button', { name: 'Add an address' }).first().click()
  const address = page.getByRole('textbox', { name: 'Address' })
  await address.fill('localhost')
  await page.keyboard.press('Enter')
  const wrong = page.getByRole('dialog').getByText(/Give an address that begins with https:\/\//)
  await wrong.waitFor()
  assert.equal(await wrong.count(), 1, 'said once, at its field')
  assert.equal(await page.getByRole('dialog').getByRole('alert').count(), 0)
  await address.fill('https://localhost/baton')
  await page.keyboard.press('Enter')
  await page
    .locator('[data-field=address] .wrong', { hasText: 'localhost leads to an address inside this network' })
    .waitFor()
  const hook = new URL('/baton', house.feed_url).href
  await address.fill(hook)
  await page.getByRole('radio', { name: 'Only what you tick here' }).click()
  await page.getByRole('checkbox', { name: /^All of the inbox/ }).click()
  await page.getByRole('checkbox', { name: /^An answer stands on the network/ }).click()
  await page.getByRole('button', { name: 'Add it' }).click()
  await page.getByText('Keep this secret now').waitFor()
  const secret = (await page.locator('.shown-once code').textContent()) ?? ''
  assert.match(secret, /^whsec_/)
  await page.keyboard.press('Escape')
  await page.mouse.click(5, 5)
  await page.getByText('Keep this secret now').waitFor()
  await page.getByRole('button', { name: 'I have kept it' }).click()
  const row = page.getByRole('row', { name: hook })
  await row.getByText('inbox.*, channels.delivery_sent').waitFor()
  const choose = async (name: string) => {
    await row.getByRole('button', { name: /^More for/ }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await choose('Address and facts…')
  await page.getByRole('radio', { name: 'Everything that happens' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await row.getByText('all facts').waitFor()
  await choose('New secret…')
  await page.getByRole('button', { name: 'Make a new secret' }).click()
  await page.getByText('Keep this secret now').waitFor()
  assert.notEqual(await page.locator('.shown-once code').textContent(), secret)
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await row.getByRole('button', { name: 'Pause' }).click()
  await row.getByText('Paused', { exact: true }).waitFor()
  await row.getByRole('button', { name: hook, exact: true }).click()
  await page.getByRole('heading', { name: 'Calls, newest first' }).waitFor()
  await house.work(({ db, workspace_id, now }) =>
    sql`insert into platform_webhook_calls
      (workspace_id, id, webhook_id, fact_id, position, name, body, state, made_at, begun_at, next_at, attempts, status, answer)
      select ${workspace_id}, ${newId(now)}, id, id, 1, 'administration.member_added', '{}', 'given_up', ${now}, ${now}, ${now}, 9, 502,
        ${'<html><body>The gateway did not answer in time.</body></html>'.repeat(9)} from platform_webhooks`.execute(
      db,
    ),
  )
  await page.reload()
  const fact = page.locator('.fact-name', { hasText: 'administration.member_added' })
  await fact.waitFor()
  const lines = await fact.evaluate((one) => new Set([...one.getClientRects()].map(({ top }) => top)).size)
  assert.equal(lines, 1, 'it stands in one line where there is room')
  await choose('Remove…')
  await page.getByRole('button', { name: 'Remove it' }).click()
  await page.getByText('Programs of yours can be told here').waitFor()
})

test('N10 what is brought has no acts of a listener: its row and its page lead to where it is brought', async () => {
  const named = (network: string, display_name: string) => ({ network, native_id: network, display_name })
  const imported = await house.work((work) => channelFor(work, named('import', 'Imported posts')))
  await house.work((work) => channelFor(work, named('offline', 'Offline')))
  const { page } = await openPage(browser, house)
  await page.goto(`${house.url}/channels`)
  const row = page.getByRole('row', { name: /Imported posts/ })
  await row.getByText('Nothing was brought yet.').waitFor()
  await page
    .getByRole('row', { name: /Offline/ })
    .getByRole('link', { name: 'Write down' })
    .waitFor()
  assert.equal(await row.getByRole('button').count(), 0)
  const columns = page.getByRole('table', { name: 'What each network lets us do' }).getByRole('columnheader')
  await columns.first().waitFor({ state: 'attached' })
  assert.doesNotMatch((await columns.allTextContents()).join(), /import|offline/i)
  await page.goto(`${house.url}/channels/${imported.channel_id}`)
  await page.getByText('This source is only heard').waitFor()
  assert.equal(await page.getByRole('button', { name: /^More for/ }).count(), 0)
  assert.equal(await page.getByRole('heading', { name: 'What it may do' }).count(), 0)
  await page.getByRole('link', { name: 'What was brought' }).click()
  await page.waitForURL(`${house.url}/channels/imports`)
})

test('nothing keeps anybody out, light and dark, wide and on a phone', async () => {
  await lookAt(browser, house, '/channels', (page) => page.getByText('What each network lets us do').waitFor())
  await lookAt(browser, house, '/channels/deliveries?show=all', (page) => page.getByText('Far too long.').waitFor())
  const id = await house.work(async ({ db }) => {
    const row = await db
      .selectFrom('channels_channels')
      .select('id')
      .where('network', '=', 'bluesky')
      .executeTakeFirst()
    return row?.id ?? ''
  })
  await lookAt(browser, house, `/channels/${id}`, (page) => page.getByRole('heading', { name: 'Deeds' }).waitFor())
})
