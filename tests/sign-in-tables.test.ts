import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { administration } from '#areas/administration/area.ts'
import { notifications } from '#areas/notifications/area.ts'
import { system } from '#platform/work.ts'
import { type House, openHouse } from './house.ts'

let house: House
before(async () => {
  house = await openHouse({ areas: [administration, notifications] })
})
after(() => house.close())

const GLOBAL = ['accounts', 'credentials', 'memberships', 'sessions', 'guesses', 'password_resets'] as const

test('TRUST S3 no Work sees the tables of sign-in, which belong to no workspace', async () => {
  for (const name of GLOBAL) {
    const look = house.database.inWork({ workspace_id: house.workspace_id, by: system('test') }, (work) =>
      work.db.selectFrom(`platform_${name}`).selectAll().execute(),
    )
    await assert.rejects(look, /permission denied/, name)
  }
  const { rows } = await house.database.pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and relforcerowsecurity`,
  )
  const forced = new Set(rows.map((row) => row.name))
  for (const name of GLOBAL) assert.ok(forced.has(`platform_${name}`), name)
})

test('what these areas say they keep is what their tables hold, and every table is guarded', async () => {
  for (const area of house.areas) {
    const { rows } = await house.database.pool.query<{ table: string; columns: string[]; forced: boolean }>(
      `select c.relname as table, c.relforcerowsecurity as forced,
         array(select attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
       from pg_class c where c.relkind = 'r' and c.relname like $1`,
      [`${area.name}\\_%`],
    )
    assert.deepEqual(rows.map((row) => row.table).sort(), Object.keys(area.records).sort())
    for (const row of rows) {
      const schema = area.records[row.table]?.schema
      assert.ok(row.forced && schema)
      assert.deepEqual(row.columns.sort(), Object.keys(schema.shape).sort(), row.table)
    }
  }
})
