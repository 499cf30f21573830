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

test('a Work that waits for something runs its body at once, and its transaction afterwards', async () => {
  const { database } = await theStage()
  const workspace_id = randomUUID()
  const whom = { workspace_id, by: system('test') }
  const { promise: after, resolve } = Promise.withResolvers<void>()
  const seen: string[] = []
  const saved = database.inWork({ ...whom, after }, async (work) => {
    seen.push('body')
    await work.db.insertInto('platform_heads').values({ workspace_id }).execute()
    seen.push('answered')
    const { rows } = await sql<{
      workspace: string
    }>`select current_setting('baton.workspace_id') as workspace`.execute(work.db)
    return rows[0]?.workspace
  })
  await database.inWork(whom, async (work) => {
    assert.deepEqual(await work.db.selectFrom('platform_heads').selectAll().execute(), [])
  })
  seen.push('turn')
  resolve()
  assert.equal(await saved, workspace_id)
  assert.deepEqual(seen, ['body', 'turn', 'answered'])
})

test('where what it waits for fails, a Work does, and what it asked is answered with that', async () => {
  const { database } = await theStage()
  const workspace_id = randomUUID()
  const whom = { workspace_id, by: system('test') }
  const after = Promise.reject(new Error('no turn'))
  const asked: unknown[] = []
  const saved = database.inWork({ ...whom, after }, (work) =>
    work.db
      .insertInto('platform_heads')
      .values({ workspace_id })
      .execute()
      .catch((error: unknown) => asked.push(error)),
  )
  await assert.rejects(saved, /no turn/)
  assert.match(String(asked[0]), /no turn/)
  const heads = await database.inWork(whom, (work) => work.db.selectFrom('platform_heads').selectAll().execute())
  assert.deepEqual(heads, [])
})
