/** The whole program, as main.ts opens it, in this process, on the test's own database and a free port. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readConfig } from '#platform/config.ts'
import { openLog } from '#platform/log.ts'
import { openEmptyStage } from '#platform/rehearsal.ts'
import { openProgram, type Program } from '../program.ts'

/** Whoever opens it stops it. `environment` is what an operator would set. */
export async function openServer(environment: Record<string, string> = {}): Promise<Program> {
  const stage = await openEmptyStage()
  const config = readConfig({
    PORT: '0',
    BATON_DATA: mkdtempSync(join(tmpdir(), 'baton-server-')),
    DATABASE_URL: stage.url,
    DATABASE_DIRECT_URL: stage.direct_url,
    BATON_KEY: randomBytes(32).toString('hex'),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    ...environment,
  })
  const program = await openProgram({ config, log: openLog(config.log_level), rate_per_minute: 1_000_000 })
  const stop = async () => {
    await program.stop()
    await stage.database.close()
  }
  return { ...program, stop }
}

/** Reactions that wait, and those that they make, have happened. */
export async function reacted({ tools }: Program): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const { rows } = await tools.database.asPlatform((db) =>
      sql<{ many: number }>`select count(*)::int as many from platform_reactions where parked_at is null`.execute(db),
    )
    if (rows[0]?.many === 0) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('reactions still wait')
}
