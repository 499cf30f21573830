import type { ColumnType, Generated } from 'kysely'
import type { Backfill, BackfillPart, BackfillPost, Term } from './schema.ts'

declare module '#platform/work.ts' {
  interface Tables {
    listening_backfills: Backfill
    /** Terms are written as JSON text, read as what they are. */
    listening_backfill_parts: Omit<BackfillPart, 'terms'> & { terms: ColumnType<Term[], string, string> }
    /** One row per part that is worked on. Seen across workspaces. */
    listening_backfill_turns: {
      workspace_id: string
      backfill_id: string
      nth: number
      due_at: Date
      lease_until: Date | null
      token: Generated<number>
    }
    listening_backfill_posts: BackfillPost
  }
}
declare module '#platform/facts.ts' {
  interface Facts {
    'listening.backfill_changed': { backfill_id: string; monitor_id: string; state: string }
  }
}
