/** Keeping and finding what was understood. A reading has the id of its post. */
import { booleans, jsons, reals, texts, uuids } from '#platform/columns.ts'
import './tables.ts'
import { insertRows } from '#platform/insert-rows.ts'
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
  await insertRows(work, 'understanding_readings', {
    workspace_id: work.workspace_id,
    post_id: [uuids, readings.map(({ post_id }) => post_id)],
    language: [texts, column('language')],
    language_confidence: [reals, column('language_confidence')],
    sentiment: [reals, column('sentiment')],
    sentiment_label: [texts, column('sentiment_label')],
    objective: [texts, column('objective')],
    objective_confidence: [reals, column('objective_confidence')],
    topics: [jsons, column('topics')],
    urgency: [reals, column('urgency')],
    is_question: [booleans, column('is_question')],
    is_spam: [booleans, column('is_spam')],
    fingerprint: [texts, column('fingerprint')],
    model_version: [texts, column('model_version')],
  })
}

/** Of posts that were edited. */
export async function replaceReadings(work: Work, readings: readonly ReadingOf[]): Promise<void> {
  const ids = readings.map(({ post_id }) => post_id)
  if (ids.length === 0) return
  await forgetReadings(work, ids)
  await keepReadings(work, readings)
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

/** In the order of their ids, whoever asks: two that put the same right wait for each other in a row. */
export async function lockReadings(work: Work, post_ids: readonly string[]): Promise<void> {
  await work.db
    .selectFrom('understanding_readings')
    .select('post_id')
    .where('post_id', 'in', post_ids)
    .orderBy('post_id')
    .forUpdate()
    .execute()
}

/** With what was carried to them, which was of these readings. */
export async function forgetReadings(work: Work, post_ids: readonly string[]): Promise<void> {
  if (post_ids.length === 0) return
  await work.db.deleteFrom('understanding_readings').where('post_id', 'in', post_ids).execute()
  await work.db.deleteFrom('understanding_carried').where('post_id', 'in', post_ids).execute()
}
