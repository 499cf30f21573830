/**
 * Opens Works. A Work's transaction runs as `baton_app`, a role that owns nothing, bound to one workspace by
 * `set local`, so a forgotten `where` leaks nothing and a pooler in transaction mode may stand in between.
 * `baton_platform` sees the platform's own queues across workspaces; `baton_operator` is for the operator's commands.
 */

import { CompiledQuery, type Kysely } from 'kysely'
import pg from 'pg'
import { writeFacts } from './facts.ts'
import { kyselyOver, type Statements } from './kysely-over.ts'
import { openNames } from './prepared.ts'
import { breakOff, watchPulse } from './pulse.ts'
import { invariant } from './refusal.ts'
import type { InWork, Tables, Work, WorkFor } from './work.ts'

export type Db = Kysely<Tables>

export interface Database {
  pool: pg.Pool
  inWork: InWork
  /** Across workspaces, but only the platform's own tables that say so. */
  asPlatform: <T>(body: (db: Db, enter: Enter) => Promise<T>) => Promise<T>
  /** Sees everything, in one snapshot; for backup, restore, verification. Never for a request. */
  asOperator: <T>(body: (db: Db, client: pg.PoolClient) => Promise<T>) => Promise<T>
  /** Called when the database is away without a word, so that others break off their connections too. */
  onAway(tell: () => void): void
  close(): Promise<void>
}

/**
 * Turns a platform transaction, in which something was claimed, into a Work of that row's workspace. Entering another
 * one ends the Work before; whoever enters several does so in the order of their ids, as heads are locked by it.
 */
export type Enter = (whom: WorkFor) => Promise<Work>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** No Work waits for anything but the database: one that idles is of a process that was stopped, and frees its locks. */
const LIMITS = 'set local statement_timeout = 30000; set local idle_in_transaction_session_timeout = 5000'

export interface DatabaseOptions {
  connections?: number
  /** Lets the process end while connections are idle; for tests and commands. */
  allowExitOnIdle?: boolean
  /** The areas that react to a fact, by its name; see reactions.ts. */
  areasReactingTo?: (fact: string) => readonly string[]
  /** No pooler stands in between, so a connection may keep what was prepared on it. */
  direct?: boolean
  /** For a server: who waits for a database that is away without a word is told, and nobody else is let wait. */
  watched_at?: string
}

export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = openPool(url, { ...options, pipeline: true })
  // COPY streams of backups cannot share a pipeline; they get connections of their own, opened when asked for.
  const plain = openPool(url, { ...options, connections: 2, pipeline: false })
  const opened = new Set<pg.PoolClient>()
  for (const each of [pool, plain]) {
    each.on('connect', (client) => void opened.add(client))
    each.on('remove', (client) => void opened.delete(client))
  }
  const telling = [() => opened.forEach(breakOff)]
  const pulse = options.watched_at ? watchPulse(options.watched_at, () => telling.forEach((tell) => tell())) : null
  const nameOf = options.direct ? openNames() : () => undefined
  const transaction: Transaction = async (from, begin, body) => {
    if (pulse?.away()) throw new DatabaseAway('the database is away', '08006')
    return transactionOn({ client: await from.connect(), nameOf }, begin, body)
  }
  const reacting = options.areasReactingTo ?? (() => [])
  const finish = (work: Work) => writeFacts(work, reacting)
  const begin = ({ workspace_id }: WorkFor) => `begin; ${asWorkspace(workspace_id)}`

  return {
    pool,
    inWork: async (whom, body) => {
      const ahead = whom.after ? beginAhead(whom, body) : null
      try {
        await whom.after
        const { result, afterwards } = await transaction(pool, begin(whom), async (db) => {
          const work = ahead?.work ?? workOf(db, whom)
          ahead?.open(db)
          const result = await (ahead?.result ?? body(work))
          await finish(work)
          return { result, afterwards: work.afterwards }
        })
        for (const wake of afterwards) wake()
        return result
      } catch (error) {
        ahead?.fail(error)
        await ahead?.result.catch(() => {})
        throw error
      }
    },
    asPlatform: async (body) => {
      const entered: Work[] = []
      const finishLast = async () => {
        const last = entered.at(-1)
        if (last) await finish(last)
      }
      const result = await transaction(pool, `begin; ${LIMITS}; set local role baton_platform`, async (db, client) => {
        const result = await body(db, async (whom) => {
          await finishLast()
          await client.query(asWorkspace(whom.workspace_id))
          const work = workOf(db, whom)
          entered.push(work)
          return work
        })
        await finishLast()
        return result
      })
      for (const work of entered) for (const wake of work.afterwards) wake()
      return result
    },
    asOperator: (body) =>
      transaction(plain, 'begin isolation level repeatable read; set local role baton_operator', body),
    onAway: (tell) => void telling.push(tell),
    close: async () => {
      pulse?.close()
      await Promise.all([pool.end(), plain.end()])
    },
  }
}

