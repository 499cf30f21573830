/** An import whose process dies, is stopped, or is taken over in the middle: none lost, none twice, and the figures are right. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { administration } from '#areas/administration/area.ts'
import type { Intake } from '#areas/channels/ports.ts'
import type { Person, Work } from '#platform/work.ts'
import { openRiver } from '#river'
import { dyingIntake } from '#tests/dying-intake.ts'
import { type House, openHouse } from '#tests/house.ts'
import { bringImportBack } from './bring-back.ts'
import { keepPart } from './files.ts'
import * as imports from './imports.ts'
import { detect } from './reading/detect.ts'
import type { Import } from './schema.ts'
import { type Importing, importNext } from './worker.ts'

let house: House
let by: Person
before(async () => {
  house = await openHouse({ areas: [(tools) => administration(tools, { teamGuards: [] })] })
  by = { kind: 'person', id: house.administrator.person_id, role: 'administrator', team_ids: [] }
})
after(() => house?.close())

const inWork = <T>(body: (work: Work) => Promise<T>) =>
  house.database.inWork({ workspace_id: house.workspace_id, by }, body)

const ROWS = 1_740
let files = 0

/** Each file is of a network of its own, so that what it brought can be counted. */
async function fileOf(rows = ROWS): Promise<Import> {
  files += 1
  const network = `n${files}`
  const lines = Array.from({ length: rows }, (_, at) =>
    at % 100 === 7 ? `${at},,late` : `${at},Post ${at} leaks,2015-02-24 11:00`,
  )
  const bytes = Buffer.from(`id,text,date\n${lines.join('\n')}\n`)
  const begun = await inWork((work) => imports.beginImport(work, { file_name: 'a.csv', bytes: bytes.length }))
  await keepPart(house.tools.blobs, { ...begun, nth: 0 }, bytes)
  const format = await detect(bytes)
  const columns = { id: 'id', text: 'text', posted_at: 'date' }
  return inWork(async (work) => {
    await imports.partArrived(work, { id: begun.id, nth: 0 })
    await imports.readAs(work, begun.id, { format, mapping: { columns, date_form: 'auto', time_zone: 'UTC', network } })
    return imports.runImport(work, begun.id)
  })
}

const river = () => openRiver(house.database.inWork)

/** Its leases end at once, so that another takes over without waiting. */
const workerWith = (intake: Intake): Importing => ({ ...house.tools, intake, lease_ms: 0 })

const found = (id: string) => inWork((work) => imports.findImport(work, id))

const stored = (network: string) =>
  inWork(async ({ db }) => {
    const { rows } = await sql<{ posts: number; different: number }>`
      select count(*)::int as posts, count(distinct native_id)::int as different from channels_posts where network = ${network}`.execute(
      db,
    )
    return rows[0]
  })

const goesOn = () => new AbortController().signal

async function whole(record: Import): Promise<void> {
  const { counts, state } = await found(record.id)
  const refused = Math.ceil((ROWS - 7) / 100)
  assert.equal(state, 'done')
  assert.deepEqual(await stored(record.mapping?.network ?? ''), { posts: ROWS - refused, different: ROWS - refused })
  const { rows, new: fresh, known, reasons } = counts ?? {}
  assert.deepEqual(
    { rows, fresh, known, reasons },
    { rows: ROWS, fresh: ROWS - refused, known: 0, reasons: { no_text: refused } },
  )
  const kept = await inWork((work) => imports.refusedOf(work, { id: record.id, after: 0, limit: 100 }))
  assert.deepEqual(
    kept.slice(0, 2).map(({ row_nth, line, column_name }) => [row_nth, line, column_name]),
    [
      [8, 9, 'text'],
      [108, 109, 'text'],
    ],
  )
}

for (const when of ['before', 'after'] as const)
  test(`N10 killed ${when} each commit and taken up again, an import brings each post once and counts it once`, async () => {
    const record = await fileOf()
    const dying = dyingIntake(river(), when)
    let deaths = 0
    for (;;) {
      const more = await importNext(workerWith(dying), goesOn()).catch(() => 'died')
      if (more !== 'died') break
      deaths += 1
      assert.ok(deaths < 20)
    }
    assert.ok(deaths >= 3, `${deaths} deaths`)
    await whole(record)
  })

/** It stands still with its second batch in hand until it is told to go on. */
function slowWorker() {
  const real = river()
  const { promise: told, resolve: goOn } = Promise.withResolvers<void>()
  const { promise: waiting, resolve: waits } = Promise.withResolvers<void>()
  let batches = 0
  const slow: Intake = async (channel, batch) => {
    batches += 1
    if (batches === 2) {
      waits()
      await told
    }
    await real(channel, batch)
  }
  const ended = importNext(workerWith(slow), goesOn())
  return { waiting, goOn, ended, batches: () => batches }
}

