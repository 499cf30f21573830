import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import './tables.ts'
import { type At, hotRead } from './hot-read.ts'
import { rehearse, theStage } from './rehearsal.ts'
import { raiseVersion } from './versions.ts'
import { system } from './work.ts'

const NOW = new Date('2026-11-21T09:00:00Z')
let built = 0
const versionsNamed = hotRead((db, at: At<{ names: string[]; least: number }>) => {
  built += 1
  return db
    .selectFrom('platform_versions')
    .select(['name', 'version'])
    .where(sql<boolean>`name = any(${at('names')})`)
    .where('version', '>=', at('least'))
    .where('version', '<', 1000)
    .orderBy('name')
})

test('a hot read is built once and sent with the values of each time, one beside the other too', () =>
  rehearse(system('test'), NOW, async (work) => {
    for (const name of ['a', 'b', 'b']) await raiseVersion(work, name)
    const [all, some, none] = await Promise.all([
      versionsNamed(work, { names: ['a', 'b'], least: 1 }),
      versionsNamed(work, { names: ['a', 'b'], least: 2 }),
      versionsNamed(work, { names: [], least: 1 }),
    ])
    assert.deepEqual(all, [
      { name: 'a', version: 1 },
      { name: 'b', version: 2 },
    ])
    assert.deepEqual(some, [{ name: 'b', version: 2 }])
    assert.deepEqual(none, [])
    assert.equal(built, 1)
  }))

test('a hot read sees the workspace of its Work only', () =>
  rehearse(system('test'), NOW, async (work) => {
    await raiseVersion(work, 'a')
    const { database } = await theStage()
    const whom = { workspace_id: randomUUID(), by: system('test') }
    assert.deepEqual(await database.inWork(whom, (other) => versionsNamed(other, { names: ['a'], least: 1 })), [])
  }))

test('a place that is given no value is a fault, not null', () =>
  rehearse(system('test'), NOW, async (work) => {
    const given = { names: ['a'] } as unknown as { names: string[]; least: number }
    await assert.rejects(versionsNamed(work, given), /given a value, and so is least/)
  }))

test('what is asked of a Work that has ended is refused', async () => {
  const { database } = await theStage()
  const whom = { workspace_id: randomUUID(), by: system('test') }
  const ended = await database.inWork(whom, async (work) => work)
  await assert.rejects(versionsNamed(ended, { names: ['a'], least: 1 }), /this Work has ended/)
})
