import type { ColumnType } from 'kysely'
import type { z } from 'zod'
import type { Emerging, Parts, TermCount, TermDay } from './schema.ts'

type Ws = { workspace_id: string }

declare module '#platform/work.ts' {
  interface Tables {
    listening_terms: z.infer<typeof TermCount> & Ws
    listening_term_days: z.infer<typeof TermDay> & Ws
    listening_emerging: Omit<Emerging, 'parts'> & Ws & { parts: ColumnType<Parts, string, string> }
  }
}
declare module '#platform/facts.ts' {
  interface Facts {
    /** What it is called stands in its row: that is what somebody outside said. */
    'listening.topic_emerged': { id: string; team_id: string | null }
  }
}
