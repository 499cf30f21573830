import type { z } from 'zod'
import type { Mention, Monitor, Volume } from './schema.ts'

declare module '#platform/work.ts' {
  interface Tables {
    listening_monitors: Monitor
    listening_mentions: Mention
    listening_volumes: z.infer<typeof Volume>
  }
}
declare module '#platform/facts.ts' {
  interface Facts {
    'listening.monitor_changed': { monitor_id: string }
    /** One fact for a whole batch. */
    'listening.mentions_heard': { monitor_ids: string[]; mentions: number }
  }
}
