/** L7: figures and Channels agree about a source that nobody listens to, or that does not answer. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { listChannels } from '#areas/channels/api.ts'
import { channelFor } from '#areas/channels/brought.ts'
import { analysisApi } from '#areas/listening/analysis/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { system, type Work } from '#platform/work.ts'
import { openStory, type Story } from '../arrivals.ts'

const HOUR_MS = 3_600_000
const now = Date.now()
const ago = (hours: number) => new Date(now - hours * HOUR_MS)

let story: Story
let inWork: <T>(body: (work: Work) => Promise<T>) => Promise<T>

before(async () => {
  story = await openStory()
  const { workspace_id, channel_id } = story.channel
  inWork = (body) => story.server.tools.database.inWork({ workspace_id, by: system('test') }, body)
  const nothing = { names: ['Fernhill'], products: [], leave_out: [] }
  const { id } = await story.nora.call(listeningApi.makeMonitor, { ...nothing, name: 'Fernhill' })
  await inWork(async ({ db }) => {
    await sql`update listening_monitors set created_at = ${ago(90)} where id = ${id}`.execute(db)
    await sql`update channels_channels set state = 'well', created_at = ${ago(80)} where id = ${channel_id}`.execute(db)
  })
})
after(() => story?.server.stop())

const answered = (polled_at: Date | null) =>
  inWork(({ db }) => sql`update channels_channels set polled_at = ${polled_at}`.execute(db))
const turn = (next_at: string, lease_until: string | null) =>
  inWork(({ db }) =>
    sql`update channels_leases set listens = true, next_at = ${next_at}::timestamptz, lease_until = ${lease_until}::timestamptz`.execute(
      db,
    ),
  )
const ask = () => story.nora.call(analysisApi.analysis, { days: 2 })

async function agree(sign: string, since_at: Date | null): Promise<Awaited<ReturnType<typeof ask>>> {
  const { channels } = await story.nora.call(listChannels, {})
  const asked = await ask()
  const [source] = asked.source.channels
  assert.equal(channels[0]?.sign, sign)
  assert.deepEqual(source?.unheard, since_at && { why: sign, since_at: since_at.toISOString() })
  const gaps = asked.source.gaps.map(({ of, why, says, from_at, to_at }) => ({ of, why, says, from_at, to_at }))
  const gap = { of: 'channel', why: sign, says: channels[0]?.health, from_at: since_at?.toISOString(), to_at: null }
  assert.deepEqual(gaps, since_at ? [gap] : [])
  return asked
}

test('L7 a source that nobody asks any more says since when, and counts as missing from then on', async () => {
  await answered(ago(30))
  await turn('infinity', null)
  const { points, source } = await agree('not_asked', ago(30))
  const of = (when: 'before' | 'after') =>
    points.filter(({ at }) =>
      when === 'after' ? new Date(at) >= ago(30) : new Date(at).getTime() + HOUR_MS <= ago(30).getTime(),
    )
  assert.ok(of('before').length > 0 && of('before').every(({ incomplete }) => !incomplete), 'it was asked until then')
  assert.ok(of('after').length > 0 && of('after').every(({ incomplete }) => incomplete))
  assert.equal(source.complete_since, ago(80).toISOString())
})

test('L7 one that never answered was never complete; one that fell silent is missing since its last answer', async () => {
  await answered(null)
  assert.equal((await agree('not_asked', ago(80))).source.complete_since, null)
  await turn(ago(-1).toISOString(), ago(-1).toISOString())
  await answered(ago(3))
  await agree('silent', ago(3))
  await answered(new Date(now))
  assert.ok((await agree('well', null)).points.every(({ incomplete }) => !incomplete))
})

test('L7 what is brought in is told as that, whatever network it is of', async () => {
  await inWork((work) => channelFor(work, { network: 'bluesky', native_id: 'import', display_name: 'Imported posts' }))
  const { source } = await ask()
  const told = source.channels.map(({ name, sampling, unheard }) => [name, sampling, unheard])
  assert.deepEqual(told.sort(), [
    ['Fernhill', 'ours', null],
    ['Imported posts', 'brought', null],
  ])
})
