/** Runs a test's work against a real database and undoes it, so that tests share one database and never meet. */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import './tables.ts'
import { type Database, openDatabase } from './database.ts'
import { startEmbedded } from './embedded.ts'
import { allowDatabases, inDatabase, makeDatabase, makeFirst } from './empty-databases.ts'
import { migrateJobs } from './jobs.ts'
import { openLog } from './log.ts'
import { migrate, readMigrations } from './migrate.ts'
import { makeMonths } from './months.ts'
import { invariant } from './refusal.ts'
import type { Actor, Work } from './work.ts'

export interface Stage {
  url: string
  direct_url: string
  database: Database
}

type Addresses = Pick<Stage, 'url' | 'direct_url'>

const ROOT = join(import.meta.dirname, '..')
/** A server that lives as long as a run has nothing to survive; that ours does is what tests/crash is for. */
const FORGETFUL = { fsync: 'off', full_page_writes: 'off', checkpoint_timeout: '1h' }

let stage: Promise<Stage> | undefined
class Undo extends Error {}

/**
 * A migrated database for the tests of this process: TEST_DATABASE_URL (with TEST_DATABASE_DIRECT_URL beside a pooler),
 * else an embedded server in a temporary folder, which ends with the process.
 */
export function theStage(): Promise<Stage> {
  stage ??= openStage()
  return stage
}

async function openStage(): Promise<Stage> {
  const at = sharedDatabase() ?? (await temporaryServer())
  // Whoever runs many files has brought it up to date for all of them.
  if (!process.env.TEST_DATABASE_MIGRATED) await bringUpToDate(at)
  return stageOn(at)
}

/** A database of its own that nobody has used, for what happens only once, such as the first run. */
export async function openEmptyStage(): Promise<Stage> {
  const template = process.env.TEST_DATABASE_TEMPLATE
  if (template) return stageOn(await ownDatabase(template, template))
  const at = await temporaryServer()
  await bringUpToDate(at)
  return stageOn(at)
}

/**
 * For whoever runs many test files: makes what `openEmptyStage` copies, and returns its name, with which those of the copies
 * begin; null where this server or its user does not allow it.
 */
export async function makeTemplate(): Promise<string | null> {
  const { direct_url } = await theStage()
  // A database that was brought holds what earlier runs left in it.
  const run = await makeFirst(direct_url, sharedDatabase() ? 'template1' : 'baton')
  if (run) await bringUpToDate({ direct_url: inDatabase(direct_url, run) })
  return run
}

/** The address of a database without any table. */
export async function openBareDatabase(): Promise<string> {
  const run = process.env.TEST_DATABASE_TEMPLATE
  return (run ? await ownDatabase(run) : await temporaryServer()).direct_url
}

function stageOn({ url, direct_url }: Addresses): Stage {
  return {
    url,
    direct_url,
    database: openDatabase(url, { connections: 8, allowExitOnIdle: true, direct: url === direct_url }),
  }
}

async function bringUpToDate({ direct_url }: Pick<Stage, 'direct_url'>): Promise<void> {
  await migrate(direct_url, await readMigrations(ROOT))
  await migrateJobs(direct_url)
  await makeMonths({ direct_url, log: openLog('error') }, new Date())
}

function sharedDatabase(): Addresses | null {
  const { TEST_DATABASE_URL: url, TEST_DATABASE_DIRECT_URL: direct_url } = process.env
  return url ? { url, direct_url: direct_url ?? url } : null
}

async function ownDatabase(run: string, template?: string): Promise<Addresses> {
  const shared = sharedDatabase()
  invariant(shared, 'a template lies beside the database that tests share')
  const name = await makeDatabase(shared.direct_url, run, template)
  return { url: inDatabase(shared.url, name), direct_url: inDatabase(shared.direct_url, name) }
}

async function temporaryServer(): Promise<Addresses> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-test-'))
  await chmod(folder, 0o711)
  const server = await startEmbedded(folder, openLog('error'), FORGETFUL)
  server.unref()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await allowDatabases(server.url)
  return { url: server.url, direct_url: server.url }
}

/** `body` gets a Work in a workspace of its own; everything it did is undone. */
export async function rehearse(by: Actor, now: Date, body: (work: Work) => Promise<void>): Promise<void> {
  const { database } = await theStage()
  const undone = database.inWork({ workspace_id: randomUUID(), by, now }, async (work) => {
    await work.db.insertInto('platform_heads').values({ workspace_id: work.workspace_id }).execute()
    await body(work)
    throw new Undo()
  })
  await undone.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
}
