/** The inbox in a real browser against the whole real program: what a person does in it all day. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { placeHold, releaseHold } from '#areas/channels/holds.ts'
import { complaintsOf, graveIn, openBrowser, PHONE, WIDE } from './browser.ts'
import { type InboxHouse, openInboxHouse } from './inbox-house.ts'
import { list, open, rowOf, thread, visitAs } from './inbox-page.ts'

let house: InboxHouse
let browser: Browser
const MINUTE_MS = 60_000
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS)

before(async () => {
  execFileSync(join(import.meta.dirname, '../../script/build'))
  house = await openInboxHouse()
  browser = await openBrowser()
  await house.arrive([
    { name: 'Joon', text: 'Is the descaler safe for steel kettles?', posted_at: ago(300) },
    {
      name: 'Agnieszka Żółkiewska',
      text: 'Czy czajnik Arc nadaje się do płyty indukcyjnej?',
      lang: 'pl',
      posted_at: ago(200),
    },
    { name: 'Dan Whitlock', text: 'Same here. The lid came off in my hand.', posted_at: ago(100) },
    {
      name: 'عبد الرحمن المنصوري',
      text: 'طلبت قطعة غيار للغلاية قبل أسبوعين ولم يصلني أي رد حتى الآن.',
      lang: 'ar',
      posted_at: ago(60),
    },
    {
      ...{ name: 'Ruth Calloway', native_id: 'ruth/1', thread_id: 'ruth/1', posted_at: ago(30) },
      text: 'My third kettle since March: https://fernhill.example/arc <b>no</b>',
      spans: [{ kind: 'link', start: 29, end: 57, target: 'https://elsewhere.example/arc' }],
      media: [{ kind: 'image', url: 'https://pictures.example/1.jpg', alt: 'a split hinge', width: 1, height: 1 }],
      counts: { replies: 9, reposts: 11, likes: 48 },
    },
  ])
})
after(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const visit = (path: string, options?: BrowserContextOptions) => visitAs(browser, house, path, options)
const opened = async (name: string, options?: BrowserContextOptions) =>
  open(await visit('/inbox?view=all', options), name)

test('a conversation opens behind every other page, which may have asked for the same things', async () => {
  const page = await visit('/inbox?view=all')
  await rowOf(page, 'Ruth Calloway').waitFor()
  for (const at of ['Listening', 'Routing', 'Channels', 'People', 'Home', 'Inbox']) {
    await page
      .getByRole('navigation')
      .getByRole('link', { name: new RegExp(`^${at}`) })
      .first()
      .click()
    await page.locator('.page-title, h1').first().waitFor()
    await page.waitForTimeout(300)
  }
  await page.getByRole('link', { name: /^All/ }).first().click()
  await open(page, 'Ruth Calloway')
  await thread(page).getByText('My third kettle since March').waitFor()
  assert.equal(await page.getByText('This page broke').count(), 0)
})

test('a message is answered with the keyboard alone, once, and shows how it leaves', async () => {
  const page = await visit('/inbox?view=all')
  const complaints = complaintsOf(page)
  await rowOf(page, 'Ruth Calloway').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await thread(page).getByText('My third kettle since March').waitFor()
  await page.keyboard.press('r')
  await page.keyboard.type('Ruth, I am Nora. 👨‍👩‍👧‍👦')
  await page.getByText('18 of 300').waitFor()
  await page.keyboard.press('Control+Enter')
  await thread(page).getByText('Ruth, I am Nora.').waitFor()
  await thread(page).getByText('Waits to leave').waitFor()
  assert.equal(await thread(page).getByText('Ruth, I am Nora.').count(), 1)
  assert.equal(await page.getByRole('textbox', { name: 'What we answer' }).inputValue(), '')
  await page.getByRole('link', { name: /^Mine/ }).click()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'Answered' }).click()
  await rowOf(page, 'Ruth Calloway').waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('their words are text: a link says its true host, markup is not markup, pictures are not fetched', async () => {
  const page = await visit('/inbox?view=all&state=answered')
  await rowOf(page, 'Ruth Calloway').click()
  const link = thread(page).getByRole('link', { name: 'https://fernhill.example/arc' })
  assert.equal(await link.getAttribute('href'), 'https://elsewhere.example/arc')
  assert.match((await link.getAttribute('title')) ?? '', /elsewhere\.example/)
  assert.equal(await link.getAttribute('rel'), 'noopener noreferrer nofollow')
  await thread(page).getByText('<b>no</b>').waitFor()
  await thread(page).getByText('a split hinge').waitFor()
  assert.equal(await thread(page).locator('img').count(), 0)
  await page.context().close()
})

test('a note stays inside, and a conversation is given to a colleague found by name', async () => {
  const page = await opened('Dan Whitlock')
  await page.keyboard.press('n')
  await page.keyboard.type('Batch L2609, as the others.')
  await page.keyboard.press('Control+Enter')
  await thread(page).getByText('Inside only').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await page.getByRole('combobox', { name: 'Give it to' }).waitFor()
  await page.keyboard.type('tom')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Why here' }).getByText('With Tom Achterberg', { exact: true }).waitFor()
  await thread(page).getByText('Nora Lindqvist gave it to Tom Achterberg').waitFor()
  await page.context().close()
})

test('handing over asks to whom and why, and the reason stands in the thread', async () => {
  const page = await opened('Dan Whitlock')
  await page.keyboard.press('h')
  await page.getByRole('combobox', { name: 'Hand it over to' }).waitFor()
  await page.keyboard.type('product')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Why' }).waitFor()
  await page.keyboard.type('A question of the hinge')
  await page.keyboard.press('Enter')
  await page.getByText('Dan Whitlock is with Product now.').waitFor()
  await page.keyboard.press('z')
  await page.getByText(/^Undone: “.*Dan Whitlock.* is with Product now” no longer holds/).waitFor()
  await thread(page).getByText('Nora Lindqvist undid the move: it is').waitFor()
  assert.equal(await page.getByText('because a person moved it').count(), 0, 'the reason is as it was')
  await page.context().close()
})

test('who types a colleague’s name where a team is asked for gives it to them, and nothing is asked', async () => {
  await house.arrive([{ name: 'Ngozi Eze', text: 'The spout of my kettle is bent' }])
  const page = await opened('Ngozi Eze')
  await page.keyboard.press('h')
  await page.getByRole('combobox', { name: 'Hand it over to' }).waitFor()
  assert.equal(await page.getByRole('option', { name: /Tom/ }).count(), 0, 'teams alone, until a name is typed')
  await page.keyboard.type('tom')
  await page.getByRole('option', { name: /^Tom Achterberg/ }).waitFor()
  await page.getByText('Give it to', { exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Ngozi Eze is with Tom Achterberg now.').waitFor()
  await thread(page).getByText('Nora Lindqvist gave it to Tom Achterberg').waitFor()
  await page.keyboard.press('z')
  await page.getByText(/^Undone: “.*Ngozi Eze.* is with .*Tom Achterberg.* now” no longer holds/).waitFor()
  await page.context().close()
})

test('an address that names no list leads to the first with something in it, and says so', async () => {
  const page = await visit('/inbox')
  await page.waitForURL(/\/inbox\?view=(mine|team|nobody|all)/)
  await list(page).locator('li').first().waitFor()
  await page.context().close()
})

test('closing goes on to the next one, and undo opens it again where it stood', async () => {
  const page = await opened('Joon')
  await page.keyboard.press('e')
  await page.getByText('Joon is closed.').waitFor()
  await rowOf(page, 'Joon').waitFor({ state: 'detached' })
  assert.ok(!page.url().endsWith('/inbox'), 'the next conversation is open')
  await page.keyboard.press('z')
  await rowOf(page, 'Joon').waitFor()
  await page.context().close()
})

test('what is taken from Nobody’s leaves that list at once, and Home’s too', async () => {
  await house.arrive(['Otto One', 'Otto Two'].map((name) => ({ name, text: 'hm' })))
  const page = await visit('/inbox?view=nobody')
  await rowOf(page, 'Otto One').click()
  await page.keyboard.press('t')
  await page.getByText('Otto One is yours.').waitFor()
  await rowOf(page, 'Otto One').waitFor({ state: 'detached' })
  await page.goto(house.url)
  const nobodys = page.getByRole('region', { name: 'Nobody’s' })
  const two = nobodys.getByRole('listitem').filter({ hasText: 'Otto Two' })
  assert.equal(await nobodys.getByText('Otto One').count(), 0)
  await two.getByRole('button', { name: 'Take it' }).click()
  await two.waitFor({ state: 'detached' })
  await page.context().close()
})

test('what arrives shows without a reload, and no row moves under the pointer', async () => {
  const page = await visit('/inbox?view=all')
  const first = list(page).locator('li').first()
  await first.waitFor()
  await first.hover()
  const before = await first.textContent()
  const place = await first.boundingBox()
  await house.arrive([{ name: 'Late Comer', text: 'Is anybody there?' }])
  await page.getByRole('button', { name: '1 new' }).waitFor()
  assert.equal(await first.textContent(), before)
  assert.deepEqual(await first.boundingBox(), place)
  await house.arrive([{ name: 'Agnieszka Żółkiewska', native_id: 'aga/2', text: 'Halo?', thread_id: 'aga/2' }])
  await page.getByRole('button', { name: '2 new' }).click()
  await rowOf(page, 'Late Comer').waitFor()
  assert.match((await first.textContent()) ?? '', /Halo/)
  await page.context().close()
})

test('the bar of a hold is there with the first page, so that nothing moves', async () => {
  const hold = await house.work((work) => placeHold(work, { channel_id: null, reason: 'A recall.' }))
  const context = await browser.newContext({ reducedMotion: 'reduce', ...WIDE })
  await context.addCookies(house.cookies)
  const page = await context.newPage()
  await page.route('**/api/holds*', async (route) => {
    await new Promise((done) => setTimeout(done, 600))
    await route.continue()
  })
  await page.addInitScript(() => {
    const tops = new Set<number>()
    const look = () => {
      const main = document.querySelector('.main')
      if (main) tops.add(main.getBoundingClientRect().top)
      requestAnimationFrame(look)
    }
    look()
    Object.assign(window, { topsOf: () => [...tops] })
  })
  for (const path of ['/', '/inbox?view=all']) {
    await page.goto(house.url + path)
    await page.locator('.strip.hold').getByText('A recall.').waitFor()
    await page.waitForLoadState('networkidle')
    const tops = await page.evaluate('topsOf()')
    assert.equal((tops as number[]).length, 1, `${path} moved: ${tops}`)
  }
  await context.close()
  await house.work((work) => releaseHold(work, hold.id))
})

