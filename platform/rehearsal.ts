/** Runs a test's work against a real database and undoes it, so that tests share one database and never meet. */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import './tables.ts'
import { type Database, openDatabase } from './database.ts'
import { startEmbedded } from './embedded.ts'
import { migrateJobs } from './jobs.ts'
import { openLog } from './log.ts'
import { migrate, readMigrations } from './migrate.ts'
import { makeMonths } from './months.ts'
import type { Actor, Work } from './work.ts'

export interface Stage {
  url: string
  direct_url: string
  database: Database
}

const ROOT = join(import.meta.dirname, '..')

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
  const url = process.env.TEST_DATABASE_URL ?? (await temporaryServer())
  const direct_url = process.env.TEST_DATABASE_DIRECT_URL ?? url
  return stageOn(url, direct_url)
}

/** A database of its own that nobody has used, for what happens only once, such as the first run. Takes some seconds. */
export async function openEmptyStage(): Promise<Stage> {
  const url = await temporaryServer()
  return stageOn(url, url)
}

async function stageOn(url: string, direct_url: string): Promise<Stage> {
  await migrate(direct_url, await readMigrations(ROOT))
  await migrateJobs(direct_url)
  await makeMonths({ direct_url, log: openLog('error') }, new Date())
  return { url, direct_url, database: openDatabase(url, { connections: 8, allowExitOnIdle: true }) }
}

async function temporaryServer(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-test-'))
  await chmod(folder, 0o711)
  const server = await startEmbedded(folder, openLog('error'))
  server.unref()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return server.url
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
