/** Every address of the screens, walked by each role: nobody is led to what they would be refused. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { makeMonitor } from '#areas/listening/monitors.ts'
import { mayRole, type Role } from '#platform/rights.ts'
import { rightOf } from '#web/frame/places.ts'
import { paths } from '#web/paths.ts'
import { graveIn, openBrowser, PHONE, WIDE } from './browser.ts'
import { type Colleague, colleagueIn } from './colleague.ts'
import { type InboxHouse, openInboxHouse } from './inbox-house.ts'
import { openPage } from './look-at.ts'

let house: InboxHouse
let browser: Browser
let monitor_id: string

before(async () => {
  house = await openInboxHouse()
  browser = await openBrowser()
  const made = await house.work((work) =>
    makeMonitor(work, { name: 'Fernhill', names: ['fern hill'], products: ['Arc'], leave_out: [] }),
  )
  monitor_id = made.id
  await house.arrive([{ name: 'Agnes', text: 'Where is my Fernhill kettle? It has not arrived.' }])
  await house.settle()
})
after(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

/** The doors need nobody's rights; among the parts some are busy for show. */
const NOT_WALKED = [paths.signIn(), paths.welcome(), paths.forgotten(), paths.parts()]
/** Of `paths`, so that a page which is added is walked too; what needs an id gets one that is there, or one that is not. */
const everyAddress = () => {
  const of_one = [paths.monitor, paths.conversation, paths.channel, paths.import, paths.webhook, paths.rule] as const
  const some_id = { [paths.monitor.name]: monitor_id, [paths.channel.name]: house.channel.channel_id }
  const isOfOne = (make: unknown): make is (id: string) => string => of_one.includes(make as never)
  const plain = Object.values(paths).map((make) =>
    isOfOne(make) ? make(some_id[make.name] ?? randomUUID()) : (make as () => string)(),
  )
  return [...plain, paths.monitor('new'), '/Listening/Analysis'].filter((address) => !NOT_WALKED.includes(address))
}

/** What the server refused or broke on; that something made up is not there is no fault. */
function refusalsOf(page: Page): string[] {
  const found: string[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    const made_up = response.status() === 404
    if (response.status() >= 400 && !made_up)
      found.push(`${response.status()} ${response.request().method()} ${pathname}`)
  })
  return found
}

/** The live stream stays open, so a page has arrived once nothing else is on its way. */
async function arrived(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor()
  await page
    .waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
    .catch((cause) => assert.fail(`${page.url()} stays busy: ${cause}`))
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)))
}

const lock = (page: Page) => page.getByRole('main').getByRole('heading', { level: 2, name: / is for / })

for (const role of ['contributor', 'executive', 'agent'] as const satisfies Role[])
  test(`whoever is ${role} is refused nothing at any address, and told whom a page is for that is not theirs`, async () => {
    const who = await colleagueIn(house, { name: `${role} Person`, role })
    const { page, complaints } = await openPage(browser, { url: house.url, cookies: who.cookies })
    const refusals = refusalsOf(page)
    for (const address of everyAddress()) {
      await page.goto(house.url + address)
      await arrived(page)
      const isTheirs = mayRole(role, rightOf(new URL(address, house.url).pathname))
      if (!isTheirs) await lock(page).waitFor()
      else assert.equal(await lock(page).count(), 0, address)
      assert.deepEqual(refusals, [], address)
      assert.deepEqual(
        complaints.filter((text) => !text.includes('404')),
        [],
        address,
      )
      if (isTheirs) continue
      await page.getByText('Nora Lindqvist', { exact: false }).first().waitFor()
      assert.equal(await page.locator('main :is(.seg, [role=tablist], .head-act)').count(), 0, address)
      assert.deepEqual(await page.locator('main .state').getByRole('button').count(), 0, address)
    }
    await page.context().close()
  })

test('who reads along is offered no new monitor, no pause and no removal', async () => {
  const boss = await colleagueIn(house, { name: 'Aoife Byrne', role: 'executive' })
  const { page } = await openPage(browser, { url: house.url, cookies: boss.cookies })
  await page.goto(house.url + paths.monitor(monitor_id))
  await page.getByRole('status').getByText('An administrator changes what we listen for.').waitFor()
  await page.getByRole('link', { name: 'All mentions' }).waitFor()
  for (const name of ['New monitor', 'Pause', 'Stop listening for it'])
    assert.equal(await page.getByRole('button', { name }).count(), 0, name)
  await page.goto(house.url + paths.monitor('new'))
  await page.getByRole('heading', { name: 'An administrator changes what we listen for.' }).waitFor()
  assert.equal(await page.getByRole('textbox').count(), 0)
  await page.context().close()
})

test('nothing serious for axe where a page is not theirs, in light and dark, wide and on a phone', async () => {
  const lars: Colleague = await colleagueIn(house, { name: 'Lars Veen', role: 'contributor' })
  for (const colorScheme of ['light', 'dark'] as const)
    for (const options of [WIDE, PHONE]) {
      const { page } = await openPage(browser, { url: house.url, cookies: lars.cookies }, { ...options, colorScheme })
      await page.goto(house.url + paths.analysis())
      await page.getByRole('heading', { name: 'Listening is for administrators, agents and executives' }).waitFor()
      await page.getByText(/Nora Lindqvist.* can let you in\.$/).waitFor()
      assert.deepEqual(await graveIn(page), [])
      await page.context().close()
    }
})

test('on a phone none of the views of Listening is out of sight', async () => {
  for (const width of [390, 320]) {
    const { page } = await openPage(browser, house, { ...PHONE, viewport: { width, height: 844 } })
    await page.goto(house.url + paths.outspoken())
    const views = page.locator('.only-small > .seg')
    await views.waitFor()
    assert.equal(await views.evaluate((box) => box.scrollWidth - box.clientWidth), 0, String(width))
    assert.equal(await views.getByRole('link').count(), 5)
    await page.context().close()
  }
})
