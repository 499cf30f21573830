import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { texts } from './columns.ts'
import { openDatabase } from './database.ts'
import { insertRows } from './insert-rows.ts'
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

test('rows that are inserted over and over are prepared once for a connection, and none that a pooler may lend on', async () => {
  const { url, direct_url } = await theStage()
  const preparedBy = async (direct: boolean) => {
    const database = openDatabase(url, { connections: 1, allowExitOnIdle: true, direct })
    const whom = { workspace_id: randomUUID(), by: system('test') }
    const rows = { workspace_id: whom.workspace_id, version: 1 }
    for (let n = 0; n < 12; n += 1)
      await database.inWork(whom, async (work) => {
        await insertRows(work, 'platform_versions', { ...rows, name: [texts, [`a ${n}`, `b ${n}`]] })
        await insertRows(work, 'platform_versions', { ...rows, name: [texts, [`c ${n}`, `d ${n}`]] })
      })
    const { kept, prepared } = await database.inWork(whom, async (work) => ({
      kept: await work.db.selectFrom('platform_versions').select('name').execute(),
      prepared: await sql`select name from pg_prepared_statements`.execute(work.db),
    }))
    await database.close()
    assert.equal(kept.length, 48)
    return prepared.rows.length
  }
  assert.equal(await preparedBy(false), 0)
  if (url === direct_url) assert.equal(await preparedBy(true), 1)
})
