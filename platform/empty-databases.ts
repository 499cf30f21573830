/**
 * Databases of their own for tests, on the server that all of them share: tools/run-tests.ts makes one that is migrated
 * and that nobody connects to, and tests copy it. A copy takes a tenth of a second, a server of its own some seconds.
 */
import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** 42501: this user may make no databases; 55006: somebody is connected to the one to be copied. */
const IMPOSSIBLE = ['42501', '55006']
/** A quarter of the time of a copy that goes through the write-ahead log page by page. */
const AS_FILES = 'strategy file_copy'
const random = () => randomBytes(6).toString('hex')

/** Lets the owner of an embedded database make others; no program of ours needs that. */
export async function allowDatabases(embedded_url: string): Promise<void> {
  const administrator = new URL(embedded_url)
  administrator.username = 'postgres'
  await connected(administrator.toString(), (client) => client.query('alter role baton createdb'))
}

/** Returns the name of a copy of `of`, with which all names of this run begin; null where it cannot be had here. */
export async function makeFirst(direct_url: string, of: string): Promise<string | null> {
  const run = `baton_test_${random()}`
  try {
    await connected(direct_url, (client) => client.query(`create database ${run} template ${of} ${AS_FILES}`))
    return run
  } catch (error) {
    if (IMPOSSIBLE.includes((error as { code?: string }).code ?? '')) return null
    throw error
  }
}

/** Returns the name of a new database, a copy of `template` or without any table, that `dropDatabases` finds. */
export async function makeDatabase(direct_url: string, run: string, template = 'template1'): Promise<string> {
  const name = `${run}_${random()}`
  await connected(direct_url, (client) => client.query(`create database ${name} template ${template} ${AS_FILES}`))
  return name
}

/** Those of a run, with the template itself, whoever is still connected to them. */
export async function dropDatabases(direct_url: string, run: string): Promise<void> {
  await connected(direct_url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [run],
    )
    for (const { datname } of rows) await drop(client, datname)
  })
}

/**
 * Not "with (force)": that wants to end the server's own tidying too, which only a superuser may, and is refused while one
 * runs. A plain drop asks the tidying to leave and waits five seconds; those who are connected are sent away before.
 */
async function drop(client: pg.Client, name: string, attempts = 5): Promise<void> {
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user',
    [name],
  )
  try {
    await client.query(`drop database ${name}`)
  } catch (error) {
    // Somebody came back between the two.
    if ((error as { code?: string }).code !== '55006' || attempts === 1) throw error
    await drop(client, name, attempts - 1)
  }
}

export function inDatabase(url: string, name: string): string {
  const there = new URL(url)
  there.pathname = `/${name}`
  return there.toString()
}

async function connected(direct_url: string, body: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(direct_url)
  await client.connect()
  try {
    await body(client)
  } finally {
    await client.end()
  }
}
