/** Every workspace of the installation, for what is done nightly in each. */
import './tables.ts'
import type { Database } from './database.ts'

export async function workspaceIds(database: Database): Promise<string[]> {
  const heads = await database.asPlatform((db) => db.selectFrom('platform_heads').select('workspace_id').execute())
  return heads.map((head) => head.workspace_id)
}
