/** Routing in a real browser against the real program: the table in place, rules that are run dry first, own topics. */
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Furnished } from '../arrivals.ts'
import { arrive } from '../arrivals.ts'
import { openBrowser } from './browser.ts'
import { accountOf, type ChannelsHouse, openChannelsHouse } from './channels-house.ts'
import { lookAt, openPage } from './look-at.ts'

let house: ChannelsHouse
let browser: Browser

before(async () => {
  house = await openChannelsHouse()
  browser = await openBrowser()
  const { channel_id } = await house.work((work) =>
    accountOf(work, { handle: 'fernhill.example', speaker_id: house.nora_id }),
  )
  const workspace_id = await house.work(async (work) => work.workspace_id)
  const channel = {
    ...{ workspace_id, channel_id, network: 'bluesky', native_id: 'did:plc:fernhill.example' },
    ...{ purpose: 'account' as const, token: 0 },
  }
  const posts = [
    'My parcel from Venlo never came.',
    'Where is my order? Tracking says Venlo.',
    'Lovely kettle, thank you!',
  ]
  await arrive(
    { channel, intake: house.program.intake } as unknown as Furnished,
    posts.map((text, at) => ({
      native_id: `at://post/${at}`,
      thread_id: `at://post/${at}`,
      text,
      author: `maren${at}`,
    })),
  )
})
after(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))

async function openRouting(path = '/routing'): Promise<Page> {
  const { page } = await openPage(browser, house)
  await page.goto(house.url + path)
  return page
}

test('a line is changed where it stands, and the change is taken back', async () => {
  const page = await openRouting()
  const team = page.getByRole('combobox', { name: /^Team for Sell/ })
  await team.click()
  await page.getByRole('option', { name: 'Marketing (nobody in it yet)' }).click()
  await page.getByText('Changed. It holds for what arrives from now on.').waitFor()
  await page.reload()
  await page.getByRole('combobox', { name: 'Team for Sell: Marketing (nobody in it yet)' }).waitFor()
  await page.getByRole('combobox', { name: 'Team for Sell: Marketing (nobody in it yet)' }).click()
  await page.getByRole('option', { name: /^Sales/ }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('combobox', { name: 'Team for Sell: Marketing (nobody in it yet)' }).waitFor()
})

test('a line for a topic is added, removed, and comes back by undo', async () => {
  const page = await openRouting()
  await page.getByRole('button', { name: 'Add a line' }).click()
  await page.getByRole('combobox', { name: 'Topic' }).fill('refu')
  await page.getByRole('combobox', { name: 'Topic' }).fill('money')
  await page.getByRole('option', { name: 'money back' }).click()
  await page.getByRole('combobox', { name: 'Team' }).fill('Back')
  await page.getByRole('option', { name: 'Back office' }).click()
  await page.getByRole('button', { name: 'Add it' }).click()
  await page.getByRole('combobox', { name: 'Team for Repair, money back: Back office' }).waitFor()
  await page.getByRole('button', { name: 'Remove the line for Repair, money back' }).click()
  await page
    .getByRole('combobox', { name: /Repair, money back/ })
    .first()
    .waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await page.getByRole('combobox', { name: 'Team for Repair, money back: Back office' }).waitFor()
})

test('R2 a rule is never switched on before its dry run said what it would have moved', async () => {
  const page = await openRouting('/routing/rules/new')
  await page.getByRole('textbox', { name: 'Name of the rule' }).fill('Parcels from Venlo')
  const on = page.getByRole('button', { name: 'Switch on' })
  assert.equal(await on.getAttribute('aria-disabled'), 'true')
  await page.getByRole('button', { name: /^the words it says/ }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Venlo')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: /^Team/ }).click()
  await page.getByRole('option', { name: /^Investor relations/ }).click()
  assert.equal(await on.getAttribute('aria-disabled'), 'true', 'whole, but not run dry')
  await page.getByRole('button', { name: 'Run it dry, 30 days' }).click()
  await page.getByText('2 would have moved.').waitFor()
  await page.getByText('Looked at 3 conversations of the last 30 days.').waitFor()
  await page.getByRole('link', { name: 'My parcel from Venlo never came.' }).waitFor()
  await on.click()
  await page.getByText('Parcels from Venlo is on.').waitFor()
  await page.getByRole('button', { name: 'Switch off' }).waitFor()
  await page.getByRole('combobox', { name: /^Team/ }).click()
  await page.getByRole('option', { name: /^Logistics/ }).click()
  const save = page.getByRole('button', { name: 'Save' })
  assert.equal(await save.getAttribute('aria-disabled'), 'true', 'another sentence needs another dry run')
  const { rules } = await (await page.request.get(`${house.url}/api/routing`)).json()
  assert.deepEqual(
    rules.map(({ name, switched_on }: { name: string; switched_on: boolean }) => [name, switched_on]),
    [['Parcels from Venlo', true]],
  )
})

test('rules are ordered by keyboard, and the order stays', async () => {
  const page = await openRouting('/routing/rules/new')
  await page.getByRole('textbox', { name: 'Name of the rule' }).fill('Second')
  await page.getByRole('button', { name: /^the words it says/ }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('kettle')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: /^Team/ }).click()
  await page.getByRole('option', { name: /^Service/ }).click()
  await page.getByRole('button', { name: 'Keep it, off' }).click()
  const list = page.getByRole('list', { name: 'Rules' })
  const second = list.getByRole('link', { name: /^Second/ })
  await second.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await page.getByText('Second is number 1 now.').waitFor()
  await page.reload()
  await second.waitFor()
  assert.match((await list.getByRole('listitem').first().textContent()) ?? '', /Second/)
})

test('a topic of the house is made of its words, changed and removed', async () => {
  const page = await openRouting('/routing/topics')
  await page.getByRole('button', { name: 'New topic' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Drift kettle')
  await page.getByRole('textbox', { name: 'Words and phrases' }).fill('drift, غلاية دريفت')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('One topic of your own.').waitFor()
  // The form shows the same words until it is gone.
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText('غلاية دريفت', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Remove Drift kettle' }).click()
  await page.getByText('Teach it your words').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('One topic of your own.').waitFor()
})

test('nothing keeps anybody out, light and dark, wide and on a phone', async () => {
  await lookAt(browser, house, '/routing', (page) =>
    page.getByText('Danger, injury', { exact: false }).first().waitFor(),
  )
  await lookAt(browser, house, '/routing/rules/new', (page) => page.getByText('it goes to').last().waitFor())
  await lookAt(browser, house, '/routing/topics', (page) => page.getByText('Drift kettle').first().waitFor())
})

test('a topic that ships is given a word, switched off, and made as delivered again', async () => {
  const page = await openRouting('/routing/topics')
  const builtIn = page.getByRole('region', { name: 'Built in' })
  await builtIn.getByRole('button', { name: 'Change: journalists' }).click()
  const dialog = page.getByRole('dialog', { name: 'journalists' })
  await dialog.getByRole('textbox', { name: /^Words and phrases of yours/ }).fill('Courier')
  await page.keyboard.press('Enter')
  await dialog.getByRole('checkbox', { name: /^Posts are read to be about it/ }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('journalists is changed, for what arrives from now on.').waitFor()
  await builtIn.getByRole('button', { name: 'Change: journalists, off' }).click()
  await dialog.getByRole('button', { name: 'As delivered' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('journalists is as delivered again.').waitFor()
  await builtIn.getByRole('button', { name: 'Change: journalists', exact: true }).waitFor()
  assert.deepEqual(await (await page.request.get(`${house.url}/api/built-in-topics`)).json(), [])
})