/** In a pipeline, statements that do not wait for each other's answers (`Promise.all`) are sent at once, in their order. */
function openPool(url: string, options: DatabaseOptions & { pipeline: boolean }): pg.Pool {
  const settings: pg.PoolConfig & { pipeline: boolean } = {
    connectionString: url,
    max: options.connections ?? 16,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    allowExitOnIdle: options.allowExitOnIdle ?? false,
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
    pipeline: options.pipeline,
  }
  const pool = new pg.Pool(settings)
  // An idle connection that breaks is replaced by the pool; whoever asks next sees the error, if any.
  pool.on('error', () => {})
  return pool
}

function asWorkspace(workspace_id: string): string {
  invariant(UUID.test(workspace_id), 'a workspace id is a uuid')
  return `${LIMITS}; set local role baton_app; set local baton.workspace_id = '${workspace_id}'`
}

function workOf(db: Db, { workspace_id, by, now }: WorkFor): Work {
  // biome-ignore lint: the one place where the clock enters
  return { db, workspace_id, by, now: now ?? new Date(), facts: [], afterwards: [] }
}

/** A Work whose body runs before its transaction has begun. */
function beginAhead<T>(whom: WorkFor, body: (work: Work) => Promise<T>) {
  const { promise: opened, resolve: open, reject: fail } = Promise.withResolvers<Db>()
  const later: Statements = {
    query: async (text, values, silent) => {
      const query = { ...CompiledQuery.raw(text, values), silent }
      const { rows, numAffectedRows } = await (await opened).executeQuery(query)
      return { rows, rowCount: Number(numAffectedRows) }
    },
  }
  const work = workOf(kyselyOver(later), whom)
  const result = body(work)
  for (const each of [opened, result, whom.after]) each?.catch(() => {})
  return { work, result, open, fail }
}

interface Connection {
  client: pg.PoolClient
  /** Of a statement without rows that PostgreSQL may keep prepared, and whether it is to. */
  nameOf: (text: string) => string | undefined
}

type Transaction = <T>(from: pg.Pool, begin: string, body: (db: Db, client: pg.PoolClient) => Promise<T>) => Promise<T>

/** With SQLSTATE 08006 nothing was saved; with 08007 nobody knows, since the answer to the commit did not arrive. */
class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway'
  readonly code: '08006' | '08007'
  constructor(message: string, code: '08006' | '08007', options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit').catch((error: unknown) => {
    const said = error instanceof pg.DatabaseError && !/^(08|57)/.test(error.code ?? '')
    throw said ? error : new DatabaseAway('the database went away while it committed', '08007', { cause: error })
  })
  // PostgreSQL answers so, without an error, where a statement failed before and nobody minded.
  invariant(command === 'COMMIT', 'what is committed had no failed statement')
}

async function transactionOn<T>(
  { client, nameOf }: Connection,
  begin: string,
  body: (db: Db, client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  const statements = whileOpen({ client, nameOf })
  try {
    // Sent with the first statement instead of before it: one round trip less. Where it fails, what follows fails too.
    holdTogether(client)
    const begun = client.query(begin)
    begun.catch(() => {})
    const result = await body(kyselyOver(statements), client)
    statements.close()
    await begun
    await commit(client)
    return result
  } catch (error) {
    statements.close()
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw (error as { code?: unknown }).code === ABORTED ? statements.cause() : error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

/** What is asked in this turn of the event loop leaves in one packet: PostgreSQL and the kernel are woken once. */
function holdTogether({ connection: { stream } }: pg.PoolClient): void {
  stream.cork()
  process.nextTick(() => stream.uncork())
}

const ABORTED = '25P02'

/**
 * What is sent when the transaction has ended would fall into somebody else's: it is refused. Of statements sent
 * together the first that fails is the cause; those behind it only say that the transaction is aborted.
 */
function whileOpen({ client, nameOf }: Connection): Statements & { close(): void; cause(): unknown } {
  let open = true
  let cause: unknown
  return {
    query: (text, values, silent) => {
      if (!open) return Promise.reject(new Error('this Work has ended; await all that is done in it'))
      holdTogether(client)
      const name = silent ? nameOf(text) : undefined
      const answer = name ? client.query({ name, text, values }) : client.query(text, values)
      answer.catch((error: unknown) => (cause ??= error))
      return answer
    },
    cause: () => cause,
    close: () => {
      open = false
    },
  }
}

/** Counts are numbers (ours stay below 2^53), days are text, instants are Dates. */
function typeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === pg.types.builtins.INT8) return Number
  if (oid === pg.types.builtins.DATE) return String
  return pg.types.getTypeParser(oid, format as 'text')
}
