/**
 * Processes hold caches, never truth. What they cache of a workspace (monitors, rules, models) has a version that is
 * raised in the Work of the change; each batch asks for the versions and loads anew what is older, so what is
 * corrected through one copy of the server is right on the next.
 */
import './tables.ts'
import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { Work } from './work.ts'

export async function raiseVersion(work: Work, name: string): Promise<void> {
  await sql`insert into platform_versions (workspace_id, name) values (${work.workspace_id}, ${name})
    on conflict (workspace_id, name) do update set version = platform_versions.version + 1`.execute(work.db)
}

export type Versions = ReadonlyMap<string, number>

export async function versionsOf(work: Work): Promise<Versions> {
  const rows = await work.db.selectFrom('platform_versions').select(['name', 'version']).execute()
  return new Map(rows.map((row) => [row.name, row.version]))
}

/**
 * A cache of one thing per workspace. `get` answers from memory while all these versions stand; `load` is given what was held
 * before, where something was.
 */
export function cachedByVersion<T>(
  name: string | readonly string[],
  load: (work: Work, before?: T) => Promise<T>,
  most = 1000,
) {
  const names = [name].flat()
  const cache = new LRUCache<string, { version: number; value: Promise<T> }>({ max: most })
  return {
    get(work: Work, versions: Versions): Promise<T> {
      // Versions only rise, so their sum stands while each of them does.
      const version = names.reduce((sum, one) => sum + (versions.get(one) ?? 0), 0)
      const held = cache.get(work.workspace_id)
      if (held && held.version === version) return held.value
      const value = held ? held.value.then((before) => load(work, before)) : load(work)
      cache.set(work.workspace_id, { version, value })
      value.catch(() => cache.delete(work.workspace_id))
      return value
    },
  }
}
