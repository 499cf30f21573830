import type { ColumnType, Generated } from 'kysely'
import type { z } from 'zod'
import type { Door, Import, KeptMapping, KeptPost, Note, RefusalRecord } from './schema.ts'

/** Written as JSON text, read as what it is. */
type Json<T> = ColumnType<T, string | null, string | null>

declare module '#platform/work.ts' {
  interface Tables {
    imports_imports: Omit<Import, 'format' | 'mapping' | 'tried' | 'counts'> & {
      format: Json<Import['format']>
      mapping: Json<Import['mapping']>
      tried: Json<Import['tried']>
      counts: Json<Import['counts']>
    }
    /** One row per import that is worked on. Seen across workspaces. */
    imports_turns: {
      workspace_id: string
      import_id: string
      due_at: Date
      lease_until: Date | null
      token: Generated<number>
    }
    imports_posts: {
      workspace_id: string
      import_id: string
      post_id: string
      stays: Generated<boolean>
      ours: Generated<boolean>
    }
    imports_refusals: z.infer<typeof RefusalRecord>
    imports_kept_posts: KeptPost
    imports_mappings: Omit<KeptMapping, 'mapping'> & { mapping: ColumnType<KeptMapping['mapping'], string, string> }
    imports_doors: Door & { secret_hash: Buffer }
    imports_notes: Note
  }
}
declare module '#platform/facts.ts' {
  interface Facts {
    'imports.import_changed': { import_id: string; state: string }
    'imports.door_changed': { door_id: string }
    'imports.note_taken': { post_id: string }
    'imports.note_taken_back': { post_id: string }
  }
}
