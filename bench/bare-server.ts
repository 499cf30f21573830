/**
 * The rival of the API: `node:http` and `pg`, nothing else. It sends the statements that the real server was overheard
 * sending, in the same order and transaction, and makes the same bytes of JSON of their rows.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { tellOfProcess } from './child.ts'
import type { Statement } from './statements.ts'

interface Row extends Record<string, unknown> {
  id: string
}
/** By the table that a statement reads. */
type Rows = (table: string) => Row[]
interface Page {
  path: string
  statements: Statement[]
  /** Of a row of the list, in their order. */
  fields: string[]
}

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
const settings: pg.PoolConfig & { pipeline: boolean } = {
  connectionString: process.env['BENCH_DATABASE'],
  ...{ max: 16, keepAlive: true, pipeline: true },
}
const pool = new pg.Pool(settings)
const pages = new Map<string, Page>()

const server = createServer(async (request, response) => {
  const page = pages.get(request.url ?? '')
  const body = page ? JSON.stringify(answer(page, await transact(page.statements))) : ''
  response.writeHead(page ? 200 : 404, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  })
  response.end(body)
})

async function transact(statements: readonly Statement[]): Promise<Rows> {
  const client = await pool.connect()
  try {
    const results: pg.QueryResult[] = []
    let together: Promise<pg.QueryResult>[] = []
    for (const { text, values, beside } of statements) {
      if (!beside) results.push(...(await Promise.all(together.splice(0))))
      together.push(client.query(text, values))
    }
    results.push(...(await Promise.all(together)))
    together = []
    const read = statements.map(({ text }) => text)
    return (table) => results[read.findIndex((text) => text.includes(table))]?.rows ?? []
  } finally {
    client.release()
  }
}

const answer = ({ path, fields }: Page, rows: Rows) =>
  path.includes('/counts') ? countsOf(rows) : listOf(rows, fields)

function countsOf(rows: Rows) {
  const counts = rows('inbox_counts')
  const shut = new Set(rows('administration_teams').map((team) => team.id))
  const teams = counts.filter((row) => row['owner_kind'] === 'team' && !shut.has(String(row['owner_id'])))
  const nobody = teams.find((row) => /^[0-]+$/.test(String(row['owner_id'])))
  return {
    mine: counts.find((row) => row['owner_kind'] === 'person')?.['open'] ?? 0,
    nobody: nobody?.['open'] ?? 0,
    teams: Object.fromEntries(teams.filter((row) => row !== nobody).map((row) => [row['owner_id'], row['open']])),
  }
}

function listOf(rows: Rows, fields: readonly string[]) {
  const who = new Map(rows('contacts_identities').map((row) => [row.id, row]))
  const seen = new Map(rows('inbox_seen').map((row) => [row['conversation_id'], String(row['message_id'])]))
  const found = rows('inbox_conversations')
  const conversations = found.map((row) => {
    const shown: Record<string, unknown> = {}
    for (const field of fields) shown[field] = row[field]
    shown['who'] = who.get(String(row['identity_id'])) ?? null
    shown['poses_as'] = null
    shown['unread'] = (seen.get(row.id) ?? '') < String(row['last_message_id'])
    // Nobody here has any, so nobody gave them one; and nobody else spoke in them, or goes by our name.
    shown['given'] = null
    shown['said_by'] = null
    return shown
  })
  const last = found.at(-1) as (Row & { last_message_at: Date }) | undefined
  return { conversations, next: last ? `${last.last_message_at.getTime()}_${last.id}` : null }
}

process.on('message', (message: Page) => {
  if (tellOfProcess(message)) return
  pages.set(message.path, message)
  process.send?.('known')
})
server.listen(Number(process.env['PORT']), '127.0.0.1', () => {
  process.send?.({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
