import type { ColumnType } from 'kysely'
import type { z } from 'zod'
import type { BuiltInTopicChange } from './delivered/api.ts'
import type {
  CarriedRecord,
  ChampionRecord,
  LessonRecord,
  NightReport,
  ReadingRecord,
  TaughtRecord,
  Topic,
  Was,
} from './records.ts'
import type { Kind } from './taught/kinds.ts'

declare module '#platform/work.ts' {
  interface Tables {
    understanding_readings: z.infer<typeof ReadingRecord>
    understanding_topics: Topic
    understanding_built_in_topics: BuiltInTopicChange
    understanding_lessons: Omit<LessonRecord, 'before' | 'was' | 'became' | 'gone'> & {
      before: ColumnType<Record<string, number>, string, string>
      was: ColumnType<Was | null, string | null, string | null>
      gone: ColumnType<string[], string[] | undefined, string[]>
      became: ColumnType<Was | null, string | null, string | null>
    }
    understanding_carried: CarriedRecord
    understanding_taught: z.infer<typeof TaughtRecord>
    understanding_champions: Omit<z.infer<typeof ChampionRecord>, 'report'> & {
      report: ColumnType<NightReport, string, string>
    }
  }
}
declare module '#platform/facts.ts' {
  interface Facts {
    /** One of our own, or one that ships. */
    'understanding.topic_changed': { topic_id: string } | { topic: string }
    'understanding.lesson_taught': { post_id: string; kind: Kind }
    'understanding.lesson_retracted': { post_id: string; kind: Kind }
    /** To those that say the same, or taken back from them with it. */
    'understanding.correction_carried': { post_ids: string[] }
    /** The nightly comparison of what was learned with what is learned anew. */
    'understanding.champion_chosen': { won: 'champion' | 'challenger'; asked: number }
  }
}
