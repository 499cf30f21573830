/**
 * One key per database: the first start notes the fingerprint of the one that seals (secrets.ts), and every later start
 * with another is refused, after the migrations and before anything is sealed, opened or served.
 */
import './tables.ts'
import { sql } from 'kysely'
import { ConfigError } from './config.ts'
import type { Database } from './database.ts'
import type { Secrets } from './secrets.ts'

export async function refuseOtherKey(database: Database, { fingerprint }: Secrets, data_folder: string): Promise<void> {
  const noted = await database.asPlatform(async (db) => {
    const detail = JSON.stringify({ fingerprint })
    await sql`insert into platform_marks (name, marked_at, detail) values ('key', ${new Date()}, ${detail})
      on conflict (name) do nothing`.execute(db)
    const mark = await db
      .selectFrom('platform_marks')
      .select('detail')
      .where('name', '=', 'key')
      .executeTakeFirstOrThrow()
    return (mark.detail as { fingerprint: string }).fingerprint
  })
  if (noted === fingerprint) return
  throw new ConfigError(
    `What is sealed in this database opens with another key (${noted}) than the one given here (${fingerprint}). Put the right secret.key into ${data_folder}, or set BATON_KEY to it; all copies over one database share one key.`,
  )
}
