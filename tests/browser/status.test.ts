/** System status in a real browser: what the server says, in words with figures, and what only administrators see. */
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { newId } from '#platform/ids.ts'
import { openBrowser } from './browser.ts'
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

test('S6 the page says how each part is in words with figures, and what to do where something waits', async () => {
  const { page, complaints } = await openPage(browser, house)
  await page.goto(`${house.url}/status`)
  await page.getByText('It works, but something waits.').waitFor()
  const backup = page.getByRole('listitem').filter({ hasText: 'Backup' })
  await backup.getByText('No backup was ever made. Run script/backup').waitFor()
  await backup.getByText('Wants a look', { exact: true }).waitFor()
  const disk = page.getByRole('listitem').filter({ hasText: 'Database and disk' })
  assert.match((await disk.textContent()) ?? '', /free in the data folder/)
  assert.match((await disk.textContent()) ?? '', /\d (GB|TB|MB)/)
  await page.getByText(`process ${process.pid}`).waitFor()
  const api = await page.request.get(`${house.url}/api/openapi.json`)
  assert.equal((await api.json()).openapi, '3.1.0')
  await page.getByRole('button', { name: 'Show the token' }).click()
  assert.ok(((await page.locator('.shown-once code').textContent()) ?? '').length > 20)
  assert.deepEqual(complaints, [])
})

test('S6 Home tells administrators what is late, with the way there, and nobody else', async () => {
  const { page } = await openPage(browser, house)
  await page.goto(house.url)
  await page.getByRole('link', { name: 'It works, but something waits. Look at: Backup.' }).click()
  await page.getByText('No backup was ever made.').waitFor()
  const become = (role: 'agent' | 'administrator') =>
    house.work(({ db }) =>
      db.updateTable('administration_people').set({ role }).where('id', '=', house.nora_id).execute(),
    )
  await become('agent')
  await page.goto(house.url)
  await page.getByText('What is given to you, or what you take, stands here.').waitFor()
  assert.equal(await page.getByText('Look at:').count(), 0)
  await become('administrator')
})

test('parked facts show their cause, and are tried again', async () => {
  await house.work(async (work) => {
    const { rows } = await sql<{
      position: number
      id: string
    }>`select position, id from platform_facts order by position desc limit 1`.execute(work.db)
    const { position, id } = rows[0] ?? { position: 1, id: newId(work.now) }
    await sql`insert into platform_reactions (workspace_id, id, area, from_position, to_position, from_id, to_id, priority, parked_at, cause)
      values (${work.workspace_id}, ${newId(work.now)}, 'nowhere', ${position}, ${position}, ${id}, ${id}, 0, ${work.now}, 'The planted cause.')`.execute(
      work.db,
    )
  })
  const { page } = await openPage(browser, house)
  await page.goto(`${house.url}/status`)
  await page.getByText('The planted cause.').waitFor()
  await lookAt(browser, house, '/status', (shown) => shown.getByText('The planted cause.').waitFor())
  await page.getByRole('button', { name: 'Try them again' }).click()
  await page.getByText('One is tried again.').waitFor()
})