test('a held answer is sent from its thread only once the hold is released', async () => {
  const isNow = (state: 'held' | 'queued' | 'refused') =>
    house.work((work) => work.db.updateTable('channels_deliveries').set({ state, frozen_at: work.now }).execute())
  await isNow('held')
  const hold = await house.work((work) => placeHold(work, { channel_id: null, reason: 'A recall.' }))
  const page = await visit('/inbox?view=all&state=answered')
  await rowOf(page, 'Ruth Calloway').click()
  const send = thread(page).getByRole('button', { name: 'Send now' })
  await send.waitFor()
  assert.equal(await send.getAttribute('aria-disabled'), 'true')
  await house.work((work) => releaseHold(work, hold.id))
  await page.locator('.strip.hold').waitFor({ state: 'detached' })
  assert.equal(await send.getAttribute('aria-disabled'), null)
  await isNow('refused')
  const another = await house.work((work) => placeHold(work, { channel_id: null, reason: 'A recall.' }))
  await page.reload()
  const again = thread(page).getByRole('button', { name: 'Send again' })
  await again.waitFor()
  await page.locator('.strip.hold').waitFor()
  assert.equal(await again.getAttribute('aria-disabled'), 'true')
  await house.work((work) => releaseHold(work, another.id))
  await isNow('queued')
  await page.context().close()
})

