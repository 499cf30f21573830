/** Saved queries in a real browser against the real program: written by keyboard, mended, tried, saved, read and brought. */
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { makeMonitor } from '#areas/listening/monitors.ts'
import type { MonitorSet } from '#areas/listening/schema.ts'
import { FACES, sideways_px } from './at-home.ts'
import { graveIn, openBrowser, WIDE } from './browser.ts'
import { colleagueIn } from './colleague.ts'
import { type InboxHouse, openInboxHouse } from './inbox-house.ts'
import { openPage } from './look-at.ts'

let house: InboxHouse
let browser: Browser

before(async () => {
  house = await openInboxHouse()
  browser = await openBrowser()
  await house.arrive([
    { name: 'Ines', text: 'My arc kettle leaks' },
    { name: 'Ruth', text: 'The kettles that Fernhill makes are fine' },
    { name: 'Omar', text: 'Nothing at all' },
  ])
})
after(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))

const field = (page: Page) => page.getByLabel('Query', { exact: true })
const holds = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.querySelector<HTMLTextAreaElement>('.q-area')?.value === wanted, text)
const offered = (page: Page) => page.getByRole('listbox', { name: 'What could be written here' })

async function begin(options: BrowserContextOptions = WIDE) {
  const { page, complaints } = await openPage(browser, house, options)
  await page.goto(`${house.url}/listening/new`)
  await page.getByRole('button', { name: 'By query' }).click()
  await field(page).waitFor()
  return { page, complaints }
}

const listen = (name: string, query: string, kind: MonitorSet) =>
  house.work((work) => makeMonitor(work, { name, kind, query, names: [], products: [], leave_out: [] }))