test('N10 who lost the turn to another stores nothing more', async () => {
  const record = await fileOf()
  const first = slowWorker()
  await first.waiting
  await importNext(workerWith(river()), goesOn())
  first.goOn()
  await first.ended
  assert.equal(first.batches(), 2, 'it ended with the batch that it could not store')
  await whole(record)
})

test('N10 stopped by a person it keeps what it brought, and goes on where it stood', async () => {
  const record = await fileOf()
  const real = river()
  let calls = 0
  const stopping: Intake = async (channel, batch) => {
    calls += 1
    if (calls === 3) await inWork((work) => imports.stopImport(work, record.id))
    await real(channel, batch)
  }
  await importNext(workerWith(stopping), goesOn())
  const stopped = await found(record.id)
  assert.equal(stopped.state, 'stopped')
  assert.equal(stopped.row_done, 1_000)
  assert.equal(stopped.counts?.new, 990, 'the batch in hand was not stored')
  await inWork((work) => imports.runImport(work, record.id))
  await importNext(workerWith(real), goesOn())
  await whole(record)
})

test('N10 who worked on it before it was stopped and run again stores nothing more', async () => {
  const record = await fileOf()
  const first = slowWorker()
  await first.waiting
  await inWork((work) => imports.stopImport(work, record.id))
  await inWork((work) => imports.runImport(work, record.id))
  const real = river()
  const second: Intake = async (channel, batch) => {
    first.goOn()
    await first.ended
    await real(channel, batch)
  }
  await importNext(workerWith(second), goesOn())
  assert.equal(first.batches(), 2, 'it ended with the batch that it could not store')
  await whole(record)
})

test('a server that ends gives its import back after the batch in hand', async () => {
  const record = await fileOf()
  const real = river()
  const ending = new AbortController()
  const last: Intake = async (channel, batch) => {
    await real(channel, batch)
    ending.abort()
  }
  assert.ok(await importNext({ ...workerWith(last), lease_ms: 60_000 }, ending.signal))
  assert.equal((await found(record.id)).row_done, 500)
  assert.ok(await importNext({ ...workerWith(real), lease_ms: 60_000 }, goesOn()), 'free at once')
  await whole(record)
})

const takesBack = async (record: Import) => {
  await inWork((work) => imports.takeImportBack(work, record.id))
  await importNext(workerWith(river()), goesOn())
}

test('N10 brought back, killed at each commit and taken up again, it is what it was', async () => {
  const record = await fileOf()
  await importNext(workerWith(river()), goesOn())
  const before = await found(record.id)
  await takesBack(record)
  assert.equal((await stored(record.mapping?.network ?? ''))?.posts, 0)
  await inWork((work) => bringImportBack(work, record.id))
  const dying = dyingIntake(river(), 'after')
  let deaths = 0
  while ((await importNext(workerWith(dying), goesOn()).catch(() => 'died')) === 'died') deaths += 1
  assert.ok(deaths >= 3, `${deaths} deaths`)
  await whole(record)
  assert.deepEqual((await found(record.id)).counts, before.counts)
})

test('N10 what was stopped and taken back is brought back from its first row to its last', async () => {
  const record = await fileOf()
  const first = slowWorker()
  await first.waiting
  await inWork((work) => imports.stopImport(work, record.id))
  first.goOn()
  await first.ended
  await takesBack(record)
  const undone = await found(record.id)
  assert.deepEqual([undone.state, undone.counts?.rows, undone.counts?.unfinished], ['undone', 500, true])
  await inWork((work) => bringImportBack(work, record.id))
  await importNext(workerWith(river()), goesOn())
  await whole(record)
})

test('N10 where taking back failed on the way it is taken back first, and nothing is brought beside what is left', async () => {
  const record = await fileOf()
  await importNext(workerWith(river()), goesOn())
  await inWork((work) => imports.takeImportBack(work, record.id))
  const real = house.database.inWork.bind(house.database)
  let works = 0
  // Its first page is taken back, its second is not.
  const failing: typeof house.database = Object.create(house.database, {
    inWork: {
      value: (...args: Parameters<typeof real>) => {
        works += 1
        if (works === 3) throw new Error('the disk is full')
        return real(...args)
      },
    },
  })
  await importNext({ ...workerWith(river()), database: failing }, goesOn())
  const half = await found(record.id)
  assert.deepEqual([half.state, half.counts?.taken_back], ['failed', 500])
  await assert.rejects(
    inWork((work) => imports.runImport(work, record.id)),
    { code: 'import_half_taken_back' },
  )
  await takesBack(record)
  const undone = await found(record.id)
  assert.deepEqual([undone.state, undone.counts?.taken_back], ['undone', undone.counts?.new])
  await inWork((work) => bringImportBack(work, record.id))
  await importNext(workerWith(river()), goesOn())
  await whole(record)
})
