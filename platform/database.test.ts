import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { theStage } from './rehearsal.ts'
import { system } from './work.ts'

test('a Work with a failed statement that nobody minded is not said to be saved', async () => {
  const { database } = await theStage()
  const workspace_id = randomUUID()
  const whom = { workspace_id, by: system('test') }
  const saved = database.inWork(whom, async (work) => {
    await work.db.insertInto('platform_heads').values({ workspace_id }).execute()
    await sql`select 1 / 0`.execute(work.db).catch(() => {})
  })
  await assert.rejects(saved, /no failed statement/)
  const heads = await database.inWork(whom, (work) => work.db.selectFrom('platform_heads').selectAll().execute())
  assert.deepEqual(heads, [])
})
