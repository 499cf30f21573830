/**
 * N10: an import goes on where it was killed. The real server (main.ts as a process) is killed while a batch of posts is being
 * committed, and again where a batch is stored and its progress is not; then it is left to finish, and everything is counted.
 */

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { importsApi } from '#areas/imports/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { openDatabase } from '#platform/database.ts'
import { readCsv, readData } from '../../tools/read-data.ts'
import { bring, type ImportShown, tried } from '../importing.ts'
import type { Browsing } from '../over-http.ts'
import { firstRun } from './first-run.ts'
import { recountFigures } from './recount.ts'
import { endServers, newFolder, orphansOf, type ServerProcess, startServer, until } from './server-process.ts'

const PORT = 22_781
const MORTAL = 'tests/crash/mortal.ts'

const TWEETS = readData('airline/tweets-first-80-percent.csv')
const CONTENT = TWEETS ?? made(4_000)
const NAME = TWEETS ? 'united' : 'Ternwind'

/** Every ninth row stands there twice, and every fiftieth says nothing. */
function made(rows: number): string {
  const lines = Array.from({ length: rows }, (_, nth) => {
    const at = new Date(Date.UTC(2026, 0, 1) + nth * 60_000).toISOString()
    const text = nth % 50 === 49 ? '' : `My Ternwind kettle ${nth} is broken, where is my refund?`
    return `${nth % 9 === 8 ? nth - 1 : nth},ada${nth % 97},"${text}",${at}`
  })
  return ['tweet_id,name,text,tweet_created', ...lines].join('\n')
}

after(endServers)

const folder = newFolder()
const environment = { BATON_DATA: folder, PORT: String(PORT) }
const dying = (point: string, nth: number) => ({ ...environment, CRASH_POINT: point, CRASH_NTH: String(nth) })
const alive = async (starting: Promise<ServerProcess | null>): Promise<ServerProcess> =>
  (await starting) ?? assert.fail('it did not start')

const asOperator = async <T>(ask: (db: Parameters<typeof recountFigures>[0]) => Promise<T>): Promise<T> => {
  const url = `postgresql://baton@localhost/baton?host=${encodeURIComponent(join(folder, 'sockets'))}`
  const database = openDatabase(url, { connections: 1 })
  try {
    return await database.asOperator(ask)
  } finally {
    await database.close()
  }
}

interface Stored {
  native_ids: string[]
  mentions: number
  import_posts: number
  conversations: number
  progress: { rows: number; row_done: number }
}

const stored = () =>
  asOperator(async (db): Promise<Stored> => {
    const { rows } = await sql<Stored>`select
      array(select native_id from channels_posts) as native_ids,
      (select count(*)::int from listening_mentions) as mentions,
      (select count(*)::int from imports_posts) as import_posts,
      (select count(*)::int from inbox_conversations) as conversations,
      (select json_build_object('rows', coalesce((counts ->> 'rows')::int, 0), 'row_done', row_done) from imports_imports) as progress`.execute(
      db,
    )
    return rows[0] ?? assert.fail('nothing is stored')
  })

async function killedAt(point: string, server: ServerProcess): Promise<void> {
  assert.equal(await server.ended, 'SIGKILL', `killed at ${point}:\n${server.said()}`)
  assert.deepEqual(await orphansOf(folder), [], 'a killed server leaves no process behind')
}

/** Not asked so often that it says no. */
async function ended(ines: Browsing, id: string): Promise<ImportShown> {
  for (;;) {
    const record = await ines.call(importsApi.read, { id })
    if (record.state !== 'running') return record
    await sleep(500)
  }
}

async function begin(): Promise<{ ines: Browsing; record: ImportShown }> {
  const ines = await firstRun(`http://127.0.0.1:${PORT}`)
  if (TWEETS) await ines.call(listeningApi.makeMonitor, { name: NAME, names: [`@${NAME}`] })
  const { id, mapping } = await bring(ines, 'tweets.csv', CONTENT)
  assert.ok(mapping)
  await ines.call(importsApi.map, { id, mapping, opens: 'all' })
  return { ines, record: await tried(ines, id) }
}

test('N10 an import that is killed twice goes on and ends: nothing lost, nothing twice, and its figures are its rows', {
  timeout: 400_000,
}, async () => {
  const first = await alive(startServer({ environment: dying('posts_in_commit', 5), entry: MORTAL }))
  const { ines, record } = await begin()
  const expected = record.tried ?? assert.fail('it was not tried')
  await ines.call(importsApi.run, { id: record.id })
  await killedAt('posts_in_commit', first)
  // Nobody goes on before the turn of the one that died is over: what is stored is what it left.
  const second = await alive(startServer({ environment: dying('import_before_progress', 4), entry: MORTAL }))
  const once = await stored()
  await killedAt('import_before_progress', second)
  const last = await alive(startServer({ environment }))
  const twice = await stored()
  for (const { native_ids } of [once, twice])
    assert.ok(native_ids.length > 0 && native_ids.length < expected.new, `it was killed amid: ${native_ids.length}`)
  assert.ok(twice.native_ids.length > once.native_ids.length && twice.progress.row_done > once.progress.row_done)
  for (const { native_ids, import_posts } of [once, twice]) assert.equal(import_posts, native_ids.length)
  assert.ok(
    twice.native_ids.length > twice.progress.row_done - expected.refused - expected.known,
    'and its progress not yet',
  )

  const done = await ended(ines, record.id)
  assert.deepEqual([done.state, done.problem], ['done', null])
  await until('everything to settle', 30_000, async () => (await asOperator(recountFigures)).wrong.length === 0).catch(
    () => {},
  )
  const { wrong, facts } = await asOperator(recountFigures)
  assert.deepEqual(wrong, [])

  const ids = readCsv(CONTENT).map(({ tweet_id = '' }) => tweet_id)
  const left = await stored()
  console.log(
    `${ids.length} rows of ${TWEETS ? 'the airline tweets' : 'our own (the airline tweets are not in ../shared/data)'}: killed at ${once.native_ids.length} and ${twice.native_ids.length} posts, ${left.native_ids.length} in the end, ${left.mentions} mentions, ${left.conversations} conversations, ${facts} facts`,
  )
  assert.deepEqual(left.progress, { rows: ids.length, row_done: ids.length })
  assert.equal(new Set(left.native_ids).size, left.native_ids.length, 'nothing twice')
  const { new: many, known, refused, heard, monitors, conversations } = done.counts ?? assert.fail('no figures')
  assert.deepEqual(
    { many, known, refused, heard, monitors, conversations },
    {
      ...{ many: expected.new, known: expected.known, refused: expected.refused, heard: expected.heard },
      ...{ monitors: expected.monitors, conversations: left.conversations },
    },
    'as the dry run said before anything was killed',
  )
  assert.deepEqual([left.native_ids.length, left.import_posts, left.mentions], [many, many, heard])
  if (refused === 0) assert.deepEqual(new Set(left.native_ids), new Set(ids), 'nothing lost')
  assert.ok(heard > 1_000 && conversations > 1_000)
  await last.end('SIGKILL')
  assert.deepEqual(await orphansOf(folder), [])
})
