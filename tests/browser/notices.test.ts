/** The bell: what a colleague does is told at once on the page that is open, leads to its place, and is read by going there. */
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { administrationApi } from '#areas/administration/api.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import type { Program } from '../../program.ts'
import { arrive, type Furnished, furnish } from '../arrivals.ts'
import { type Browsing, browse } from '../over-http.ts'
import { FACES, openAtHome, sideways_px } from './at-home.ts'
import { complaintsOf, graveIn, openBrowser, WIDE } from './browser.ts'

let program: Program
let browser: Browser
let nora: Browsing
let tom: Browsing
let tom_id: string
let house: Furnished

before(async () => {
  program = await openAtHome()
  browser = await openBrowser()
  nora = browse(program.address)
  house = await furnish(program, nora)
  tom = await house.colleague('agent', [house.teams['Service'] ?? ''])
  tom_id = (await tom.call(administrationApi.session, {})).person.id
})
after(async () => {
  await browser?.close()
  await program?.stop()
})

async function tomAt(path: string, options: BrowserContextOptions = WIDE) {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...options })
  const cookies = tom.cookie().split('; ')
  await context.addCookies(
    cookies.map((cookie) => ({
      ...{ name: cookie.slice(0, cookie.indexOf('=')), value: cookie.slice(cookie.indexOf('=') + 1) },
      url: program.address,
    })),
  )
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(program.address + path)
  return { page, complaints }
}

let said = 0
/** Nora gives Tom a conversation; returns its id. */
async function given(more = ''): Promise<string> {
  said += 1
  const text = `My kettle number ${said} leaks${more}`
  await arrive(house, [{ native_id: `k${said}`, thread_id: `k${said}`, text, author: `ruth${said}` }])
  const { conversations } = await nora.call(inboxApi.list, {})
  const id = conversations.find((each) => each.snippet === text)?.id ?? ''
  await nora.call(inboxApi.assign, { id, person_id: tom_id })
  return id
}

const bell = (page: Page, name: RegExp) => page.getByRole('button', { name })

test('C5 who is given a conversation sees it at once, goes there by the bell, and has read it', async () => {
  const { page, complaints } = await tomAt('/account')
  await bell(page, /nothing unread/).waitFor()
  const id = await given()
  await bell(page, /1 unread/).click()
  const notice = page.getByRole('link', { name: 'Nora Lindqvist gave you this conversation.' })
  assert.match((await notice.textContent()) ?? '', /ruth1.*My kettle number 1 leaks/)
  await notice.click()
  await page.waitForURL(new RegExp(`/inbox/${id}`))
  await notice.waitFor({ state: 'detached' })
  await page.goto(`${program.address}/account`)
  await bell(page, /nothing unread/).waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('all are read in one press, by keyboard alone', async () => {
  await given()
  await given()
  const { page } = await tomAt('/account')
  await bell(page, /2 unread/).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Mark all as read' }).focus()
  await page.keyboard.press('Enter')
  await bell(page, /nothing unread/).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Mark all as read' }).waitFor({ state: 'detached' })
  await page.context().close()
})

test('it stands in light and dark, wide and on a phone, and nothing grave is found', async () => {
  await given(', and it did so on the first day, in the kitchen, over the floor and the cat'.repeat(2))
  const pictures = process.env['PICTURES']
  if (pictures) await mkdir(pictures, { recursive: true })
  for (const [face, options] of FACES) {
    const { page } = await tomAt('/account', options)
    await bell(page, /1 unread/).click()
    await page
      .getByRole('link', { name: /gave you this conversation/ })
      .first()
      .waitFor()
    assert.deepEqual(await graveIn(page), [], face)
    assert.equal(await sideways_px(page), 0, face)
    assert.equal(await page.locator('.told-list ul').evaluate((list) => list.scrollWidth - list.clientWidth), 0, face)
    if (pictures) await page.screenshot({ path: `${pictures}/bell ${face}.png` })
    await page.context().close()
  }
})
