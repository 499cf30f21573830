/** Keeping and finding what was understood. A reading has the id of its post. */
import { booleans, jsons, reals, texts, uuids } from '#platform/columns.ts'
import './tables.ts'
import { sql } from 'kysely'
import type { Work } from '#platform/work.ts'
import type { ReadingRecord } from './records.ts'
import type { Reading } from './schema.ts'

export interface ReadingOf {
  post_id: string
  reading: Reading
}

export async function keepReadings(work: Work, readings: readonly ReadingOf[]): Promise<void> {
  if (readings.length === 0) return
  const column = <K extends keyof Reading>(name: K) => readings.map(({ reading }) => reading[name])
  await sql`
    insert into understanding_readings (workspace_id, post_id, language, language_confidence, sentiment, sentiment_label, objective,
      objective_confidence, topics, urgency, is_question, is_spam, fingerprint, model_version)
    select ${work.workspace_id}, r.* from unnest(${uuids(readings.map(({ post_id }) => post_id))}::uuid[], ${texts(column('language'))}::text[], ${reals(column('language_confidence'))}::real[],
      ${reals(column('sentiment'))}::real[], ${texts(column('sentiment_label'))}::text[], ${texts(column('objective'))}::text[], ${reals(column('objective_confidence'))}::real[],
      ${jsons(column('topics'))}::jsonb[], ${reals(column('urgency'))}::real[], ${booleans(column('is_question'))}::boolean[],
      ${booleans(column('is_spam'))}::boolean[], ${texts(column('fingerprint'))}::text[], ${texts(column('model_version'))}::text[]) as r`.execute(
    work.db,
  )
}

export async function readingsByIds(work: Work, post_ids: readonly string[]): Promise<Map<string, ReadingRecord>> {
  if (post_ids.length === 0) return new Map()
  const readings = await work.db
    .selectFrom('understanding_readings')
    .selectAll()
    .where('post_id', 'in', post_ids)
    .execute()
  return new Map(readings.map((reading) => [reading.post_id, reading]))
}
