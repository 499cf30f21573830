/** What was learned, lesson by lesson, in a real browser: looked at, taken back and undone. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { listConversations } from '#areas/inbox/lists.ts'
import { correct } from '#areas/routing/decisions.ts'
import { correctConversation } from '#areas/routing/read-again.ts'
import { compare } from '#areas/understanding/taught/night.ts'
import { complaintsOf, openBrowser, WIDE } from './browser.ts'
import { type InboxHouse, openInboxHouse } from './inbox-house.ts'
import { visitAs } from './inbox-page.ts'
import { lookAt } from './look-at.ts'

let house: InboxHouse
let browser: Browser
before(async () => {
  house = await openInboxHouse()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await house?.[Symbol.asyncDispose]()
})

const PATH = '/routing/learned'
const visit = () => visitAs(browser, house, PATH, WIDE)

async function conversationOf(name: string, text: string): Promise<string> {
  await house.arrive([{ name, text }])
  const { conversations } = await house.work((work) =>
    listConversations(work, { view: 'all', state: 'open', limit: 100 }),
  )
  return conversations.find((one) => one.snippet === text)?.id ?? assert.fail(`nobody filed “${text}”`)
}

test('where nothing was learned yet the page says who teaches it, and how it will be compared', async () => {
  const page = await visit()
  const complaints = complaintsOf(page)
  await page.getByText('Nothing was learned yet.').waitFor()
  await page.getByText('Not compared yet.').waitFor()
  await page.getByText('No lesson yet').waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
  await lookAt(browser, house, PATH, (one) => one.getByText('No lesson yet').waitFor())
})

test('L5 a lesson shows its post, what was read before and since, and who said so; it is taken back and undone', async () => {
  const ada = await conversationOf('Ada', 'Marmalade on the verandah this morning')
  await house.work((work) => correctConversation(work, { id: ada, topic: 'idea' }))
  const ben = await conversationOf('Ben', '<b>Umbrellas</b> by the river, and the spout drips')
  await house.work((work) => correct(work, { id: ben, team_id: house.teams.product, reason: 'It drips' }))
  await house.settle()
  const page = await visit()
  const complaints = complaintsOf(page)
  const lessons = page.getByRole('region', { name: 'Lessons' })
  await lessons.getByText('It goes to: Product').waitFor()
  await lessons.getByRole('link', { name: '<b>Umbrellas</b> by the river, and the spout drips' }).waitFor()
  const topic = lessons.getByRole('listitem').filter({ hasText: 'Marmalade' })
  await topic.getByText('It is about: “idea, wish”').waitFor()
  await topic.getByText('instead of none that we know').waitFor()
  await topic.getByText(/by Nora Lindqvist.*learned one by one since/s).waitFor()
  await page.getByText('Learned from 2 corrections').waitFor()
  await topic.getByRole('button', { name: /^Take it back/ }).click()
  await page.getByText('Taken back. The next one like it goes as before.').waitFor()
  await topic.waitFor({ state: 'detached' })
  await page.getByText('Learned from 1 correction and').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await topic.getByText('It is about: “idea, wish”').waitFor()
  await page.getByRole('button', { name: 'Feelings' }).click()
  await page.getByText('None of these').waitFor()
  await page.reload()
  await page.getByText('None of these').waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('more than a page is gone through by a button, and how it fares stands above; a list that does not come says so', async () => {
  for (let nth = 0; nth < 44; nth += 1) {
    const id = await conversationOf(`Cem ${nth}`, `Number ${nth}: ${nth % 2 ? 'spout drips' : 'refill shop closed'}`)
    const team_id = nth % 2 ? house.teams.product : house.teams.service
    await house.work((work) => correct(work, { id, team_id, reason: 'Theirs' }))
  }
  await house.settle()
  const report = await compare(house.program.tools.database.inWork, await house.work(async (work) => work.workspace_id))
  assert.ok(report)
  const page = await visit()
  await page.getByText(new RegExp(`of the newest ${report.asked} lessons were known`)).waitFor()
  await page
    .getByText(/took it$|took it · /)
    .first()
    .waitFor()
  const rows = page.getByRole('region', { name: 'Lessons' }).getByRole('button', { name: /^Take it back/ })
  assert.equal(await rows.count(), 30)
  await page.getByRole('button', { name: 'Older' }).click()
  await page.getByText('Marmalade on the verandah this morning').waitFor()
  assert.equal(await rows.count(), 46)
  await page.route('**/api/routing/lessons*', (route) => route.abort())
  await page.reload()
  await page.getByRole('region', { name: 'Lessons' }).getByRole('button', { name: 'Try now' }).waitFor()
  await page.context().close()
  await lookAt(browser, house, PATH, (one) => one.getByText('It goes to: Product').first().waitFor())
})
