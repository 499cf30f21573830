/**
 * From a post's commit to its event at a listening page, over real HTTP through a server in another process, beside
 * commit plus NOTIFY alone, heard by a plain client of PostgreSQL. Both clocks start when the commit is sent, in this
 * process. The rival saves one row: of a commit that saved nothing PostgreSQL does not wait for the disk, and the disk
 * is most of both. Its figure without a row is told too. Then the same until the row, or the line that says how many
 * are new, is painted in Chromium.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openDatabase } from '#platform/database.ts'
import { runningEmbedded } from '#platform/embedded.ts'
import { openRiver } from '#river'
import { openChild } from './child.ts'
import { found } from './full-inbox.ts'
import { openScreen } from './inbox-screen.ts'
import { openAccount, postBy } from './live-account.ts'
import { openPage } from './live-page.ts'
import { alternate, conclude, median, quantile, ratioOf, rounded, say, sayLoad } from './rounds.ts'
import { overhear } from './statements.ts'

const ROUNDS = Number(process.argv[2] ?? 7)
const EVENTS = Number(process.argv[3] ?? 40)
const SCREENS = Number(process.argv[4] ?? 40)

let committed_at = 0
overhear(({ text }) => {
  if (text === 'commit') committed_at = performance.now()
})

const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'))
await chmod(folder, 0o711)
const server = await openChild<{ address: string }>('server.ts', { BATON_DATA: folder, PORT: '0', BENCH_WORK: '1' })
const url = (await runningEmbedded(folder)) as string
const database = openDatabase(url)
const founded = await found(server.ready.address)
const channel = await openAccount(database, founded.workspace_id)
const intake = openRiver(database.inWork)
const page = await openPage(server.ready.address, founded.browsing.cookie())
let nth = 0

/** Milliseconds from the commit to the page hearing of it. */
async function ours(): Promise<number> {
  const heard = page.next('inbox.messages_arrived')
  await intake(channel, { events: [postBy(++nth)], cursor: String(nth) })
  const commit = committed_at
  return (await heard) - commit
}

const listener = new pg.Client(url)
const writer = new pg.Client(url)
await Promise.all([listener.connect(), writer.connect()])
await listener.query('listen bench')

await writer.query('create table bench_rows (nth bigint)')

async function notify(save: 'a row' | 'nothing'): Promise<number> {
  const heard = new Promise<number>((done) => listener.once('notification', () => done(performance.now())))
  await writer.query('begin')
  if (save === 'a row') await writer.query('insert into bench_rows values ($1)', [++nth])
  await writer.query("select pg_notify('bench', $1)", [`${founded.workspace_id} ${++nth}`])
  await writer.query('commit')
  const commit = committed_at
  return (await heard) - commit
}
const saved = () => notify('a row')
const empty = () => notify('nothing')

const middleOf = (once: () => Promise<number>) => async () => {
  const times_ms: number[] = []
  for (let i = 0; i < EVENTS; i++) {
    times_ms.push(await once())
    await sleep(15)
  }
  return median(times_ms)
}

sayLoad()
for (let i = 0; i < 20; i++) await Promise.all([ours(), sleep(20)])
await middleOf(saved)()
const pairs = await alternate(
  { name: 'ours p50 ms', round: middleOf(ours) },
  { name: 'NOTIFY p50 ms', round: middleOf(saved) },
  ROUNDS,
)
const empty_ms = await middleOf(empty)()
sayLoad()

const screen = await openScreen(server.ready.address, founded.browsing.cookie())
const painted_ms: number[] = []
for (let i = 0; i < SCREENS; i++) {
  const name = `Wren Number${++nth}`
  await screen.watchFor(name)
  await intake(channel, { events: [postBy(nth, name)], cursor: String(nth) })
  // Chromium's clock is the wall's, so ours is read there too.
  const commit_at_ms = performance.timeOrigin + committed_at
  painted_ms.push((await screen.painted()) - commit_at_ms)
  await sleep(150)
}
say(`painted in ms: p50 ${quantile(painted_ms, 0.5).toFixed(0)}, p95 ${quantile(painted_ms, 0.95).toFixed(0)}`)
sayLoad()
await screen.close()
page.close()
await Promise.all([listener.end(), writer.end(), database.close()])
await server.stop()
await rm(folder, { recursive: true, force: true })
conclude({
  bench: 'live',
  p50_ratio: rounded(ratioOf(pairs)),
  screen_ms: rounded(median(painted_ms), 1),
  event_ms: rounded(median(pairs.map((pair) => pair.a)), 2),
  notify_ms: rounded(median(pairs.map((pair) => pair.b)), 2),
  empty_notify_ms: rounded(empty_ms, 2),
  screen_p95_ms: rounded(quantile(painted_ms, 0.95), 1),
  rounds: pairs.length,
})
process.exit(0)
