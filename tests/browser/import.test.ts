/** Imports in a real browser against the real program: a file from its choice to its report, and back. */
import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { graveIn, openBrowser, PHONE } from './browser.ts'
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

const folder = mkdtempSync(join(tmpdir(), 'baton-import-'))
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const SAID = `tweet_id,name,text,tweet_created
1,Ann,My Fernhill kettle leaks,2015-02-24 11:35:52 -0800
2,Bo,"A text with a line
in it about Fernhill",2015-02-24 11:36:52 -0800
3,Cy,,2015-02-24 11:37:52 -0800
4,<img src=x onerror=alert(1)>,=1+1 <b>bold</b> شكرا 😡😡,yesterday
5,A-very-long-name-that-nobody-has-but-somebody-might-${'x'.repeat(60)},${'word '.repeat(200)},2015-02-25
`

async function choose(page: Page, path: string): Promise<void> {
  await page.goto(`${house.url}/channels/imports`)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await (await chooser).setFiles(path)
}

let opened = ''

test('N10 a file is chosen, mapped, tried, brought in, and its refused rows are there with the reason', async () => {
  const { page, complaints } = await openPage(browser, house)
  await choose(page, file('tweets.csv', SAID))
  await page.getByText('The first rows, as posts').waitFor()
  opened = new URL(page.url()).pathname
  const said = page.getByRole('combobox', { name: 'What was said' })
  assert.equal(await said.inputValue(), 'text')
  assert.equal(await page.getByRole('combobox', { name: 'When it was said' }).inputValue(), 'tweet_created')
  const zone = page.getByRole('combobox', { name: 'Times without a zone are in' })
  assert.match(await zone.inputValue(), /London/, 'the zone of who brings it, wherever the browser stands')
  await page.getByText('My Fernhill kettle leaks').waitFor()
  await page.getByText(/Line 5, text: It says nothing/).waitFor()
  await page.getByText(/“yesterday” is no date we can read/).waitFor()

  const id = page.getByRole('combobox', { name: 'Its id' })
  await id.fill('No col')
  await page.getByRole('option', { name: 'No column' }).click()
  await page.getByRole('button', { name: 'Keep for the next file' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Old tweets')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await page.getByText('Kept as “Old tweets”.').waitFor()

  await page.getByRole('button', { name: 'Try it without keeping anything' }).click()
  await page.getByText('Found by reading the whole file').waitFor()
  const tried = page.getByRole('region', { name: 'What would happen' })
  assert.equal(await tried.locator('dd').first().textContent(), '3')
  await page.getByRole('button', { name: 'Bring in' }).click()
  const report = page.getByRole('region', { name: 'What came of it' })
  await page.getByText('Done', { exact: true }).waitFor()
  assert.deepEqual(await report.locator('dd').allTextContents(), ['3', '0', '2', '0', '0'])
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the refused rows' }).click()
  const refused = await readAll(await (await download).createReadStream())
  assert.match(refused, /^\u{feff}"tweet_id","name","text","tweet_created","line","why it was refused"\r\n/u)
  assert.match(refused, /"'=1\+1 <b>bold<\/b> شكرا 😡😡","yesterday"/u, 'no spreadsheet takes it for a formula')
  assert.deepEqual(await graveIn(page), [])
  assert.deepEqual(complaints, [])
})

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts).toString('utf8')
}

test('N10 the next file with these columns is read as the last; what it brought is taken back, and brought back', async () => {
  const { page } = await openPage(browser, house)
  await choose(page, file('more.csv', SAID.replaceAll('kettle', 'toaster')))
  await page
    .getByRole('button', { name: /Kept for such files: Old tweets/ })
    .or(page.getByRole('combobox', { name: /Kept for such files: Old tweets/ }))
    .waitFor()
  assert.equal(await page.getByRole('combobox', { name: 'Its id' }).inputValue(), 'No column')
  await page.getByRole('button', { name: 'Bring in' }).click()
  await page.getByText('Done', { exact: true }).waitFor()
  const figures = page.getByRole('region', { name: 'What came of it' }).locator('dd')
  assert.deepEqual((await figures.allTextContents()).slice(0, 2), ['1', '2'], 'two were in the file before')
  await page.getByRole('button', { name: 'Take this import back' }).click()
  await page.getByText(/^You can bring it back until \w+ \d+ \w+: its file is kept for so long/).waitFor()
  await page.getByRole('button', { name: 'Take back', exact: true }).click()
  await page.getByText('Taken back', { exact: true }).waitFor()
  await page.getByText(/^It can be brought back until /).waitFor()
  assert.equal(await page.getByRole('region', { name: 'What it brought' }).count(), 0, 'nothing is left to be read')
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await page.getByText('Done', { exact: true }).waitFor()
  assert.deepEqual((await figures.allTextContents()).slice(0, 2), ['1', '2'])
})

