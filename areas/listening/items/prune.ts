/** Bands are looked at for a few days only; every night those that are older are taken away, a stretch at a time. */
import '../tables.ts'
import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import { lowestIdAt } from '#platform/ids.ts'
import type { Jobs } from '#platform/jobs.ts'
import { system } from '#platform/work.ts'
import { workspaceIds } from '#platform/workspaces.ts'
import { WINDOW_MS } from './find.ts'

const PRUNE = 'listening.prune_bands'
const STRETCH = 10_000

export const pruneCron = [`41 2 * * * ${PRUNE}`]
export const pruneJobs = (database: Database): Jobs => ({ [PRUNE]: () => pruneBands(database, new Date()) })

export async function pruneBands(database: Database, now: Date): Promise<void> {
  const until = lowestIdAt(new Date(now.getTime() - WINDOW_MS))
  for (const workspace_id of await workspaceIds(database)) {
    let gone = STRETCH
    while (gone === STRETCH)
      gone = await database.inWork({ workspace_id, by: system(PRUNE) }, async ({ db }) => {
        const { rows } = await sql<{ many: number }>`
          with old as (select band, post_id from listening_bands where post_id < ${until} limit ${STRETCH}), gone as (
            delete from listening_bands b using old where b.band = old.band and b.post_id = old.post_id returning 1
          )
          select count(*)::int as many from gone`.execute(db)
        return rows[0]?.many ?? 0
      })
  }
}
