import type { z } from 'zod'
import type { Alarm } from '../watch/alarm.ts'
import type { WatchState } from '../watch/watch.ts'
import type { Annotation, Interruption, Norm, Outspoken } from './schema.ts'

type Ws = { workspace_id: string }

declare module '#platform/work.ts' {
  interface Tables {
    listening_annotations: Annotation & Ws
    listening_interruptions: Interruption & Ws
    listening_norms: z.infer<typeof Norm> & Ws
    listening_outspoken: z.infer<typeof Outspoken> & Ws
    /** Written as JSON text, read as what it is. */
    listening_watches: Ws & {
      monitor_id: string
      state: WatchState
      watched_at: Date
      alarm: Alarm
      unusual_since: Date | null
      unusual_mentions: number | null
      unusual_low: number | null
      unusual_high: number | null
    }
  }
}
declare module '#platform/facts.ts' {
  interface Facts {
    /** `mentions` in the hour that ended then, where about `expected` are usual. */
    'listening.unusual_volume': { monitor_id: string; from_at: string; mentions: number; expected: number }
  }
}