test('what is being written survives a reload', async () => {
  const page = await opened('عبد الرحمن')
  await page.getByRole('textbox', { name: 'What we answer' }).fill('نعتذر، نبحث عن الطلب الآن.')
  await page.getByText('Kept', { exact: true }).waitFor()
  await page.reload()
  const field = page.getByRole('textbox', { name: 'What we answer' })
  await field.waitFor()
  assert.equal(await field.inputValue(), 'نعتذر، نبحث عن الطلب الآن.')
  await page.context().close()
})

test('on a phone on its side the thread has most of the height, and the field opens when it is wanted', async () => {
  const page = await opened('Joon', { viewport: { width: 844, height: 390 }, hasTouch: true })
  const heightOf = async (selector: string) => (await page.locator(selector).boundingBox())?.height ?? 0
  assert.ok((await heightOf('.posts')) > 390 * 0.7, `${await heightOf('.posts')} px of 390`)
  const field = page.getByRole('textbox', { name: 'What we answer' })
  await field.fill('It is safe.')
  await page.getByRole('button', { name: /^Send/ }).waitFor()
  assert.ok((await heightOf('.posts')) > 390 * 0.4, `${await heightOf('.posts')} px of 390 while writing`)
  await field.blur()
  assert.equal(await page.getByRole('button', { name: /^Send/ }).isVisible(), false)
  assert.ok(((await field.boundingBox())?.width ?? 0) > 120, 'what was begun is seen')
  assert.deepEqual(await graveIn(page), [])
  await field.fill('')
  await page.context().close()
})

