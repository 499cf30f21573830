/** S2: from an empty database to the first mention, in the browser alone, with a feed on this machine as the outside. */
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import type { Program } from '../../program.ts'
import { FACES, openAtHome, sideways_px, visit } from './at-home.ts'
import { graveIn, openBrowser } from './browser.ts'

const PASSWORD = 'a horse for every course'
const POSTS = [
  ['Fernhill takes on nine apprentices', 'The most since 1998.'],
  ['Bin day on Fernhill Road moves to Friday', 'Tell your nan.'],
  ['Weather', 'Rain over the hills, and nothing about anybody.'],
  ['فرنهيل تفتح متجرا', 'شارع مزدحم اليوم'],
]

let feed: Server
let program: Program
let browser: Browser
let owner: Page

before(async () => {
  feed = createServer(({ url }, response) => {
    if (url === '/lost') response.statusCode = 404
    response.setHeader('content-type', 'application/rss+xml')
    response.end(rss())
  })
  await new Promise<void>((done) => feed.listen(0, '127.0.0.1', done))
  program = await openAtHome({ ALLOW_HOSTS: `127.0.0.1:${feedPort()}` })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await program?.stop()
  feed?.closeAllConnections()
  feed?.close()
})

const feedPort = () => (feed.address() as AddressInfo).port
const rss = () => {
  const items = POSTS.map(
    ([title, text], at) =>
      `<item><title>${title}</title><description>${text}</description><guid>${at}</guid><link>http://127.0.0.1:${feedPort()}/${at}</link><pubDate>${new Date().toUTCString()}</pubDate></item>`,
  )
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>The Ledger</title><link>http://127.0.0.1:${feedPort()}/</link><description>News</description>${items.join('')}</channel></rss>`
}

/** Goes on by Tab until the wanted field or button has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string | RegExp, most = 60): Promise<void> {
  const wanted = page.getByRole('textbox', { name }).or(page.getByRole('button', { name })).first()
  for (let at = 0; at < most; at++) {
    if (await wanted.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`${name} was not reached by ${most} times Tab`)
}

async function typeInto(page: Page, name: string | RegExp, text: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.type(text)
}

/** Nothing lies over it: neither the footer nor the edge of the window. */
const whollySeen = (form: Locator): Promise<boolean> =>
  form.evaluate((one) => {
    const { left, top, bottom } = one.getBoundingClientRect()
    return [top + 1, bottom - 1].every((y) => one.contains(document.elementFromPoint(left + 1, y)))
  })

test('an empty Baton leads everybody to the first run, and nothing there keeps anybody out', async () => {
  for (const [face, options] of FACES) {
    const page = await visit(browser, `${program.address}/inbox`, options)
    await page.getByRole('heading', { name: '1. You and your house' }).waitFor()
    assert.match(page.url(), /\/welcome/)
    assert.deepEqual(await graveIn(page), [], face)
    assert.equal(await sideways_px(page), 0, face)
    await page.context().close()
  }
})

test('S2 the workspace is made by keyboard alone, with the time zone guessed and a weak password refused at its field', async () => {
  owner = await visit(browser, program.address)
  await owner.getByRole('heading', { name: '1. You and your house' }).waitFor()
  assert.equal(await owner.getByRole('combobox', { name: 'Time zone' }).inputValue(), 'Europe/London')
  await typeInto(owner, 'Workspace', 'Fernhill')
  await typeInto(owner, 'Your name', 'Ilse Vossberg-Njoroge')
  await typeInto(owner, 'E-mail', 'ilse@fernhill.example')
  await typeInto(owner, 'Password', 'password12')
  await owner.keyboard.press('Enter')
  await owner.locator('[data-field=password] .wrong').waitFor()
  assert.equal(await owner.getByRole('textbox', { name: 'Workspace' }).inputValue(), 'Fernhill')
  const [email, password] = ['E-mail', 'Password'].map((name) => owner.getByRole('textbox', { name }))
  await email?.fill('ilse')
  await password?.fill('short')
  await owner.keyboard.press('Enter')
  await owner.getByRole('alert').getByText('2 things are not right yet.').waitFor()
  for (const field of ['email', 'password']) await owner.locator(`[data-field=${field}] .wrong`).waitFor()
  await email?.fill('ilse@fernhill.example')
  await owner.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await owner.keyboard.press('Enter')
  await owner.getByRole('textbox', { name: 'Brand' }).waitFor()
  assert.match(owner.url(), /\/welcome\?step=name$/)
})