test('N10 what no monitor hears is read where it was brought, in full and as text', async () => {
  const { page, complaints } = await openPage(browser, house, PHONE)
  await page.goto(house.url + opened)
  const brought = page.getByRole('region', { name: 'What it brought' })
  await brought.getByRole('article').first().waitFor()
  assert.equal(await brought.getByRole('article').count(), 3)
  const kettle = brought.getByRole('article', { name: 'Ann' })
  await kettle.getByText('My Fernhill kettle leaks').waitFor()
  await kettle.getByText('No monitor hears it').waitFor()
  const long = brought.getByText(/^word word/)
  const folded = (await long.boundingBox())?.height ?? 0
  await brought.getByRole('button', { name: 'Show all of it' }).click()
  await brought.getByRole('button', { name: 'Show less' }).waitFor()
  assert.ok(((await long.boundingBox())?.height ?? 0) > folded, 'all of it is there')
  await page.getByRole('button', { name: 'Heard by no monitor' }).click()
  await page.waitForURL(/show=unheard/)
  await page.getByText(/Theirs that no monitor hears/).waitFor()
  await brought.getByRole('article').first().waitFor()
  assert.equal(await brought.getByRole('article').count(), 3)
  assert.deepEqual(await graveIn(page), [])
  assert.deepEqual(complaints, [])
})

test('N10 the page of a JSON file says where its rows were found', async () => {
  const { page, complaints } = await openPage(browser, house)
  const items = [
    { text: 'My Fernhill kettle leaks', when: '2015-02-24', Verfasser: 'Ann' },
    { text: 'Late', when: 'yesterday', Verfasser: 'Bo' },
  ]
  await choose(page, file('export.json', JSON.stringify({ meta: { pages: 1 }, data: { items } })))
  await page.getByText('Rows: data.items').waitFor()
  assert.equal(await page.getByRole('combobox', { name: 'Who: name' }).inputValue(), 'Verfasser')
  await page.getByText('My Fernhill kettle leaks').waitFor()
  await page.getByText(/Post 2, when: “yesterday” is no date/).waitFor()
  await page.getByRole('button', { name: 'Try it without keeping anything' }).click()
  const refused = page.getByRole('table', { name: 'Rows that are refused' })
  await refused.getByText('Post 2', { exact: true }).waitFor()
  assert.deepEqual(complaints, [])
  await lookAt(browser, house, new URL(page.url()).pathname, (one) => one.getByText('Rows: data.items').waitFor())
})

test('N10 a file of another kind is refused where it was chosen, with the way to one', async () => {
  const { page } = await openPage(browser, house, PHONE)
  const failed: string[] = []
  page.on('response', (response) => {
    if (!response.ok())
      failed.push(`${response.request().method()} ${new URL(response.url()).pathname.split('/').at(-1)}`)
  })
  await choose(page, file('book.xlsx', Buffer.from('PK\u0003\u0004 sheet')))
  await page.getByText('This is an Excel file, or a zip. Open it and save it as CSV').waitFor()
  await page.getByText('The file was not taken.').waitFor()
  assert.equal(await page.getByText('book.xlsx').count(), 0, 'nothing is listed as if it were on its way')
  assert.equal(await page.getByText('On its way').count(), 0)
  assert.deepEqual(await graveIn(page), [])
  assert.deepEqual(failed, ['PUT format'], 'nothing is asked that cannot be')
})

test('N10 the page of a file names the columns that are not used, and shows dates as they were read', async () => {
  const { page, complaints } = await openPage(browser, house)
  const rows = 'text;Datum;Kundennummer;Sprache;Filiale\nMy Fernhill kettle;03.02.2015 19:35;17;de;Bonn\n'
  await choose(page, file('filialen.csv', rows))
  const columns = page.getByRole('region', { name: 'What the columns are' })
  await columns.getByText('2 columns are not used: Kundennummer, Filiale').waitFor()
  const shown = page.getByRole('region', { name: 'The first rows, as posts' })
  await shown.getByText('3 Feb 2015, 19:35', { exact: true }).last().waitFor()
  const day = page.getByRole('combobox', { name: 'When it was said' })
  await day.fill('No col')
  await page.getByRole('option', { name: 'No column' }).click()
  await columns.getByText('3 columns are not used: Datum, Kundennummer, Filiale').waitFor()
  assert.deepEqual(complaints, [])
  await lookAt(browser, house, new URL(page.url()).pathname, (one) => one.getByText('3 columns are not used').waitFor())
})

