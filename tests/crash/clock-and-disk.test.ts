/**
 * TRUST R8: clocks that jump an hour, summer time, 2038: what falls due does so once, and ids stay unique and in order.
 * TRUST R9: the disk of the data folder is full: writes are refused in words, nothing acknowledged is lost, and room mends it.
 * The clock is an argument everywhere in the product, so it is given here; the disk is a tmpfs of 300 MB.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { administrationApi } from '#areas/administration/api.ts'
import { type DueHandlers, doDueOnce, setDueMany } from '#platform/due.ts'
import { newId } from '#platform/ids.ts'
import { openEmptyStage, type Stage } from '#platform/rehearsal.ts'
import { system } from '#platform/work.ts'
import type { Browsing } from '../over-http.ts'
import { firstRun } from './first-run.ts'
import { fill, fillWhole, freeBytes, mountSmallDisk, unmount } from './full-disk.ts'
import { newFolder, startServer, until } from './server-process.ts'

const PORT = 22_775
const newIds = (now: Date, many: number) => Array.from({ length: many }, () => newId(now))
const instantOf = (id: string) => new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
const HOUR_MS = 3_600_000

describe('TRUST R8 a clock', () => {
  let stage: Stage
  before(async () => {
    stage = await openEmptyStage()
  })
  after(() => stage.database.close())

  /** Sets these dues and lets two workers go through the instants, in their order; says when each one fired. */
  async function fire(due_ats: readonly Date[], instants: readonly Date[]) {
    const workspace_id = randomUUID()
    const kind = `crash.ring_${workspace_id.slice(0, 8)}`
    const dues = due_ats.map((due_at) => ({ subject_id: randomUUID(), due_at }))
    const fired = new Map<string, Date[]>(dues.map(({ subject_id }) => [subject_id, []]))
    await stage.database.inWork({ workspace_id, by: system('crash'), now: instants[0] ?? new Date() }, async (work) => {
      await work.db.insertInto('platform_heads').values({ workspace_id }).execute()
      await setDueMany(work, kind, dues)
    })
    const handlers: DueHandlers = {
      [kind]: async (work, subject_ids) => {
        for (const id of subject_ids) fired.get(id)?.push(work.now)
      },
    }
    const worker = async (now: Date) => {
      while (await doDueOnce(stage.database, handlers, now)) continue
    }
    for (const now of instants) await Promise.all([worker(now), worker(now)])
    return dues.map(({ subject_id, due_at }) => ({ due_at, fired: fired.get(subject_id) ?? [] }))
  }

  const every = (from: Date, step_ms: number, many: number) =>
    Array.from({ length: many }, (_, i) => new Date(from.getTime() + i * step_ms))

  for (const [what, jump_ms] of [
    ['forward', HOUR_MS],
    ['back', -HOUR_MS],
  ] as const)
    test(`that jumps an hour ${what} lets each due fire once, and none before its time by that clock`, async () => {
      const from = new Date('2026-11-21T12:00:00Z')
      const dues = every(new Date(from.getTime() + 60_000), 300_000, 24)
      const before_ = every(from, 600_000, 4)
      const after_ = every(new Date(from.getTime() + 1_800_000 + jump_ms), 600_000, 24)
      const results = await fire(dues, [...before_, ...after_])
      for (const { due_at, fired } of results) {
        assert.equal(fired.length, 1, `${due_at.toISOString()} fired ${fired.length} times`)
        assert.ok((fired[0] as Date) >= due_at)
      }
    })

  test('goes through both nights of the change of time with one ring for each local hour', async () => {
    for (const [day, hours] of [
      ['2027-03-28', 23],
      ['2027-10-31', 25],
    ] as const) {
      const begin = Temporal.ZonedDateTime.from(`${day}T00:00[Europe/Berlin]`)
      const end = begin.add({ days: 1 })
      const dues: Date[] = []
      for (let at = begin; Temporal.ZonedDateTime.compare(at, end) < 0; at = at.add({ hours: 1 }))
        dues.push(new Date(at.epochMilliseconds))
      assert.equal(dues.length, hours)
      const results = await fire(dues, every(new Date(begin.epochMilliseconds), 900_000, 26 * 4))
      assert.deepEqual(new Set(results.map(({ fired }) => fired.length)), new Set([1]))
    }
  })

  test('passes the end of 32 bits in January 2038, and the year 2100', async () => {
    for (const text of ['2038-01-19T03:14:07Z', '2100-02-28T23:59:59Z']) {
      const at = new Date(text)
      const results = await fire(every(at, 1_000, 3), every(at, 500, 8))
      assert.deepEqual(
        results.map(({ fired }) => fired.length),
        [1, 1, 1],
      )
      assert.equal(instantOf(newIds(at, 1)[0] as string).getTime(), at.getTime())
    }
  })

  test('that jumps gives ids that stay unique, and sort within each stretch of time', () => {
    const from = new Date('2026-11-21T12:00:00Z').getTime()
    const all: string[] = []
    for (const at of [0, 1, HOUR_MS, HOUR_MS + 1, 0, 1, 2, -HOUR_MS, 0, 49, 0, 51]) {
      const ids = newIds(new Date(from + at), 20_000)
      assert.deepEqual(ids, ids.toSorted())
      all.push(...ids)
    }
    assert.equal(new Set(all).size, all.length)
  })
})

