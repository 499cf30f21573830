/**
 * The inbox page and a small GET of the real server, beside a bare `node:http` server that sends the same statements to
 * the same PostgreSQL and answers with the same bytes. Each side is one process; the load comes from this third one.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '#platform/database.ts'
import { runningEmbedded } from '#platform/embedded.ts'
import { openChild } from './child.ts'
import { analyze, becomeAgent, fillInbox, found } from './full-inbox.ts'
import { putUnderLoad } from './load.ts'
import { alternate, conclude, median, ratioOf, rounded, say, sayLoad } from './rounds.ts'
import type { Statement } from './statements.ts'

const ROUNDS = Number(process.argv[2] ?? 9)
/** Before the measured ones: a server that runs for weeks has long been compiled, ours with more code than the bare one. */
const WARM_UP = 4
const FOR_MS = Number(process.argv[3] ?? 1500)
const CONNECTIONS = 8
const CONVERSATIONS = 100_000
const PAGE = '/api/conversations'
const SMALL = '/api/conversations/counts'

const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'))
await chmod(folder, 0o711)
const ours = await openChild<{ address: string }>('server.ts', { BATON_DATA: folder, PORT: '0' })
const url = (await runningEmbedded(folder)) as string
const database = openDatabase(url)
const founded = await found(ours.ready.address)
await fillInbox(database, founded, CONVERSATIONS)
const agent = await becomeAgent(database, founded)
await analyze(url)
await database.close()
const bare = await openChild<{ address: string }>('bare-server.ts', { BENCH_DATABASE: url, PORT: '0' })
const cookie = agent.cookie()

/** Tells the rival what to send, and makes sure that both answer with the same bytes. */
async function teach(path: string): Promise<void> {
  await fetch(ours.ready.address + path, { headers: { cookie } })
  const { body, statements } = (await ours.ask({ path, cookie })) as { body: string; statements: Statement[] }
  const [first = {}] = (JSON.parse(body) as { conversations?: object[] }).conversations ?? []
  await bare.ask({ path, statements, fields: Object.keys(first) })
  const theirs = await (await fetch(bare.ready.address + path)).text()
  if (theirs !== body) throw new Error(`The two answer ${path} with different bytes: ${firstDifference(body, theirs)}`)
  say(`${path}: ${statements.length} statements, ${Buffer.byteLength(body)} bytes`)
}

function firstDifference(body: string, theirs: string): string {
  let at = 0
  while (body[at] === theirs[at]) at += 1
  return `${body.slice(at - 100, at + 100)}\nand\n${theirs.slice(at - 100, at + 100)}`
}

interface Compared {
  ratio: number
  per_s: number
  /** Of the server's process alone, for one request. */
  processor_ms: { ours: number; bare: number }
  rounds: number
}

async function compare(path: string): Promise<Compared> {
  await teach(path)
  const sides = { ours: sideOf(ours, path), bare: sideOf(bare, path) }
  for (let nth = 0; nth < WARM_UP; nth += 1) {
    await sides.ours.round()
    await sides.bare.round()
  }
  const pairs = await alternate(sides.ours, sides.bare, ROUNDS)
  return {
    ratio: ratioOf(pairs),
    per_s: median(pairs.map((pair) => pair.a)),
    processor_ms: { ours: rounded(median(sides.ours.costs_ms)), bare: rounded(median(sides.bare.costs_ms)) },
    rounds: pairs.length,
  }
}

function sideOf(server: typeof ours, path: string) {
  const load = { address: server.ready.address, path, cookie, connections: CONNECTIONS, for_ms: FOR_MS }
  const costs_ms: number[] = []
  const round = async () => {
    const before_ms = await server.processorMs()
    const { per_s, answered } = await putUnderLoad(load)
    costs_ms.push(((await server.processorMs()) - before_ms) / answered)
    return per_s
  }
  return { name: server === ours ? 'ours/s' : 'bare/s', round, costs_ms }
}

sayLoad()
const page = await compare(PAGE)
const small = await compare(SMALL)
sayLoad()
await bare.stop()
await ours.stop()
await rm(folder, { recursive: true, force: true })
conclude({
  bench: 'api',
  page_ratio: rounded(page.ratio),
  get_ratio: rounded(small.ratio),
  page_per_s: rounded(page.per_s, 0),
  get_per_s: rounded(small.per_s, 0),
  page_processor_ms: page.processor_ms,
  get_processor_ms: small.processor_ms,
  connections: CONNECTIONS,
  conversations: CONVERSATIONS,
  rounds: page.rounds + small.rounds,
})