test('S2 a minute after the name is set its first mentions stand there, live and marked', async () => {
  const begun_ms = Date.now()
  await owner.getByRole('textbox', { name: 'Also written' }).fill('فرنهيل')
  await owner.keyboard.press('Enter')
  await owner.getByRole('button', { name: 'Listen for this' }).click()
  await owner.getByText('The name is set.').waitFor()
  const step = owner.locator('#step-name')
  assert.equal(await step.getByText('Live', { exact: true }).count(), 0, 'nothing is listened to yet')
  assert.equal(await step.locator('.clock.done').count(), 0, 'nothing was heard yet')
  await owner.getByRole('button', { name: 'Listen: Feed' }).click()
  const address = owner.getByRole('textbox', { name: 'Address of the feed or of the site' })
  assert.ok(await address.evaluate((one) => one === document.activeElement))
  assert.ok(
    await whollySeen(owner.locator('.conn-row', { has: address }).locator('form')),
    'the form lies under the footer',
  )
  await address.fill('not an address')
  await owner.keyboard.press('Enter')
  await owner.locator('[data-field="answers.address"] .wrong').waitFor()
  await address.fill(`http://127.0.0.1:${feedPort()}/`)
  await owner.keyboard.press('Enter')
  const heard = owner.getByRole('log', { name: 'What is heard' })
  await heard.locator('mark', { hasText: 'Fernhill' }).first().waitFor({ timeout: 60_000 })
  assert.ok(Date.now() - begun_ms < 60_000, `${Date.now() - begun_ms} ms`)
  await heard.locator('[dir=auto]', { hasText: 'فرنهيل' }).locator('mark').first().waitFor()
  await owner.getByText('Heard in the last minute').waitFor()
  await step.locator('.clock.done').waitFor()
  await step.getByText('Live', { exact: true }).waitFor()
  assert.equal(await heard.getByText('Weather').count(), 0)
})

test('S2 a feed that is connected already is said to be, and stays one', async () => {
  await owner.getByRole('button', { name: 'Add another: Feed' }).click()
  await owner
    .getByRole('textbox', { name: 'Address of the feed or of the site' })
    .fill(`http://127.0.0.1:${feedPort()}/lost`)
  await owner.keyboard.press('Enter')
  await owner.getByText('There is no feed at this address. Look it up again.').waitFor()
  const address = owner.getByRole('textbox', { name: 'Address of the feed or of the site' })
  await address.fill(`http://127.0.0.1:${feedPort()}/`)
  await owner.keyboard.press('Enter')
  await owner.getByText('The Ledger was connected already. Nothing changed.').waitFor()
  assert.equal(await owner.locator('.conn-one', { hasText: 'The Ledger' }).count(), 1)
})

test('S2 what is not us is left out in one press, and undone by another', async () => {
  const heard = owner.getByRole('log', { name: 'What is heard' })
  const leaveOut = owner.getByRole('button', { name: 'Not us: leave out “Fernhill Road”' })
  await leaveOut.click()
  await owner.getByText('“Fernhill Road” is left out from now on.').waitFor()
  await owner.getByRole('button', { name: 'Remove Fernhill Road' }).waitFor()
  assert.equal(await heard.getByText('Bin day').count(), 0)
  await owner.getByRole('button', { name: /^Undo/ }).click()
  await leaveOut.click()
  await owner.getByRole('button', { name: 'Remove Fernhill Road' }).waitFor()
})

test('S2 a source that is not reached keeps its name, says why and when next, and can be stopped', async () => {
  await owner.getByRole('button', { name: 'Give an address: Bluesky' }).click()
  await owner.getByRole('textbox', { name: 'Stream' }).fill(`ws://127.0.0.1:${feedPort()}/subscribe`)
  await owner.keyboard.press('Enter')
  const row = owner.locator('.conn-row', { hasText: 'All of Bluesky (Jetstream)' })
  await row.getByText('Chosen, not reached yet').waitFor()
  assert.equal(await row.getByText('Well', { exact: true }).count(), 0, 'nothing has answered')
  const why = row.getByText(/^Not reached yet\. .+ Next try (now|in \d+ (s|min))\.$/)
  await why.waitFor()
  assert.ok(await whollySeen(row.locator('.conn-one')), 'the reason lies under the footer')
  await row.getByRole('button', { name: 'Try now' }).waitFor()
  await row.getByRole('button', { name: 'Stop' }).click()
  await row.getByText('Stopped', { exact: true }).waitFor()
})

