/** The life that tools/seed.ts makes: the same from the same seed, true in its counters and its log, and unable to leave. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openAreas } from '#areas/areas.ts'
import { listChannels, viewsOf } from '#areas/channels/channels.ts'
import { NO_TEAM, NOBODY } from '#areas/inbox/schema.ts'
import { openBlobs } from '#platform/blobs.ts'
import { readConfig } from '#platform/config.ts'
import { type Database, openDatabase } from '#platform/database.ts'
import { openLog } from '#platform/log.ts'
import { readEntries } from '#platform/log-seal/entries.ts'
import { verifyLog } from '#platform/log-seal/verify.ts'
import { openMail } from '#platform/mail.ts'
import { areasReactingTo } from '#platform/reactions.ts'
import { openEmptyStage } from '#platform/rehearsal.ts'
import { secretsWith } from '#platform/secrets.ts'
import { system, type Work } from '#platform/work.ts'
import { openRiver } from '#river'
import { digestOf } from './seed/digest.ts'
import { type Lived, live } from './seed/life.ts'
import { scenesOf } from './seed/scenes.ts'

/** A server of its own: workers of other tests would take what waits here. */
let database: Database
let lives: Lived[]
const ends_at = new Date('2026-11-19T10:42:00Z')
const WANTED = { seed: 'a test', conversations: 40, ends_at, password: 'a horse for every course' }

before(async () => {
  const stage = await openEmptyStage()
  let reacting: (fact: string) => readonly string[] = () => []
  database = openDatabase(stage.url, { connections: 8, allowExitOnIdle: true, areasReactingTo: (f) => reacting(f) })
  const tools = toolsFor(database)
  const { reactions } = openAreas(tools, openRiver(database.inWork))
  reacting = areasReactingTo(reactions)
  lives = []
  for (const mail_domain of ['one.example', 'two.example'])
    lives.push(await live({ tools, reactions }, { ...WANTED, mail_domain }))
})
after(() => database.close())

function toolsFor(database: Database) {
  const config = readConfig({ BATON_DATA: mkdtempSync(join(tmpdir(), 'baton-seed-')) })
  const never = () => {
    throw new Error('nothing may leave')
  }
  return {
    ...{ config, database, log: openLog('silent'), secrets: secretsWith(randomBytes(32)) },
    ...{ blobs: openBlobs(config, never), mail: openMail(config) },
    outside: { fetch: never, socket: never, now: () => new Date() },
  }
}

const inLife = <T>(life: Lived | undefined, body: (work: Work) => Promise<T>) =>
  database.inWork({ workspace_id: life?.workspace_id ?? '', by: system('test') }, body)

test('the same seed twice gives the same life, and another seed another one', async () => {
  const [one, two] = await Promise.all(lives.map((life) => inLife(life, digestOf)))
  assert.equal(one, two)
  const scenes = (seed: string) => scenesOf({ ...WANTED, seed, mail_domain: 'one.example' }).map(({ said }) => said)
  assert.deepEqual(scenes('a test'), scenes('a test'))
  assert.notDeepEqual(scenes('a test'), scenes('another'))
  assert.ok(Number(one?.split(' ')[0]) > 100, `${one?.split(' ')[0]} messages`)
})

test('the counters of open conversations equal a recount', async () => {
  const { rows } = await inLife(lives[0], (work) =>
    sql<{ kept: string; counted: string }>`
      with counted as (
        select 'team' as kind, coalesce(team_id, case when assignee_id is null then ${NOBODY}::uuid else ${NO_TEAM}::uuid end) as id, count(*)::int as open
        from inbox_conversations where state = 'open' group by 2
        union all select 'person', assignee_id, count(*)::int from inbox_conversations
        where state = 'open' and assignee_id is not null group by 2
      )
      select coalesce(k.open, 0) as kept, coalesce(c.open, 0) as counted
      from inbox_counts k full join counted c on c.kind = k.owner_kind and c.id = k.owner_id`.execute(work.db),
  )
  assert.ok(rows.length > 3)
  for (const { kept, counted } of rows) assert.equal(kept, counted)
})

test('every conversation counts its messages right, and none was said after the end', async () => {
  const wrong = await inLife(lives[0], (work) =>
    sql`select c.id from inbox_conversations c
      join lateral (select count(*) filter (where kind <> 'event') as many, max(sent_at) as last from inbox_messages m where m.conversation_id = c.id) m on true
      where m.many <> c.message_count or m.last > ${ends_at}`.execute(work.db),
  )
  assert.deepEqual(wrong.rows, [])
})

test('the log is sealed and whole', async () => {
  const verdict = await database.asOperator((db) => verifyLog(readEntries(db)))
  assert.deepEqual(verdict.findings, [])
  assert.equal(verdict.unsealed, 0)
  assert.ok(verdict.facts > 300, `${verdict.facts} facts`)
})

test('nothing is queued to leave: a hold stands, nobody listens, what is not settled waits for a person', async () => {
  await inLife(lives[0], async (work) => {
    const states = await work.db.selectFrom('channels_deliveries').select('state').distinct().orderBy('state').execute()
    assert.deepEqual(
      states.map(({ state }) => state),
      ['held', 'refused', 'sent', 'unknown'],
    )
    const holds = await work.db.selectFrom('channels_holds').select('scope').where('released_at', 'is', null).execute()
    assert.deepEqual(holds, [{ scope: 'everything' }])
  })
  const { rows } = await database.asPlatform((db) =>
    sql`select 1 from channels_turns where due_at < 'infinity'
      union all select 1 from channels_leases where next_at < 'infinity' or upkeep_at < 'infinity'
      union all select 1 from platform_reactions`.execute(db),
  )
  assert.deepEqual(rows, [])
  const jobs = await database.pool.query('select 1 from graphile_worker._private_jobs')
  assert.equal(jobs.rowCount, 0, 'no mail waits')
})

test('no channel of a made-up house says that it is well, since nobody listens there', async () => {
  const shown = await inLife(lives[0], async (work) => viewsOf(work, await listChannels(work, { retired: 'no' })))
  assert.deepEqual([...new Set(shown.map(({ sign }) => sign))].toSorted(), ['not_asked', 'paused'])
  const asked = shown.filter(({ sign }) => sign === 'not_asked')
  for (const { health } of asked) assert.equal(health, 'Nobody listens here: it is not asked.')
})
