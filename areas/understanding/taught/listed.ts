/** What people put right and what of it still stands, the newest first: what the learners are made of, to be looked at. */
import '../tables.ts'
import type { Work } from '#platform/work.ts'
import type { LessonRecord, Was } from '../records.ts'
import { READING_KINDS, type ReadingKind } from './before.ts'
import { labelsOf } from './correct.ts'
import { type Kind, NO_TOPIC, TRIAGE } from './kinds.ts'

/** In what was chosen on a night, and which of two that was; or since, one by one. */
export type TookIt = 'champion' | 'challenger' | 'since'

export interface ListedLesson
  extends Pick<LessonRecord, 'id' | 'nth' | 'post_id' | 'kind' | 'taught_by' | 'taught_at'> {
  /** Labels; of topics all that it was read to be about. What a team's lesson took the place of, routing knows. */
  was: string[]
  now: string[]
  took: TookIt
}

export interface LessonsAsked {
  /** A lesson's number; those before it. */
  before: number | null
  kind: Kind | null
  limit: number
}

export async function listLessons(work: Work, { before, kind, limit }: LessonsAsked): Promise<ListedLesson[]> {
  let query = work.db
    .selectFrom('understanding_lessons')
    .select(['id', 'nth', 'post_id', 'kind', 'label', 'was', 'became', 'taught_by', 'taught_at'])
    .where('confirmed', '=', false)
    .where('retracted_at', 'is', null)
  if (before !== null) query = query.where('nth', '<', before)
  if (kind !== null) query = query.where('kind', '=', kind)
  const rows = await query.orderBy('nth', 'desc').limit(limit).execute()
  const chosen = await work.db.selectFrom('understanding_champions').select(['upto', 'report']).executeTakeFirst()
  return rows.map(({ was, became, label, ...row }) => ({
    ...row,
    was: isReading(row.kind) ? labelsOf(row.kind, was) : [],
    now: nowOf(row.kind, label, became),
    took: chosen && row.nth <= chosen.upto ? chosen.report.won : 'since',
  }))
}

function nowOf(kind: Kind, label: string, became: Was | null): string[] {
  if (isReading(kind) && became) return labelsOf(kind, became)
  return label === NO_TOPIC || label === TRIAGE ? [] : [label]
}

/** Taken back or not; null where there is no such lesson, or where nobody put anything right by it. */
export async function lockLesson(work: Work, id: string): Promise<LessonRecord | null> {
  const lesson = await work.db
    .selectFrom('understanding_lessons')
    .selectAll()
    .where('id', '=', id)
    .where('confirmed', '=', false)
    .forUpdate()
    .executeTakeFirst()
  return lesson ?? null
}

export const isReading = (kind: Kind): kind is ReadingKind => (READING_KINDS as readonly Kind[]).includes(kind)