test('S2 a reload loses nothing that was saved, and a step can be skipped', async () => {
  await owner.goto(`${program.address}/`)
  await owner.waitForURL(/\/welcome/)
  assert.equal(await owner.getByRole('textbox', { name: 'Brand' }).inputValue(), 'Fernhill')
  for (const kept of ['Remove فرنهيل', 'Remove Fernhill Road'])
    await owner.getByRole('button', { name: kept }).waitFor()
  await owner.locator('.conn-one', { hasText: 'The Ledger' }).waitFor()
  await owner.locator('#step-channels').getByRole('link', { name: 'Skip for now' }).click()
  await owner.waitForURL(/step=people$/)
  await owner.goBack()
  await owner.locator('.legs [aria-current=step]', { hasText: 'Your channels' }).waitFor()
})

test('S2 who is invited comes in by the link, in a browser of their own, and the link leaves the address', async () => {
  const emails = owner.getByRole('textbox', { name: 'E-mail addresses' })
  await owner.getByRole('button', { name: 'Invite' }).click()
  const missing = owner.getByText('Write at least one e-mail address.')
  await missing.waitFor()
  await emails.pressSequentially('no-address ')
  await owner.getByRole('button', { name: 'Remove no-address' }).waitFor()
  assert.equal(await missing.count(), 0)
  await emails.fill('nora@fernhill.example NO-address')
  await owner.getByRole('button', { name: 'Service', exact: true }).click()
  await owner.getByRole('button', { name: 'Invite' }).click()
  const link = await owner.getByRole('textbox', { name: 'nora@fernhill.example' }).inputValue()
  await owner.getByText('Write an e-mail address, such as ana@example.com.').waitFor()
  await owner.getByRole('button', { name: 'Remove no-address' }).waitFor()

  const nora = await visit(browser, link)
  await nora.getByRole('heading', { name: 'Fernhill invites you.' }).waitFor()
  await nora.waitForURL(/\/invitation$/)
  await nora.reload()
  await nora.getByRole('textbox', { name: 'Your name' }).fill('Nora Lindqvist')
  await nora.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await nora.keyboard.press('Enter')
  await nora.waitForURL(`${program.address}/`)
  await nora.getByRole('button', { name: /Nora Lindqvist/ }).waitFor()
  await owner.getByText('2 people are here.').waitFor()

  const late = await visit(browser, link)
  await late.getByText('This invitation was accepted already.').waitFor()
  await late.getByRole('link', { name: 'Sign in' }).waitFor()
  await Promise.all([nora.context().close(), late.context().close()])
})

test('nothing in the four steps keeps anybody out', async () => {
  const storageState = await owner.context().storageState()
  for (const [face, options] of FACES) {
    const page = await visit(browser, `${program.address}/welcome`, { ...options, storageState })
    await page.locator('.heard mark').first().waitFor()
    await page.getByRole('button', { name: 'Service', exact: true }).waitFor()
    assert.deepEqual(await graveIn(page), [], face)
    assert.equal(await sideways_px(page), 0, face)
    await page.context().close()
  }
})

test('S2 opening the workspace ends the first run, by one key', async () => {
  await owner.keyboard.press('Control+Enter')
  await owner.waitForURL(`${program.address}/`)
  await owner.reload()
  await owner.getByRole('heading', { name: 'Home', exact: true }).waitFor()
  const steps = owner.getByRole('region', { name: 'First steps' })
  await steps.locator('li:not(.done)', { hasText: 'Connect an account' }).waitFor()
  await steps.locator('li.done', { hasText: 'Invite somebody' }).waitFor()
  const second = await visit(browser, `${program.address}/welcome`)
  await second.waitForURL(/\/sign-in\?back=%2Fwelcome/)
})