test('a name that is missing is asked for until it is written, and by name or by query nothing written is lost', async () => {
  const { page, complaints } = await openPage(browser, house)
  await page.goto(`${house.url}/listening/new`)
  const brand = page.getByRole('textbox', { name: 'Brand' })
  await page.getByRole('button', { name: 'Listen for this' }).click()
  await page.getByText('Give the brand as people write it.').waitFor()
  await brand.fill('Quillfeather')
  await page.getByText('Give the brand as people write it.').waitFor({ state: 'detached' })
  await page.getByRole('textbox', { name: 'Also written' }).fill('quill feather,')
  await page.getByRole('button', { name: 'By query' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Quills')
  await field(page).fill('quill*')
  await page.getByRole('button', { name: 'By name' }).click()
  assert.equal(await brand.inputValue(), 'Quillfeather')
  await page.getByText('quill feather', { exact: true }).waitFor()
  assert.equal(await field(page).isVisible(), false)
  await page.getByRole('button', { name: 'By query' }).click()
  await holds(page, 'quill*')
  assert.equal(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue(), 'Quills')
  assert.equal(await brand.isVisible(), false)
  assert.deepEqual(await graveIn(page), [])
  assert.deepEqual(
    complaints.filter((each) => !/status of 400/.test(each)),
    [],
  )
})

test('a query is written by keyboard alone with what is offered, tried by itself, and saved into its set', async () => {
  const { page, complaints } = await begin()
  await page.getByLabel('Name', { exact: true }).fill('Kettles in English')
  await page.getByRole('combobox', { name: /^About/ }).click()
  await page.getByRole('option', { name: 'A product of ours' }).click()
  await field(page).focus()
  await page.keyboard.type('kettle* NOT aut')
  await offered(page).getByRole('option', { name: 'author:' }).waitFor()
  await page.keyboard.press('Escape')
  await offered(page).waitFor({ state: 'detached' })
  await page.keyboard.type('h')
  await offered(page).getByRole('option', { name: 'author:', selected: true }).waitFor()
  await page.keyboard.press('Tab')
  await holds(page, 'kettle* NOT author:')
  await page.keyboard.type('fernhill.co sen')
  await page.keyboard.press('Enter')
  await holds(page, 'kettle* NOT author:fernhill.co sentiment:')
  await offered(page).getByRole('option', { name: 'positive', selected: true }).waitFor()
  await page.keyboard.press('ArrowUp')
  await offered(page).getByRole('option', { name: 'negative', selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await holds(page, 'kettle* NOT author:fernhill.co sentiment:negative')
  await page.getByRole('region', { name: 'What it finds' }).getByText('Holds a word beginning with “kettle”').waitFor()
  for (const _ of ' sentiment:negative') await page.keyboard.press('Backspace')
  await holds(page, 'kettle* NOT author:fernhill.co')
  const tried = page.getByRole('region', { name: 'What it would have heard' })
  await tried.getByText('2 of all 3 posts stored').waitFor()
  await tried
    .getByRole('listitem')
    .filter({ hasText: 'My arc kettle leaks' })
    .locator('mark', { hasText: 'kettle' })
    .waitFor()
  await tried.getByRole('row', { name: /2$/ }).waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Listen for this' }).click()
  await page.getByText('We listen for Kettles in English from now on.').waitFor()
  await page.getByRole('group', { name: 'Query' }).getByText('author:').waitFor()
  await page.getByText('Holds a word beginning with “kettle”; not written by fernhill.co.').waitFor()
  const products = page.getByRole('region', { name: 'Products' })
  await products.getByRole('link', { name: /Kettles in English.*kettle\* NOT author:fernhill\.co/ }).waitFor()
  assert.deepEqual(complaints, [])
})

test('what is wrong stands below with its place, and leads there; mended it can be saved', async () => {
  const { page } = await begin()
  await page.getByLabel('Name', { exact: true }).fill('Mended')
  await field(page).fill('kettle NEAR toaster and (lid OR hinge')
  await page.getByRole('button', { name: 'Character 25 This bracket is never closed.' }).waitFor()
  await page.getByRole('button', { name: 'Character 21 “and” in small letters' }).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Listen for this' }).getAttribute('aria-disabled'), 'true')
  assert.equal(await page.locator('.qc-operator.q-wrong').textContent(), 'NEAR')
  await page.getByRole('button', { name: 'Character 8 NEAR needs a number: NEAR/5' }).click()
  await page.keyboard.type('NEAR/5 ')
  await page.keyboard.press('End')
  await page.keyboard.type(')')
  await holds(page, 'kettle NEAR/5  toaster and (lid OR hinge)')
  await page.locator('.q-pair').nth(1).waitFor()
  await page.getByRole('button', { name: 'Tidy' }).click()
  await holds(page, '(kettle NEAR/5 toaster) AND and AND (lid OR hinge)')
  await page.keyboard.press('ControlOrMeta+z')
  await holds(page, 'kettle NEAR/5  toaster and (lid OR hinge)')
  await page.getByText('None of the 3 stored posts.').waitFor()
  await page.getByRole('button', { name: 'Listen for this' }).click()
  await page.getByText('We listen for Mended from now on.').waitFor()
})

test('a topic that nobody knows is told at its place with what there is, and keeps nothing from being saved', async () => {
  const { page, complaints } = await begin()
  await page.getByLabel('Name', { exact: true }).fill('Deliveries')
  await field(page).fill('kettle topic:delivery')
  const told = page.getByRole('button', {
    name: /^Character 14 No topic is called “delivery”\. There are: “late or lost”/,
  })
  await told.click()
  await page.keyboard.type('late_o')
  await offered(page).getByRole('option', { name: 'late or lost', selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await holds(page, 'kettle topic:"late or lost"')
  await told.waitFor({ state: 'detached' })
  await page.getByText('About the topic “late or lost”').waitFor()
  await field(page).fill('kettle topic:tomorrow lang:xx network:tiktok')
  await page.getByRole('button', { name: /^Character 28 No language has the code “xx”/ }).waitFor()
  await page
    .getByRole('button', { name: /^Character 39 Nothing is heard or brought from a network called “tiktok”/ })
    .waitFor()
  await page.getByRole('button', { name: 'Listen for this' }).click()
  await page.getByText('We listen for Deliveries from now on.').waitFor()
  assert.deepEqual(complaints, [])
})

test('the help is folded, and its examples are put where the cursor stands', async () => {
  const { page } = await begin()
  await page.getByText('How queries are written').click()
  await page.getByRole('button', { name: 'Insert fernhill AND kettle' }).click()
  await holds(page, 'fernhill AND kettle')
  await page.getByRole('button', { name: 'Insert kettle lang:(de OR fr)' }).click()
  await holds(page, 'fernhill AND kettle kettle lang:(de OR fr)')
})

test('a query from another tool is said in ours, with what was changed and left out at its place, and used', async () => {
  const { page } = await begin()
  await page.getByRole('button', { name: 'Bring a query from' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByLabel('The query, as it stands there')
    .fill('"arc kettle" NEAR/5 fernhill\nAND engagementType:RETWEET')
  await dialog.getByRole('list', { name: 'Changed' }).getByText('Line 1, character 14').waitFor()
  await dialog.getByRole('list', { name: 'Could not be taken' }).getByText('Line 2, character 5').waitFor()
  assert.deepEqual(await graveIn(page), [])
  await dialog.getByRole('button', { name: 'Use it' }).click()
  await holds(page, '"arc kettle" NEAR/6 fernhill')
})

test('a query that could not be tried says so and is tried again; one that the server refuses says why', async () => {
  const { page } = await begin()
  await page.route('**/api/queries/preview', (route) => route.abort())
  await field(page).fill('kettle')
  const tried = page.getByRole('region', { name: 'What it would have heard' })
  await tried.getByText('It could not be tried').waitFor()
  await page.unroute('**/api/queries/preview')
  await tried.getByRole('button', { name: 'Try it' }).click()
  await tried.getByText('1 of all 3 posts stored').waitFor()
  const json = { code: 'too_wide', message: 'This query is too wide to be tried.' }
  await page.route('**/api/queries/preview', (route) => route.fulfill({ status: 400, json }))
  await field(page).fill('kettle*')
  await tried.getByText(json.message).waitFor()
  await page.route('**/api/monitors', (route) =>
    route.fulfill({ status: 400, json: { ...json, message: 'Not this one.' } }),
  )
  await page.getByLabel('Name', { exact: true }).fill('Kettles')
  await page.getByRole('button', { name: 'Listen for this' }).click()
  await page.getByRole('alert').getByText('Not this one.').waitFor()
})

test('changing a query or its name leaves its set as it is, and a name stays a name', async () => {
  const { id } = await listen('Brightwell', 'brightwell', 'competitor')
  const { page } = await openPage(browser, house)
  await page.goto(`${house.url}/listening/${id}`)
  await page.getByRole('button', { name: 'Change' }).click()
  await field(page).waitFor()
  await page.waitForFunction(() => document.activeElement?.matches('.q-area'))
  await page.keyboard.type(' OR #brightwell')
  await page.getByRole('button', { name: 'Keep the changes' }).click()
  await page.getByText('Kept. What comes from now on is matched by it.').waitFor()
  await page
    .getByRole('region', { name: 'Competitors' })
    .getByRole('link', { name: /Brightwell.*brightwell OR #brightwell/ })
    .waitFor()
  const named = await house.work((work) =>
    makeMonitor(work, { name: 'Oslo Home', kind: 'competitor', names: [], products: [], leave_out: [] }),
  )
  await page.goto(`${house.url}/listening/${named.id}`)
  await page.getByRole('textbox', { name: /^Also written/ }).fill('oslohome')
  await page.getByRole('textbox', { name: /^Also written/ }).press('Enter')
  await page.getByRole('button', { name: 'Keep the changes' }).click()
  await page
    .getByRole('region', { name: 'Competitors' })
    .getByRole('link', { name: /Oslo Home.*one more spelling/ })
    .waitFor()
})

test('who reads along reads the query and its sentence, and sees who may change it', async () => {
  const { id } = await listen('Read along', 'teapot NOT silver', 'topic')
  const boss = await colleagueIn(house, { name: 'Aoife Brady', role: 'executive' })
  const { page } = await openPage(browser, { url: house.url, cookies: boss.cookies })
  await page.goto(`${house.url}/listening/${id}`)
  await page.getByText('Holds “teapot”; does not hold “silver”.').waitFor()
  await page.getByRole('status').getByText('An administrator changes what we listen for.').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Change' }).count(), 0)
})

test('what is typed into a query of 20 KB is there, in its colours', async () => {
  const { page } = await begin()
  const long = Array.from({ length: 650 }, (_, at) => `("arc kettle ${at}" NEAR/5 lid*)`).join(' OR ')
  await field(page).fill(long)
  await page.getByText('and 638 more').waitFor()
  await field(page).press('End')
  await page.keyboard.type(' NOT silver')
  await holds(page, `${long} NOT silver`)
  await page.waitForFunction(
    (text) => document.querySelector('.q-drawn')?.textContent === text,
    `${long} NOT silver\u200b`,
  )
})

test('nothing serious for axe, nothing sideways, and the colours lie on the letters, in light and dark, wide and on a phone', async () => {
  const { id } = await listen('A look', '("arc kettle" OR kettle*) NOT author:fernhill.co', 'brand')
  for (const [where, options] of FACES) {
    const { page } = await openPage(browser, house, options)
    await page.goto(`${house.url}/listening/${id}`)
    await page.getByRole('button', { name: 'Change' }).waitFor()
    assert.deepEqual(await graveIn(page), [], `read, ${where}`)
    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByText('2 of all 3 posts stored').waitFor()
    await field(page).fill(
      '("arc kettle" OR kettle*\n) NEAR author:fernhill.co NOT (lid OR handle of a very long line that goes on',
    )
    await page
      .getByRole('button', { name: /^Line 2/ })
      .first()
      .waitFor()
    await field(page).press('End')
    await page.keyboard.type(' lan')
    await offered(page).waitFor()
    assert.deepEqual(await graveIn(page), [], `written, ${where}`)
    assert.equal(await sideways_px(page), 0, where)
    const [drawn, area] = await page.evaluate(() =>
      ['.q-drawn', '.q-area'].map((which) => {
        const element = document.querySelector(which)
        if (!element) return null
        const { font, letterSpacing, whiteSpace, overflowWrap, padding } = getComputedStyle(element)
        return {
          font,
          letterSpacing,
          whiteSpace,
          overflowWrap,
          padding,
          high: element.scrollHeight,
          wide: element.clientWidth,
        }
      }),
    )
    assert.deepEqual(drawn, area, where)
    await page.context().close()
  }
})

test('a name is tried over what is stored while it is written, and kept by the same words', async () => {
  await house.arrive([
    { name: 'Ida', text: 'My larkholm lamp flickers' },
    { name: 'Ole', text: 'Larkholm Street is closed' },
  ])
  const { page, complaints } = await openPage(browser, house)
  await page.goto(`${house.url}/listening/new`)
  const tried = page.getByRole('region', { name: 'What it would have heard' })
  await tried.getByText('Once a name stands there').last().waitFor()
  await page.getByRole('textbox', { name: /^Brand/ }).fill('Larkholm')
  await tried.getByText(/^2 of all \d+ posts stored/).waitFor()
  await page.getByRole('textbox', { name: /^Leave out/ }).fill('Larkholm Street')
  await page.getByRole('textbox', { name: /^Leave out/ }).press('Enter')
  await tried.getByText(/^1 of all \d+ posts stored/).waitFor()
  await tried.getByText('My larkholm lamp flickers').waitFor()
  assert.equal(await tried.getByText('Larkholm Street is closed').count(), 0)
  await page.getByRole('textbox', { name: /^Brand/ }).fill('!!')
  await tried.getByText(/holds no word that could be heard/).waitFor()
  assert.equal(complaints.filter((text) => !text.includes('400')).length, 0)
})