test('a name from right to left stands at the start of its line, beside where it is from', async () => {
  for (const options of [WIDE, PHONE]) {
    const page = await opened('عبد الرحمن', options)
    const head = page.getByRole('heading', { name: 'عبد الرحمن المنصوري', level: 2 })
    const [name, place] = [head.locator('bdi'), page.locator('.pane-top').getByText('Bluesky, in public')]
    const [a, b] = [await name.boundingBox(), await place.boundingBox()]
    assert.ok(a && b && Math.abs(a.x - b.x) < 24, `${a?.x} and ${b?.x}`)
    assert.equal(await name.evaluate((one) => getComputedStyle(one).direction), 'rtl')
    await page.context().close()
  }
})

test('who chose another language reads English with the clock of their region, never half of each', async () => {
  await house.work((work) =>
    work.db.updateTable('administration_people').set({ locale: 'de-DE' }).where('id', '=', house.nora.id).execute(),
  )
  const page = await visit('/')
  await page.getByText(/^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d+ [A-Z][a-z]+, \d\d:\d\d$/).waitFor()
  await page.goto(`${house.url}/inbox?view=all`)
  await rowOf(page, 'Joon')
    .getByText(/Waits \d+ h/)
    .waitFor()
  assert.equal(
    await page
      .locator('time')
      .filter({ hasText: /vor |gestern|Uhr/ })
      .count(),
    0,
  )
  await house.work((work) =>
    work.db.updateTable('administration_people').set({ locale: 'en-GB' }).where('id', '=', house.nora.id).execute(),
  )
  await page.context().close()
})

test('who answers second sees the first answer before sending', async () => {
  const [one, two] = [await opened('Late Comer'), await opened('Late Comer')]
  await two.getByRole('textbox', { name: 'What we answer' }).fill('Yes, I am here.')
  await two.route('**/api/conversations/*', (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  )
  await one.keyboard.press('r')
  await one.keyboard.type('We are, always.')
  await one.keyboard.press('Control+Enter')
  await thread(one).getByText('Waits to leave').waitFor()
  const refused = two.waitForResponse((answer) => answer.request().method() === 'POST' && answer.status() >= 400)
  await two.getByRole('textbox', { name: 'What we answer' }).press('Control+Enter')
  await refused
  await two.unroute('**/api/conversations/*')
  await two.getByText('Answered meanwhile.').waitFor()
  assert.equal(await two.getByRole('textbox', { name: 'What we answer' }).inputValue(), 'Yes, I am here.')
  for (const page of [one, two]) await page.context().close()
})

test('on a phone the panes are pages, and back leads back', async () => {
  const page = await opened('Joon', PHONE)
  assert.equal(await list(page).isVisible(), false)
  await page.getByRole('button', { name: 'Who and why' }).click()
  await page.getByRole('heading', { name: 'Why here' }).waitFor()
  assert.match(page.url(), /pane=who/)
  await page.goBack()
  await thread(page).waitFor()
  await page.goBack()
  await rowOf(page, 'Joon').waitFor()
  await page.context().close()
})

test('an address that leads nowhere says so and shows the way back', async () => {
  const page = await visit('/inbox/00000000-0000-4000-8000-000000000000')
  await page.getByRole('heading', { name: 'This conversation is not here' }).waitFor()
  await page.getByRole('button', { name: 'Back to the list' }).click()
  await page.waitForURL(/\/inbox(\?.*)?$/)
  await page.context().close()
})

for (const colorScheme of ['light', 'dark'] as const)
  for (const [width, options] of [
    ['1440', WIDE],
    ['390', PHONE],
  ] as const)
    test(`nothing in the inbox or on Home keeps anybody out, ${colorScheme} at ${width}`, async () => {
      const home = await visit('/', { ...options, colorScheme })
      await home
        .getByRole('heading', { name: 'Nobody’s' })
        .or(home.getByRole('heading', { name: 'Mine' }))
        .first()
        .waitFor()
      assert.deepEqual(await graveIn(home), [])
      await home.context().close()
      const page = await visit('/inbox?view=all', { ...options, colorScheme })
      await rowOf(page, 'Joon').waitFor()
      assert.deepEqual(await graveIn(page), [])
      await rowOf(page, 'Joon').click()
      await thread(page).waitFor()
      assert.deepEqual(await graveIn(page), [])
      await page.context().close()
    })