describe('TRUST R9 a full disk', () => {
  test('is said in words; nothing acknowledged is lost; with room it goes on', { timeout: 400_000 }, async (t) => {
    const folder = newFolder()
    const because = mountSmallDisk(folder, 300)
    if (because !== null) return t.skip(`NOT TRIED, no disk could be mounted here: ${because}`)
    const environment = { PORT: String(PORT), BATON_DATA: folder }
    const server = await startServer({ environment })
    assert.ok(server)
    t.after(async () => {
      await server.end('SIGKILL')
      await sleep(1_500)
      unmount(folder)
    })
    const ines = await firstRun(`http://127.0.0.1:${PORT}`)
    const acknowledged = new Set<string>()
    for (let nth = 0; nth < 20; nth++)
      if ((await write(ines, `room ${nth}`)).status === 200) acknowledged.add(`room ${nth}`)
    assert.equal(acknowledged.size, 20)

    const makeRoom = fill(folder, 3_000_000)
    const answers: { name: string; status: number; message: string }[] = []
    for (let nth = 0; nth < 400 && answers.filter(({ status }) => status === 503).length < 20; nth++) {
      if (nth > 20) fillWhole(folder)
      const name = `tight ${nth} ${'x'.repeat(60)}`
      const answer = await write(ines, name)
      answers.push({ name, ...answer })
      if (answer.status === 200) acknowledged.add(name)
    }
    const refused = answers.filter(({ status }) => status === 503)
    const health = await fetch(`http://127.0.0.1:${PORT}/health`).then((response) => response.text())
    assert.match(health, /disk of the data folder is nearly full/)
    const free_bytes = freeBytes(folder)

    makeRoom()
    const mended_ms = await until(
      'a write after there is room',
      30_000,
      async () => (await write(ines, `again ${randomUUID()}`)).status === 200,
    )
    const names = new Set((await ines.call(administrationApi.teams, {})).teams.map((team) => team.name))
    const lost = [...acknowledged].filter((name) => !names.has(name))
    console.log(
      `${answers.length} writes with ${free_bytes} bytes free: ${refused.length} refused, ${answers.length - refused.length} acknowledged, ${lost.length} lost; writing again ${Math.round(mended_ms)} ms after there was room`,
    )
    console.log(`  ${[...new Set(answers.map(({ status, message }) => `${status} ${message}`))].join('\n  ')}`)
    assert.deepEqual(lost, [])
    for (const { name, status, message } of answers) {
      assert.ok(status === 200 || status === 503, `${status} ${message}`)
      if (/Nothing was saved/.test(message)) assert.ok(!names.has(name))
      else if (status === 503) assert.match(message, /may or may not be saved/)
    }
    assert.ok(
      refused.some(({ message }) => /disk of the server is full/.test(message)),
      'the reason is told',
    )
    assert.ok(refused.length > 0, 'the disk was full enough to refuse something')
    assert.ok(server.running())
  })

  async function write(ines: Browsing, name: string): Promise<{ status: number; message: string }> {
    const response = await fetch(`${ines.address}/api/teams`, {
      method: 'POST',
      headers: { cookie: ines.cookie(), 'content-type': 'application/json' },
      body: JSON.stringify({ name, purpose: 'y'.repeat(150) }),
    })
    const body = (await response.json()) as { message?: string }
    return { status: response.status, message: body.message ?? '' }
  }
})
