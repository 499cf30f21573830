import type { z } from 'zod'
import type { ReadingRecord, Topic } from './records.ts'

declare module '#platform/work.ts' {
  interface Tables {
    understanding_readings: z.infer<typeof ReadingRecord>
    understanding_topics: Topic
  }
}
declare module '#platform/facts.ts' {
  interface Facts {
    'understanding.topic_changed': { topic_id: string }
  }
}