test('N10 the page of an import that is none says so, and leads back', async () => {
  for (const none of ['nonsense', '01923456-789a-7bcd-8ef0-123456789abc']) {
    const { page } = await openPage(browser, house)
    await page.goto(`${house.url}/channels/imports/${none}`)
    await page.getByRole('heading', { name: 'There is no such import' }).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Try now' }).count(), 0)
    await page.getByRole('button', { name: 'All imports' }).click()
    await page.waitForURL(/channels\/imports$/)
  }
})

test('N10 a file that is removed comes back by undo, with its page', async () => {
  const { page, complaints } = await openPage(browser, house)
  await choose(page, file('removed.csv', 'id,text\n1,My Fernhill kettle\n'))
  await page.getByText('The first rows, as posts').waitFor()
  await page.getByRole('button', { name: 'Remove' }).click()
  await page.waitForURL(/channels\/imports$/)
  await page.getByText('Removed.').waitFor()
  await page.getByText('removed.csv').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('The first rows, as posts').waitFor()
  await page.getByText('removed.csv').waitFor()
  assert.deepEqual(complaints, [])
})

test('N10 an address for programs is shown once, and takes what they bring', async () => {
  const { page } = await openPage(browser, house)
  await page.goto(`${house.url}/channels/imports`)
  await page.getByRole('button', { name: 'Make an address' }).click()
  await page.getByRole('textbox', { name: /^What brings posts/ }).fill('Review site')
  await page.getByRole('dialog').getByRole('button', { name: 'Make an address' }).click()
  await page.getByText('It is shown this once.').waitFor()
  const address = (await page.getByRole('dialog').locator('code').first().textContent()) ?? ''
  const response = await fetch(house.url + new URL(address).pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ text: 'It leaks' }, { text: '' }]),
  })
  assert.deepEqual(await response.json(), {
    new: 1,
    known: 0,
    refused: [{ index: 1, field: 'text', message: 'There is no text.' }],
    unknown_fields: [],
  })
  const example = (await page.getByRole('dialog').locator('code').nth(1).textContent()) ?? ''
  assert.match(example, /"posted_at":"\d{4}-\d\d-\d\dT\d\d:\d\d:00Z"/, 'the example says when it was said')
  await page.getByRole('button', { name: 'I have it' }).click()
  await page.getByText(/Last called/).waitFor()
})

test('L13 what was heard is written down on a phone, and taken back', async () => {
  const { page, complaints } = await openPage(browser, house, PHONE)
  await page.goto(`${house.url}/heard`)
  await page.getByRole('textbox', { name: 'What was said' }).fill('Her Fernhill kettle is wonderful')
  await page
    .getByRole('radio', { name: 'Against' })
    .or(page.getByRole('button', { name: 'Against' }))
    .first()
    .click()
  await page.getByRole('button', { name: 'Write it down' }).click()
  await page.getByText('Written down. No monitor listens for it.').waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'What was said' }).inputValue(), '')
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Taken back.').waitFor()
  assert.deepEqual(complaints, [])
})

