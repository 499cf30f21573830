import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { newId } from './ids.ts'
import { openLog } from './log.ts'
import { makeMonths } from './months.ts'
import { openEmptyStage, type Stage } from './rehearsal.ts'

const TABLES = ['inbox_messages', 'listening_mentions', 'platform_facts', 'understanding_readings']
const JUNE = new Date('2031-06-17T09:00:00Z')

let stage: Stage
let owner: pg.Client
let months: { direct_url: string; log: ReturnType<typeof openLog> }
before(async () => {
  stage = await openEmptyStage()
  owner = new pg.Client(stage.direct_url)
  await owner.connect()
  months = { direct_url: stage.direct_url, log: openLog('silent') }
})
after(async () => {
  await owner.end()
  await stage.database.close()
})

const fact = (at: Date) =>
  owner.query(
    "insert into platform_facts (workspace_id, id, position, name, by_kind, by_id, happened_at) values ($1, $2, 1, 'a.b', 'system', 'x', $3)",
    [randomUUID(), newId(at), at],
  )

const lies = async (table: string) =>
  Number((await owner.query(`select count(*) as many from only ${table}`)).rows[0].many)

test('this month and the next are made for every table of time, once, also by two copies at the same instant', async () => {
  const made = (await Promise.all([makeMonths(months, JUNE), makeMonths(months, JUNE)])).flat()
  const wanted = TABLES.flatMap((table) => [`${table} 2031-06`, `${table} 2031-07`])
  assert.deepEqual(made.toSorted(), wanted)
  assert.deepEqual(await makeMonths(months, JUNE), [])
  const july = await makeMonths(months, new Date('2031-07-01T00:00:00Z'))
  assert.deepEqual(
    july,
    TABLES.map((table) => `${table} 2031-08`),
  )
})

test('a row goes to the month of its id, at the edges too, and what is of no month to the default', async () => {
  for (const at of ['2031-06-01T00:00:00.000Z', '2031-06-30T23:59:59.999Z']) await fact(new Date(at))
  assert.equal(await lies('platform_facts_2031_06'), 2)
  await fact(new Date('2031-07-01T00:00:00.000Z'))
  assert.equal(await lies('platform_facts_2031_07'), 1)
  await fact(new Date('2019-01-01T00:00:00Z'))
  assert.equal(await lies('platform_facts_default'), 1)
})

test('a month of which rows lie in the default stays there; the one after it is made', async () => {
  const at = new Date('2032-02-10T00:00:00Z')
  await fact(at)
  const made = await makeMonths(months, at)
  assert.ok(!made.includes('platform_facts 2032-02') && made.includes('platform_facts 2032-03'))
  assert.ok(made.includes('inbox_messages 2032-02'), 'the other tables have theirs')
  await fact(at)
  assert.equal(await lies('platform_facts_default'), 3, 'nothing is refused')
})

test('who is busy with a table is not waited for, and the month is made the next time', async () => {
  const at = new Date('2033-05-10T00:00:00Z')
  await owner.query('begin; lock table inbox_messages in share mode')
  const made = await makeMonths(months, at)
  await owner.query('rollback')
  assert.ok(!made.some((name) => name.startsWith('inbox_messages')) && made.includes('platform_facts 2033-05'))
  assert.deepEqual(await makeMonths(months, at), ['inbox_messages 2033-05', 'inbox_messages 2033-06'])
})

test('what is asked by id is looked for in its month alone', async () => {
  const ids = [newId(new Date('2031-06-10T00:00:00Z')), newId(new Date('2031-06-11T00:00:00Z'))]
  const plan = async (table: string, column: string) =>
    JSON.stringify(
      (await owner.query(`explain (format json) select from ${table} where ${column} = any('{${ids}}'::uuid[])`)).rows,
    )
  for (const [table, column] of [
    ['platform_facts', 'id'],
    ['listening_mentions', 'post_id'],
    ['understanding_readings', 'post_id'],
  ] as const) {
    const asked = await plan(table, column)
    assert.ok(asked.includes(`${table}_2031_06`), asked)
    assert.ok(!/_2031_07|_default/.test(asked), asked)
  }
})

test('each month stands under row security like its table', async () => {
  const { rows } = await owner.query(
    `select count(*)::int as many, bool_and(relrowsecurity and relforcerowsecurity) as guarded
     from pg_class where relispartition and relkind = 'r' and relname ~ '_2031_'`,
  )
  assert.ok(rows[0].many >= 12 && rows[0].guarded)
})
