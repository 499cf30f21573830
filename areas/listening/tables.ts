import type { ColumnType } from 'kysely'
import type { z } from 'zod'
import type { Band, Mark, Relevance } from './records.ts'
import type { AuthorCount, Count, Mention, Monitor, SetAsideWhy, Volume } from './schema.ts'

declare module '#platform/work.ts' {
  interface Tables {
    listening_monitors: Monitor
    listening_mentions: Mention
    listening_volumes: z.infer<typeof Volume>
    listening_marks: Mark
    listening_relevance: Omit<Relevance, 'state'> & { state: ColumnType<Relevance['state'], string, string> }
    listening_bands: z.infer<typeof Band>
    listening_counts: z.infer<typeof Count>
    listening_authors: z.infer<typeof AuthorCount>
  }
}
declare module '#platform/facts.ts' {
  interface Facts {
    'listening.monitor_changed': { monitor_id: string }
    /** One fact for a whole batch. */
    'listening.mentions_heard': { monitor_ids: string[]; mentions: number }
    'listening.mention_set_aside': { monitor_id: string; post_id: string; why: SetAsideWhy }
    'listening.mention_returned': { monitor_id: string; post_id: string; was: Mention['set_aside'] }
    /** A person said whether they are about it. */
    'listening.mentions_marked': { monitor_ids: string[] }
    /** Edited or deleted by whoever said them. */
    'listening.mentions_changed': { monitor_ids: string[]; mentions: number }
  }
}