async function ask<T>(method: 'POST' | 'GET', path: string, body?: object): Promise<T> {
  const cookie = house.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const response = await fetch(house.url + path, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as T
  assert.ok(response.ok, JSON.stringify(answer))
  return answer
}

test('N10 a network that we do not know goes by its own name, in rows, filters, analysis and conversation', async () => {
  await ask('POST', '/api/monitors', { name: 'Marlowe', names: [] })
  const { address } = await ask<{ address: string }>('POST', '/api/import-addresses', { name: 'Reviews' })
  await ask('POST', new URL(address).pathname, { text: 'My Marlowe broke', network: 'Trust Pilot', id: '1' })
  const { page, complaints } = await openPage(browser, house)
  await page.goto(`${house.url}/listening/heard`)
  const row = page.getByRole('article').filter({ hasText: 'My Marlowe broke' })
  await row.getByText('trust-pilot', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Network' }).click()
  await page.getByRole('menuitemradio', { name: 'trust-pilot' }).click()
  await page.waitForURL(/network=trust-pilot/)
  await page.getByRole('button', { name: 'Network: trust-pilot' }).waitFor()
  await page.keyboard.press('Escape')
  await row.waitFor()
  await row.getByRole('link', { name: 'In the inbox' }).click()
  await page
    .getByText(/in public on trust-pilot|trust-pilot, in public|trust-pilot/i)
    .first()
    .waitFor()
  await page.getByText('This was brought here from elsewhere').waitFor()
  await page
    .getByText(/trust-pilot/)
    .first()
    .waitFor()
  await page.goto(`${house.url}/listening/analysis`)
  await page.getByText('trust-pilot', { exact: true }).first().waitFor()
  assert.equal(await page.getByText('Another network').count(), 0)
  assert.deepEqual(complaints, [])
})

test('L13 what one wrote down stands below the form, also when one comes back: who heard it, its conversation, and the way to take it back', async () => {
  const { page, complaints } = await openPage(browser, house)
  await page.goto(`${house.url}/heard`)
  const field = page.getByRole('textbox', { name: 'What was said' })
  const writeDown = async (said: string) => {
    await field.fill(said)
    await page.getByRole('button', { name: 'Write it down' }).click()
    await written.getByText(said).waitFor()
  }
  const written = page.getByRole('region', { name: 'What you wrote down' })
  const noteOf = (said: string) => written.getByRole('listitem').filter({ hasText: said })
  await written.getByText('You wrote nothing down yet').waitFor()
  const monitor = await ask<{ id: string }>('POST', '/api/monitors', { name: 'Thistlepot', kind: 'brand' })
  await writeDown('She wants the Thistlepot in green')
  const first = noteOf('in green')
  await first.getByText('no conversation was opened').waitFor()
  const heard = first.getByRole('link', { name: 'Thistlepot', exact: true })
  assert.match((await heard.getAttribute('href')) ?? '', new RegExp(`monitor=${monitor.id}`))
  await page.getByRole('checkbox', { name: 'Somebody should answer' }).click()
  await writeDown('Nobody rang back about the hinge')
  await noteOf('hinge').getByText('Heard by no monitor').waitFor()
  assert.deepEqual(await graveIn(page), [])
  await noteOf('hinge').getByRole('link', { name: 'its conversation is open' }).click()
  await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/)
  await page.getByText('Nobody rang back about the hinge').first().waitFor()

  await page.goto(`${house.url}/heard`)
  await field.fill('Something else is being written')
  await noteOf('hinge').getByRole('button', { name: 'Take back' }).click()
  await noteOf('hinge').waitFor({ state: 'detached' })
  assert.equal(await field.inputValue(), 'Something else is being written')
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await noteOf('hinge').getByRole('link', { name: 'its conversation is open' }).waitFor()
  await field.fill('')
  await noteOf('in green').getByRole('button', { name: 'Take back' }).click()
  await noteOf('in green').waitFor({ state: 'detached' })
  assert.equal(await field.inputValue(), 'She wants the Thistlepot in green', 'the form has its words again')
  await writeDown('The Thistlepot lid, again')
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await noteOf('lid, again').waitFor({ state: 'detached' })
  assert.equal(await field.inputValue(), 'The Thistlepot lid, again')
  assert.deepEqual(complaints, [])
})

test('L13 a conversation of what was heard offline says so where an answer would be written, and how to reach them', async () => {
  const noted = { form_id: crypto.randomUUID(), place: 'phone', said: 'It never came', name: 'Mrs Bell', opens: true }
  await ask('POST', '/api/offline-notes', { ...noted, contact: '0131 496 0000' })
  const { conversations } = await ask<{ conversations: { id: string; network: string }[] }>(
    'GET',
    '/api/conversations?limit=100',
  )
  const path = `/inbox/${conversations.find(({ network }) => network === 'offline')?.id}`
  await lookAt(browser, house, path, (page) =>
    page.getByText('This was heard offline, so there is no post to answer').waitFor(),
  )
  const { page } = await openPage(browser, house)
  await page.goto(house.url + path)
  await page.getByText('0131 496 0000').waitFor()
  await page.getByRole('tab', { name: 'Answer', exact: true }).waitFor()
  assert.equal(await page.getByText(/in public/i).count(), 0, 'somebody was told it at a counter')
  assert.equal(await page.getByText(/Open the post/).count(), 0)
})

test('nothing serious for axe, in light and dark, wide and on a phone', async () => {
  await lookAt(browser, house, '/channels/imports', (page) => page.getByText('tweets.csv').first().waitFor())
  await lookAt(browser, house, opened, (page) => page.getByText('Rows that are refused').waitFor())
  await lookAt(browser, house, `${opened}?show=unheard`, (page) => page.getByText('My Fernhill kettle').waitFor())
  await lookAt(browser, house, '/heard', (page) => page.getByRole('button', { name: 'Write it down' }).waitFor())
})
