/** Writing in a real browser, where it goes wrong: an answer taken back, pictures, a key that is refused. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { close } from '#areas/inbox/ownership.ts'
import { graveIn, PHONE } from './browser.ts'
import type { InboxHouse } from './inbox-house.ts'
import { thread } from './inbox-page.ts'
import { field, isEmpty, kept, leave, openWriters, type Writers } from './writers.ts'

let writers: Writers
let house: InboxHouse

before(async () => {
  writers = await openWriters()
  house = writers.house
})
after(() => writers?.[Symbol.asyncDispose]())

const opened = (...given: Parameters<Writers['opened']>) => writers.opened(...given)
const arrives = (name: string) => writers.arrives(name)

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP8z4APMOGVHbHSAEEsAROxCnMTAAAAAElFTkSuQmCC',
  'base64',
)
const addPicture = (page: Page) =>
  page.locator('.composer input[type=file]').setInputFiles({ name: 'lid.png', mimeType: 'image/png', buffer: PICTURE })

test('a picture is described as it is added, leaves by the keyboard, is seen in the thread, and comes back when withdrawn', async () => {
  await arrives('Di Picture')
  const page = await opened('Di Picture')
  await field(page).fill('This is the lid.')
  await addPicture(page)
  const described = page.getByRole('textbox', { name: 'What it shows, for those who do not see it' })
  await page.waitForFunction(() => document.activeElement?.matches('.pictures input'))
  await described.press('Control+Enter')
  await page.locator('.composer .finding').getByText('Say first what each picture shows.').waitFor()
  await page.keyboard.type('A red lid')
  await page.locator('.composer .finding').waitFor({ state: 'detached' })
  await described.press('Control+Enter')
  await thread(page).getByText('Waits to leave').waitFor()
  await thread(page).getByText('A red lid').waitFor()
  const shown = thread(page).getByRole('img', { name: 'Open the picture' })
  await page.waitForFunction(
    () => (document.querySelector<HTMLImageElement>('.our-pictures img')?.naturalWidth ?? 0) > 0,
  )
  assert.equal(await shown.count(), 1)
  await isEmpty(page)
  await thread(page).getByRole('button', { name: 'Withdraw' }).click()
  await page.getByText('Withdrawn. Its words are back in the field.').waitFor()
  await page.waitForFunction(() => document.querySelector('textarea')?.value === 'This is the lid.')
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.pictures input')?.value === 'A red lid')
  await described.fill('A red lid, open')
  await page.getByRole('button', { name: /^Send/ }).click()
  await thread(page).getByText('A red lid, open').waitFor()
  await field(page).fill('Something else by now')
  await thread(page).getByRole('button', { name: 'Withdraw' }).click()
  await page.getByText(/Something else stands in the field/).waitFor()
  await page.getByRole('button', { name: 'Copy them' }).waitFor()
  assert.equal(await field(page).inputValue(), 'Something else by now')
  await leave(page)
})

test('a file that is no picture is refused at once, by its name and with what is taken here', async () => {
  await arrives('Gil Papers')
  const page = await opened('Gil Papers')
  await field(page).fill('Here are the papers.')
  const refused = page.locator('.composer .finding')
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')
  for (const [name, mimeType, buffer] of [
    ['papers.pdf', 'application/pdf', pdf],
    ['disguised.jpg', 'image/jpeg', pdf],
    ['letters.png', 'image/png', Buffer.from('only letters')],
  ] as const) {
    await page.locator('.composer input[type=file]').setInputFiles({ name, mimeType, buffer })
    await refused.getByText(`JPEG, PNG, GIF, WebP and AVIF are taken here. “${name}” is none of them.`).waitFor()
    assert.equal(await page.locator('.pictures li').count(), 0)
  }
  assert.equal(await refused.getByText(/MP4|PDF are/).count(), 0)
  assert.deepEqual(await graveIn(page), [])
  await leave(page)
})

test('on a phone a draft is shown as far as it fits, with whom it leaves as, before it can be sent', async () => {
  await arrives('Ivo Phone')
  const his = await opened('Ivo Phone', writers.kwabena.cookies)
  const lines = ['Good morning.', 'The lid is sold alone.', 'It costs 9 euros.', 'Shall we send one?']
  await field(his).fill(lines.join('\n'))
  await kept(his)
  await leave(his)
  const page = await opened('Ivo Phone', house.cookies, PHONE)
  await page.getByText('Kwabena Osei').waitFor()
  assert.equal(await page.evaluate('document.activeElement.tagName'), 'BODY')
  const { shown_px, whole_px } = await field(page).evaluate((one) => ({
    shown_px: one.clientHeight,
    whole_px: one.scrollHeight,
  }))
  assert.ok(shown_px >= whole_px - 1, `${shown_px} px of ${whole_px} are shown`)
  await page.getByTitle('as fernhill.example, by Nora Lindqvist').waitFor()
  await field(page).evaluate((one) => one.blur())
  const height_px = () => field(page).evaluate((one) => one.clientHeight)
  await field(page).fill(lines.join('\n').repeat(20))
  await field(page).blur()
  assert.ok((await height_px()) < 844 * 0.3, 'a long one leaves the thread its room')
  assert.deepEqual(await graveIn(page), [])
  await field(page).fill('')
  await field(page).blur()
  assert.ok((await height_px()) <= 32, 'an empty one is one line')
  await leave(page)
})

test('a key that is refused says so, and what is typed after it does nothing until a pause', async () => {
  await arrives('Ed Closed')
  const page = await opened('Ed Closed')
  await page.keyboard.press('e')
  await page.getByText('Ed Closed is closed.').waitFor()
  await page.keyboard.press('z')
  await page.getByText(/^Undone: “.*Ed Closed.* is closed” no longer holds/).waitFor()
  await page
    .getByRole('link', { name: /Ed Closed/ })
    .first()
    .click()
  await page.waitForURL(/inbox\/[0-9a-f-]{36}/)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await house.work((work) => close(work, { id }))
  await page.goto(`${house.url}/inbox/${id}?view=all&state=closed`)
  await page.getByText('It is closed. Reopen it to answer.').waitFor()
  await page.keyboard.type('rent Note', { delay: 30 })
  await page.locator('.toast.refused').getByText('It is closed. Reopen it to answer.').waitFor()
  assert.equal(await page.getByRole('tab', { name: 'Note' }).getAttribute('aria-selected'), 'false')
  assert.equal(await page.locator('.scrim').count(), 0)
  await page.waitForTimeout(1_200)
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'A note for colleagues' }).waitFor()
  await leave(page)
})

test('the list of all keys names undo before anything was done, and it says when there is nothing to undo', async () => {
  await arrives('Flo Keys')
  const page = await opened('Flo Keys')
  await page.keyboard.press('z')
  await page.getByText('There is nothing to undo.').waitFor()
  await page.waitForTimeout(1_200)
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('Undo the last step').waitFor()
  await leave(page)
})

test('what could not be kept yet, or at all, stands there again for whoever comes back to it', async () => {
  await arrives('Lena Late')
  const page = await opened('Lena Late')
  const note = page.getByRole('textbox', { name: 'A note for colleagues' })
  const drafts = '**/api/conversations/*/drafts/*'
  const let_go = Promise.withResolvers<void>()
  await page.route(drafts, async (route) => {
    await let_go.promise
    await route.continue()
  })
  await page.getByRole('tab', { name: 'Note' }).click()
  await page.keyboard.type('Called her')
  await page.getByRole('tab', { name: 'Reply in public' }).click()
  await page.getByRole('tab', { name: 'Note' }).click()
  assert.equal(await note.inputValue(), 'Called her', 'while it is being kept')
  await page.keyboard.type(' twice')
  let_go.resolve()
  await kept(page)
  await page.unroute(drafts)
  await page.reload()
  await page.getByRole('tab', { name: 'Note' }).click()
  assert.equal(await note.inputValue(), 'Called her twice')

  await page.route(drafts, (route) => route.abort('connectionrefused'))
  await page.keyboard.type(', no answer')
  await page.getByText('Not kept yet').waitFor()
  await page.getByRole('tab', { name: 'Reply in public' }).click()
  await page.getByRole('tab', { name: 'Note' }).click()
  assert.equal(await note.inputValue(), 'Called her twice, no answer', 'though it was not kept')
  await page.unroute(drafts)
  await kept(page)
  await page.reload()
  await page.getByRole('tab', { name: 'Note' }).click()
  assert.equal(await note.inputValue(), 'Called her twice, no answer')

  await page.route(drafts, async (route) => {
    await new Promise((done) => setTimeout(done, 300))
    await route.continue()
  })
  // The second time nothing of it is kept before.
  for (const words of ['Called her in vain', 'Once more']) {
    await note.fill(words)
    await page.getByRole('tab', { name: 'Reply in public' }).click()
    await page.getByRole('tab', { name: 'Note' }).click()
    await note.fill('')
    await page.waitForFunction(() => document.querySelector('.composer .kept')?.textContent === '')
    assert.equal(await note.inputValue(), '', 'what was emptied does not come back with the words before')
  }
  await page.unrouteAll({ behavior: 'wait' })
  await leave(page)
})

test('a pressed tab of the composer leads into its field, so that what is typed next is written', async () => {
  await arrives('Tess Tabs')
  const page = await opened('Tess Tabs')
  const [reply, note] = ['What we answer', 'A note for colleagues'].map((name) => page.getByRole('textbox', { name }))
  await page.getByRole('tab', { name: 'Note' }).click()
  await page.keyboard.type('e is for each')
  assert.equal(await note?.inputValue(), 'e is for each')
  await page.getByRole('tab', { name: 'Reply in public' }).click()
  await page.keyboard.type('Here')
  assert.equal(await reply?.inputValue(), 'Here')
  await page.getByRole('tab', { name: 'Reply in public' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.keyboard.type('!')
  assert.equal(await note?.inputValue(), 'e is for each!')
  // Nothing is left for those who open it next.
  for (const field of [note, reply]) {
    await field?.fill('')
    await page.waitForFunction(() => document.querySelector('.composer .kept')?.textContent === '')
    await page.getByRole('tab', { name: 'Reply in public' }).click()
  }
  await page.context().close()
})

test('on a phone the first touch of a tab of the folded composer chooses it', async () => {
  const page = await opened('Tess Tabs', house.cookies, PHONE)
  const note = page.getByRole('tab', { name: 'Note' })
  const { x, y } = (await note.boundingBox()) ?? { x: 0, y: 0 }
  await page.mouse.move(x + 12, y + 12)
  await page.mouse.down()
  await page.waitForTimeout(80)
  await page.mouse.up()
  await page.getByRole('textbox', { name: 'A note for colleagues' }).waitFor()
  assert.equal(await note.getAttribute('aria-selected'), 'true')
  assert.equal(await page.evaluate('document.activeElement.tagName'), 'TEXTAREA')
  assert.deepEqual(await graveIn(page), [])
  await page.context().close()
})

test('the tabs of the composer keep their width beside a long name, which is cut instead', async () => {
  const rename = (name: string) =>
    house.work((work) =>
      work.db.updateTable('administration_people').set({ name }).where('id', '=', house.nora.id).execute(),
    )
  await rename('Nora Wilhelmina Antoinette Lindqvist-Achterberg van der Heijden of Fernhill')
  const page = await opened('Tess Tabs', house.cookies, { viewport: { width: 1280, height: 800 } })
  const tabs = page.getByRole('tablist', { name: 'Answer' })
  const [shown_px, whole_px] = await tabs.evaluate((one) => [one.clientWidth, one.scrollWidth])
  assert.equal(shown_px, whole_px)
  await page.getByTitle(/^as fernhill\.example, by .*Fernhill/).waitFor()
  await page.context().close()
  await rename('Nora Lindqvist')
})
